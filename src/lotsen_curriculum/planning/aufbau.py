"""From the curriculum and an Anfrage to the planning problem: filter what does not fit, put times on the raster."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from difflib import get_close_matches
from functools import cached_property
from itertools import pairwise

from lotsen_curriculum.model.anfrage import Anfrage, TerminWunsch
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.kurs import Kurs
from lotsen_curriculum.model.modul import Baustein, Schritt
from lotsen_curriculum.model.regelwerk import Regeln, regeln_of
from lotsen_curriculum.model.schrittdauer import Methodendauer, Schrittdauer, fit_schrittdauer, methodendauer_of
from lotsen_curriculum.planning import regeln as regel
from lotsen_curriculum.planning.problem import (
    FEIN,
    Festzeit,
    Klasse,
    Masse,
    PlanningProblem,
    TaktBaustein,
    TaktEigenes,
    TaktSchritt,
    TaktTermin,
    Wahl,
)
from lotsen_curriculum.problems import CurriculumError, Loc, Problem
from lotsen_curriculum.units import uhrzeit_to_minuten

__all__ = ["build_problem", "lernzeit_of"]

OHNE_SCHRITT = (Klasse(None, False), Klasse(None, False))
"""The first two classes: something of the trainer's own before and after the first Schritt of a Termin."""


def build_problem(curriculum: Curriculum, anfrage: Anfrage) -> PlanningProblem:
    """The planning problem of an Anfrage that `loading` has checked.

    Raises:
        CurriculumError: LC301 unknown course or Regelwerk, LC302 a rule off the raster, LC303 Termine that end before
            they begin or overlap, LC304 a wish or lock for a Baustein that the course doesn't have.
    """
    bau = _Bau(curriculum, anfrage)
    problems = (
        *_check_kurs(curriculum, anfrage),
        *(() if anfrage.regelwerk not in curriculum.regelwerke else _check_raster(bau.regeln)),
        *_check_termine(anfrage),
    )
    problems = problems or tuple(_check_bausteine(bau))
    if problems:
        raise CurriculumError(problems)
    return PlanningProblem(
        curriculum=curriculum,
        anfrage=anfrage,
        kurs=bau.kurs,
        regeln=bau.regeln,
        masse=bau.masse,
        termine=bau.termine,
        bausteine=tuple(bau.build_baustein(baustein) for baustein in bau.kandidaten),
        methoden=bau.methoden,
        klassen=bau.klassen,
        trainer=anfrage.trainer,
        lernzeit_min=lernzeit_of(bau.kurs, bau.regeln, anfrage),
    )


@dataclass(frozen=True)
class _Bau:
    """The parts of one planning problem, each worked out once."""

    curriculum: Curriculum
    anfrage: Anfrage

    @cached_property
    def kurs(self) -> Kurs:
        return self.curriculum.kurs(self.anfrage.kurs)

    @cached_property
    def regeln(self) -> Regeln:
        regeln = regeln_of(self.curriculum.regelwerke[self.anfrage.regelwerk], self.anfrage)
        preise = {name: wert * FEIN for name, wert in asdict(regeln).items() if name.startswith("preis_")}
        return replace(regeln, **preise)

    @cached_property
    def masse(self) -> Masse:
        regeln, raster = self.regeln, self.regeln.raster_min
        kurz, lang = -(-regeln.mittag_min // raster), regeln.mittag_max_min // raster
        return Masse(
            block=regeln.block_max_min // raster,
            pause=regeln.pause_min // raster,
            mittag=tuple(range(kurz, min(lang, 24 * 60 // raster) + 1)),
            ankommen=regeln.ankommen_min // raster,
            abschluss=regeln.abschluss_min // raster,
            umbau=regeln.umbau_min // raster,
        )

    @cached_property
    def kandidaten(self) -> tuple[Baustein, ...]:
        """The candidate Bausteine in base order, moved behind their prerequisites where the data has them after."""
        module = [self.curriculum.module[modul] for modul in self.kurs.module]
        ohne = set(self.anfrage.bausteine.ohne)
        offen = [baustein for modul in module for baustein in modul.bausteine if baustein.id not in ohne]
        return tuple(_sort_by_voraussetzung(offen)) if self.regeln.reihenfolge else tuple(offen)

    @cached_property
    def termine(self) -> tuple[TaktTermin, ...]:
        wuensche = sorted(enumerate(self.anfrage.termine), key=lambda paar: (paar[1].datum, paar[1].von))
        tage = sorted({wunsch.datum for _, wunsch in wuensche})
        return tuple(self._termin(stelle, wunsch, tage.index(wunsch.datum)) for stelle, wunsch in wuensche)

    @cached_property
    def moeglich(self) -> Mapping[tuple[str, str], Mapping[str, Schrittdauer]]:
        """For each Schritt of each candidate the methods that fit the group with their minutes, recommended first."""
        return {
            (baustein.id, schritt.id): {m: d for m in schritt.methoden if (d := self._dauer(schritt, m)) is not None}
            for baustein in self.kandidaten
            for schritt in baustein.schritte
        }

    @cached_property
    def methodendauern(self) -> Mapping[str, Methodendauer]:
        """For each method that fits the group what the group means for its minutes."""
        namen = {name for baustein in self.kandidaten for schritt in baustein.schritte for name in schritt.methoden}
        methoden = (self.curriculum.methoden[name] for name in namen)
        passende = (methode for methode in methoden if regel.gruppe_passt(methode, self.anfrage))
        return {methode.id: methodendauer_of(methode, self.anfrage.gruppe.personen) for methode in passende}

    @cached_property
    def methoden(self) -> tuple[str, ...]:
        return tuple(sorted({methode for methoden in self.moeglich.values() for methode in methoden}))

    @cached_property
    def klassen(self) -> tuple[Klasse, ...]:
        return OHNE_SCHRITT + tuple(sorted({self._klasse(methode) for methode in self.methoden}))

    def build_baustein(self, baustein: Baustein) -> TaktBaustein:
        gewuenscht = {*self.anfrage.bausteine.mit, *(fest.baustein for fest in self.anfrage.fest)}
        return TaktBaustein(
            id=baustein.id,
            modul=self.curriculum.modul_of_baustein[baustein.id].id,
            fehlt_preis=regel.baustein_fehlt(baustein.rang, gewuenscht=baustein.id in gewuenscht, regeln=self.regeln),
            teilbar=baustein.teilbar,
            voraussetzungen=baustein.voraussetzungen,
            fest=self._festzeiten(baustein.id),
            schritte=tuple(self._schritt(baustein.id, schritt) for schritt in baustein.schritte),
        )

    def _schritt(self, baustein_id: str, schritt: Schritt) -> TaktSchritt:
        ziele = self.curriculum.lernziele
        return TaktSchritt(
            id=schritt.id,
            fehlt_preis=regel.schritt_optional_fehlt(schritt.optional, self.regeln),
            wahlen=tuple(self._wahl(schritt, *paar) for paar in self.moeglich[baustein_id, schritt.id].items()),
            elemente=tuple(sorted({e for ziel in schritt.lernziele for e in ziele[ziel].profilelemente})),
        )

    def _wahl(self, schritt: Schritt, methode_id: str, dauer: Schrittdauer) -> Wahl:
        methode = self.curriculum.methoden[methode_id]
        raster = self.regeln.raster_min
        fest = regel.empfohlene_methode(methode_id == schritt.methoden[0], self.regeln)
        return Wahl(
            methode=methode_id,
            nummer=self.methoden.index(methode_id),
            klasse=self.klassen.index(self._klasse(methode_id), len(OHNE_SCHRITT)),
            aktivierend=methode.energie == "aktivierend",
            preise=tuple(
                (
                    minuten // raster,
                    fest
                    + regel.typische_dauer(minuten, dauer.typisch, self.regeln)
                    + regel.input_max_min(methode.input, minuten, self.regeln),
                )
                for minuten in range(dauer.min, dauer.max + 1, raster)
            ),
            termine=tuple(
                regel.raum_passt(methode, self.anfrage, self.anfrage.termine[termin.stelle]) for termin in self.termine
            ),
        )

    def _dauer(self, schritt: Schritt, methode_id: str) -> Schrittdauer | None:
        methode = self.methodendauern.get(methode_id)
        return None if methode is None else fit_schrittdauer(schritt, methode, raster_min=self.regeln.raster_min)

    def _klasse(self, methode_id: str) -> Klasse:
        methode = self.curriculum.methoden[methode_id]
        return Klasse(methode.sozialform, methode.input)

    def _festzeiten(self, baustein_id: str) -> tuple[Festzeit, ...] | None:
        """Where all locks of a Baustein allow it to start; a time off the raster allows nothing."""
        erlaubt: set[Festzeit] | None = None
        for fest in self.anfrage.fest:
            if fest.baustein == baustein_id:
                zeiten = {Festzeit(n, None) for n, t in enumerate(self.termine) if t.datum == fest.datum}
                if fest.um is not None:
                    zeiten = set(self._genau(zeiten, uhrzeit_to_minuten(fest.um)))
                erlaubt = zeiten if erlaubt is None else _schnitt(erlaubt, zeiten)
        return None if erlaubt is None else tuple(sorted(erlaubt, key=lambda zeit: (zeit.termin, zeit.takt or 0)))

    def _genau(self, zeiten: set[Festzeit], um: int) -> Iterator[Festzeit]:
        for zeit in zeiten:
            takt, rest = divmod(um - self.termine[zeit.termin].von, self.regeln.raster_min)
            if rest == 0 and 0 <= takt < self.termine[zeit.termin].takte:
                yield Festzeit(zeit.termin, takt)

    def _termin(self, stelle: int, wunsch: TerminWunsch, tag: int) -> TaktTermin:
        raster, regeln = self.regeln.raster_min, self.regeln
        von, bis = uhrzeit_to_minuten(wunsch.von), uhrzeit_to_minuten(wunsch.bis)
        takte, rest = divmod(bis - von, raster)
        mittag = (-(-(regeln.mittag_ab - von) // raster), (regeln.mittag_bis - von) // raster)
        eigenes = [e for e in self.anfrage.eigenes if e.datum == wunsch.datum and wunsch.von <= e.von < wunsch.bis]
        return TaktTermin(
            stelle=stelle,
            datum=wunsch.datum,
            tag=tag,
            von=von,
            takte=takte,
            rest_min=rest,
            mittag=mittag if von <= regeln.mittag_ab and bis >= regeln.mittag_bis else None,
            eigenes=tuple(
                TaktEigenes(
                    (uhrzeit_to_minuten(e.von) - von) // raster, (uhrzeit_to_minuten(e.bis) - von) // raster, e.titel
                )
                for e in sorted(eigenes, key=lambda e: e.von)
            ),
            leitung=tuple(n for n, t in enumerate(self.anfrage.trainer) if regel.verfuegbar(t, wunsch)),
        )


def _schnitt(eine: set[Festzeit], andere: set[Festzeit]) -> set[Festzeit]:
    """Where two locks of the same Baustein agree; a day agrees with every time on it."""
    return {
        a if b.takt is None else b
        for a in eine
        for b in andere
        if a.termin == b.termin and (a.takt is None or b.takt is None or a.takt == b.takt)
    }


def _sort_by_voraussetzung(bausteine: list[Baustein]) -> Iterator[Baustein]:
    """Yield each Baustein after its prerequisites, and otherwise in the given order."""
    offen = {baustein.id: baustein for baustein in bausteine}
    while offen:
        frei = (b for b in offen.values() if not any(v in offen for v in b.voraussetzungen))
        naechster = next(frei, next(iter(offen.values())))
        yield offen.pop(naechster.id)


def lernzeit_of(kurs: Kurs, regeln: Regeln, anfrage: Anfrage) -> tuple[int, int]:
    """The least and the most minutes of learning time: range of the course, or half a UE around the wish."""
    ue_min, ue_max = (kurs.ue.min, kurs.ue.max) if kurs.ue else (regeln.kurs_ue_min, regeln.kurs_ue_max)
    if anfrage.ue is not None:
        return -(-(2 * anfrage.ue - 1) * regeln.ue_min // 2), (2 * anfrage.ue + 1) * regeln.ue_min // 2
    return ue_min * regeln.ue_min, ue_max * regeln.ue_min


def _check_kurs(curriculum: Curriculum, anfrage: Anfrage) -> Iterator[Problem]:
    try:
        kurs = curriculum.kurs(anfrage.kurs)
    except KeyError:
        kurs = None
    if kurs is None or any(modul not in curriculum.module for modul in kurs.module):
        hint = f"Diese Kurse gibt es: {', '.join(curriculum.kurse)}; dazu jedes Modul und Vertiefungsseminar."
        if nah := get_close_matches(anfrage.kurs, curriculum.planbare_kurse, n=1):
            hint = f"Meinten Sie „{nah[0]}“?"
        yield Problem("LC301", f"Den Kurs „{anfrage.kurs}“ gibt es nicht.", hint=hint, loc=("kurs",))
    if anfrage.regelwerk not in curriculum.regelwerke:
        hint = f"Diese Regelwerke gibt es: {', '.join(curriculum.regelwerke)}."
        yield Problem("LC301", f"Das Regelwerk „{anfrage.regelwerk}“ gibt es nicht.", hint=hint, loc=("regelwerk",))


def _check_raster(regeln: Regeln) -> Iterator[Problem]:
    for name in ("pause_min", "ankommen_min", "abschluss_min", "umbau_min"):
        wert = getattr(regeln, name)
        if wert % regeln.raster_min:
            message = f"Die Regel {name} steht auf {wert} Minuten und passt nicht ins Zeitraster."
            yield Problem("LC302", message, hint=f"Nehmen Sie ein Vielfaches von {regeln.raster_min} Minuten.")


def _check_termine(anfrage: Anfrage) -> Iterator[Problem]:
    sortiert = sorted(enumerate(anfrage.termine), key=lambda paar: (paar[1].datum, paar[1].von))
    for stelle, termin in sortiert:
        if termin.von >= termin.bis:
            message = f"Termin {stelle + 1} ({termin.datum:%d.%m.%Y}) endet, bevor er beginnt."
            hint = "Prüfen Sie „von“ und „bis“."
            yield Problem("LC303", message, hint=hint, loc=("termine", stelle, "bis"))
    for (_, frueher), (stelle, spaeter) in pairwise(sortiert):
        if frueher.datum == spaeter.datum and spaeter.von < frueher.bis:
            message = f"Am {spaeter.datum:%d.%m.%Y} überschneiden sich zwei Termine."
            hint = "Ein Termin muss enden, bevor der nächste beginnt."
            yield Problem("LC303", message, hint=hint, loc=("termine", stelle, "von"))


def _check_bausteine(bau: _Bau) -> Iterator[Problem]:
    bekannt = {baustein.id for baustein in bau.kandidaten}
    wuensche: list[tuple[str, Loc]] = [
        (wunsch, ("bausteine", "mit", n)) for n, wunsch in enumerate(bau.anfrage.bausteine.mit)
    ]
    feste: list[tuple[str, Loc]] = [(fest.baustein, ("fest", n, "baustein")) for n, fest in enumerate(bau.anfrage.fest)]
    for baustein, loc in [*wuensche, *feste]:
        if baustein not in bekannt:
            message = f"Der Baustein „{baustein}“ steht für diesen Kurs nicht zur Wahl."
            yield Problem("LC304", message, hint="Entweder gehört er nicht dazu, oder er steht unter „ohne“.", loc=loc)
    if not bekannt:
        yield Problem("LC304", "Es bleibt kein Baustein übrig, den man planen könnte.", loc=("bausteine", "ohne"))
