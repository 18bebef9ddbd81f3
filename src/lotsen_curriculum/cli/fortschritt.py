"""Progress of long work: shown on a terminal, nothing at all in a pipe."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["fortschritt"]


@contextmanager
def fortschritt(text: str) -> Iterator[None]:
    """Shows `text` with a moving sign on standard error while the block runs, where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(text):
        yield
