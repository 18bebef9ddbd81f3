"""Progress of long work: shown on a terminal, nothing at all in a pipe."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

__all__ = ["fortschritt", "fortschrittsbalken"]


@contextmanager
def fortschritt(text: str) -> Iterator[None]:
    """Shows `text` with a moving sign on standard error while the block runs, where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(text):
        yield


@contextmanager
def fortschrittsbalken(text: str, gesamt: int) -> Iterator[Callable[..., None]]:
    """Shows a bar with the time left on a terminal; the block calls what it is given once for each piece done.

    The call may name what is at work next, which then stands before the bar. A piece that is done again counts once.
    """
    if not sys.stderr.isatty():
        yield lambda _="": None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("noch"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as balken:
        aufgabe = balken.add_task(text, total=gesamt)

        def weiter(naechstes: str = "") -> None:
            fertig = min(balken.tasks[aufgabe].completed + 1, gesamt)
            balken.update(aufgabe, completed=fertig, description=naechstes or text)

        yield weiter
