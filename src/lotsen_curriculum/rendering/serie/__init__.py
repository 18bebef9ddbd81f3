"""Batches: many documents that differ in a few lines, each as the ordinary writers would write it, many times as fast.

A batch is made from a model document (`muster`). What a document shares with it (page description, fonts, structure,
packed parts) is prepared once; for each document only the blocks that differ are laid out and written. A document that
differs in anything else goes the ordinary way, so that nothing depends on which way it went.
"""
