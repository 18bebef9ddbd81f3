"""In which blocks a document differs from the model of its batch, and whether the fast way is open to it."""

from dataclasses import replace

from lotsen_curriculum.documents.nodes import (
    Document,
    FitText,
    PageBreak,
    Paragraph,
    Run,
    SectionChange,
    TableOfContents,
)

__all__ = ["Zeilen", "changed_blocks", "is_plain"]

Zeilen = Paragraph | FitText
"""The blocks that may differ: lines of text without links."""


def changed_blocks(muster: Document, document: Document) -> tuple[int, ...] | None:
    """The numbers of the blocks that differ; None where something differs that a batch can't follow.

    Title and date may differ; of the blocks only paragraphs and fitted lines, in their words and sizes.
    """
    if len(muster.blocks) != len(document.blocks) or not _same_frame(muster, document):
        return None
    found = [
        index
        for index, (ours, theirs) in enumerate(zip(muster.blocks, document.blocks, strict=True))
        if ours is not theirs and ours != theirs
    ]
    for index in found:
        ours, theirs = muster.blocks[index], document.blocks[index]
        if type(ours) is not type(theirs) or not isinstance(theirs, Zeilen) or not _plain_lines(theirs):
            return None
    return tuple(found)


def is_plain(document: Document) -> bool:
    """Whether a document has only what batches know: pages of blocks, no headers, no contents, no other sections."""
    return (
        not any(isinstance(block, SectionChange | TableOfContents) for block in document.blocks)
        and all(block.to == "next" for block in document.blocks if isinstance(block, PageBreak))
        and not any((text.left, text.center, text.right) != ((), (), ()) for text in (document.header, document.footer))
    )


def _same_frame(muster: Document, document: Document) -> bool:
    return replace(document, title="", created=None, blocks=()) == replace(muster, title="", created=None, blocks=())


def _plain_lines(block: Zeilen) -> bool:
    return all(isinstance(inline, Run) and not inline.language for inline in block.content)
