"""Every plan of a tiny instance, written down row by row without any thought of points; the checker judges them.

The enumeration knows only the shape of a plan: which Schritte in which order, a method and a length for each, a break,
lunch or nothing between, something of one's own at its time. Whether a plan keeps the rules, and what it costs, says
`check_plan`. So its best plan is best by the checker's word alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations
from typing import Any

from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.modul import Baustein, Schritt
from lotsen_curriculum.model.regelwerk import regeln_of
from lotsen_curriculum.model.schrittdauer import schrittdauer_of
from lotsen_curriculum.model.seminarplan import PlanTermin, PlanUe, Seminarplan
from lotsen_curriculum.planning.check import check_plan, kosten_of
from lotsen_curriculum.units import minuten_to_uhrzeit, uhrzeit_to_minuten

__all__ = ["beste_kosten"]

UEBER_SICH = {"LC395", "LC396", "LC397", "LC398", "LC399"}
"""What a plan says about itself: not filled in here."""

MITTE = ("stuhlkreis", "bewegt")
Zeilen = tuple[dict[str, Any], ...]
Punkt = tuple[Baustein, Schritt]


def beste_kosten(curriculum: Curriculum, anfrage: Anfrage) -> int | None:
    """The least points of any plan that the checker accepts; None where it accepts none."""
    kosten = [
        sum(kosten_of(plan, curriculum, anfrage).values())
        for plan in _Aufzaehlung(curriculum, anfrage).plaene()
        if all(problem.code in UEBER_SICH for problem in check_plan(plan, curriculum, anfrage))
    ]
    return min(kosten, default=None)


@dataclass(frozen=True)
class _Aufzaehlung:
    """All plans of one instance, the Bausteine in the order of the course."""

    curriculum: Curriculum
    anfrage: Anfrage

    def plaene(self) -> Iterator[Seminarplan]:
        """Every plan whose rows fill the Termine."""
        for folge in self._folgen():
            for termine in self._fill(0, folge):
                yield self._plan(termine)

    def _folgen(self) -> Iterator[tuple[Punkt, ...]]:
        """Every choice of Bausteine and optional Schritte."""
        module = self.curriculum.kurs(self.anfrage.kurs).module
        bausteine = [baustein for modul in module for baustein in self.curriculum.module[modul].bausteine]
        for auswahl in _teilmengen(bausteine):
            folgen: list[tuple[Punkt, ...]] = [()]
            for baustein in auswahl:
                formen = [
                    tuple((baustein, schritt) for schritt in baustein.schritte if schritt not in weg)
                    for weg in _teilmengen([schritt for schritt in baustein.schritte if schritt.optional])
                ]
                folgen = [folge + form for folge in folgen for form in formen if form]
            yield from (folge for folge in folgen if folge)

    def _fill(self, termin: int, rest: tuple[Punkt, ...]) -> Iterator[tuple[Zeilen, ...]]:
        """Every way to fill the Termine from `termin` on with exactly the Schritte of `rest`."""
        if termin == len(self.anfrage.termine):
            if not rest:
                yield ()
            return
        wunsch, regeln = self.anfrage.termine[termin], self.regeln
        von, bis = uhrzeit_to_minuten(wunsch.von), uhrzeit_to_minuten(wunsch.bis)
        kopf = _zeile("ankommen", "Ankommen", von, von + regeln.ankommen_min, phase="einstieg")
        for zeilen, offen in self._rows(termin, (kopf,), rest, bis - regeln.abschluss_min):
            for folgende in self._fill(termin + 1, offen):
                yield (zeilen, *folgende)

    @cached_property
    def regeln(self) -> Any:
        """The rules of the Anfrage."""
        return regeln_of(self.curriculum.regelwerke[self.anfrage.regelwerk], self.anfrage)

    def _rows(
        self, termin: int, zeilen: Zeilen, rest: tuple[Punkt, ...], schluss: int
    ) -> Iterator[tuple[Zeilen, tuple[Punkt, ...]]]:
        """Go on after `zeilen`: close the Termin, take a break, or do the next Schritt or what is one's own."""
        jetzt, letzte = zeilen[-1]["bis_min"], zeilen[-1]["art"]
        eigenes = [e for e in self.anfrage.eigenes if e.datum == self.anfrage.termine[termin].datum]
        hier = [e for e in eigenes if uhrzeit_to_minuten(e.von) == jetzt]
        if letzte in ("schritt", "eigen"):
            yield self._close(zeilen, schluss), rest
            for art, minuten in self._pausen():
                if jetzt + minuten < schluss:
                    pause = _zeile(art, "Pause" if art == "pause" else "Mittagspause", jetzt, jetzt + minuten)
                    yield from self._rows(termin, (*zeilen, pause), rest, schluss)
        for e in hier:
            eigen = _zeile("eigen", e.titel, jetzt, uhrzeit_to_minuten(e.bis))
            yield from self._rows(termin, (*zeilen, eigen), rest, schluss)
        if rest and not hier:
            for schritt in self._schritte(zeilen[-1], rest[0]):
                if schritt["bis_min"] <= schluss:
                    yield from self._rows(termin, (*zeilen, schritt), rest[1:], schluss)

    def _pausen(self) -> Iterator[tuple[str, int]]:
        yield "pause", self.regeln.pause_min
        for minuten in range(self.regeln.mittag_min, self.regeln.mittag_max_min + 1, self.regeln.raster_min):
            yield "mittag", minuten

    def _schritte(self, davor: dict[str, Any], punkt: Punkt) -> Iterator[dict[str, Any]]:
        baustein, schritt = punkt
        for name in schritt.methoden:
            methode = self.curriculum.methoden[name]
            spanne = schrittdauer_of(
                schritt, methode, personen=self.anfrage.gruppe.personen, raster_min=self.regeln.raster_min
            )
            if spanne is None:
                continue
            wechsel = davor["art"] == "schritt" and (davor["sozialform"] in MITTE) != (methode.sozialform in MITTE)
            umbau = self.regeln.umbau_min if wechsel and self.anfrage.form == "praesenz" else 0
            for minuten in range(spanne.min, spanne.max + 1, self.regeln.raster_min):
                yield _zeile(
                    "schritt",
                    schritt.titel,
                    davor["bis_min"],
                    davor["bis_min"] + umbau + minuten,
                    baustein=baustein.id,
                    schritt=schritt.id,
                    methode=name,
                    sozialform=methode.sozialform,
                    phase=schritt.phase,
                    input=methode.input,
                    umbau_min=umbau,
                )

    def _close(self, zeilen: Zeilen, schluss: int) -> Zeilen:
        ende = _zeile("abschluss", "Abschluss", schluss, schluss + self.regeln.abschluss_min, phase="abschluss")
        if zeilen[-1]["bis_min"] == schluss:
            return (*zeilen, ende)
        return (*zeilen, _zeile("puffer", "Puffer für Fragen und Offenes", zeilen[-1]["bis_min"], schluss), ende)

    def _plan(self, termine: tuple[Zeilen, ...]) -> Seminarplan:
        fertig = [
            PlanTermin.model_validate(
                {
                    "datum": wunsch.datum,
                    "von": wunsch.von,
                    "bis": wunsch.bis,
                    "zeilen": [{k: v for k, v in zeile.items() if k != "bis_min"} for zeile in zeilen],
                }
            )
            for wunsch, zeilen in zip(self.anfrage.termine, termine, strict=True)
        ]
        return Seminarplan(
            titel=self.anfrage.titel,
            kurs=self.anfrage.kurs,
            anfrage=self.anfrage,
            luecke_prozent=0.0,
            termine=tuple(fertig),
            ue=PlanUe(gesamt=0.0, je_termin=(0.0,) * len(fertig)),
            abdeckung={},
        )


def _zeile(art: str, titel: str, von: int, bis: int, **felder: Any) -> dict[str, Any]:
    uhrzeiten = {"von": minuten_to_uhrzeit(von), "bis": minuten_to_uhrzeit(bis), "minuten": bis - von}
    return {"art": art, "titel": titel, "bis_min": bis, **uhrzeiten, **felder}


def _teilmengen(dinge: list[Any]) -> Iterator[tuple[Any, ...]]:
    return chain.from_iterable(combinations(dinge, anzahl) for anzahl in range(len(dinge) + 1))
