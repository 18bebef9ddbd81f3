"""Python's cyclic garbage collector, paused while a document is written."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collector_paused"]


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pauses the collector, unless somebody has switched it off already.

    Why: a composed book is a million small objects that all live until it is written; looking for garbage among them
    again and again takes half of the time and finds nothing.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
