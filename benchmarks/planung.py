"""Planning: seeded seminars of three classes, the shipped data, and growth with the length of a course.

Parts: `beweis`, `auswahl`, `spaet`, `grund`, `umplanen`, `wachstum`, `daten`.
"""

from collections.abc import Callable, Mapping

from benchmarks.lauf import Wahl
from benchmarks.planung_beweis import measure_auswahl, measure_beweis, measure_spaet
from benchmarks.planung_daten import measure_daten
from benchmarks.planung_grund import measure_grund
from benchmarks.planung_umplanen import measure_umplanen
from benchmarks.planung_wachstum import measure_wachstum
from benchmarks.tabelle import Tabelle

__all__ = ["TEILE", "run"]

TEILE: Mapping[str, Callable[[Wahl], Tabelle]] = {
    "beweis": measure_beweis,
    "auswahl": measure_auswahl,
    "spaet": measure_spaet,
    "grund": measure_grund,
    "umplanen": measure_umplanen,
    "wachstum": measure_wachstum,
    "daten": measure_daten,
}


def run(wahl: Wahl) -> None:
    """Measures the parts that were chosen and shows their tables."""
    for teil, measure in TEILE.items():
        if not wahl.teile or teil in wahl.teile:
            measure(wahl).show(schreiben=wahl.schreiben)
