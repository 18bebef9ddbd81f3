"""Measurements of speed and memory; `make bench` runs them all. Never part of the tests: machines are noisy."""
