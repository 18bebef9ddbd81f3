"""What the checker looks at: the plan's rows beside the data that they name, resolved once.

`unlesbar` tells first whether everything that plan and Anfrage name exists; only then `Sicht.of` may be called.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property

from lotsen_curriculum.model.anfrage import Anfrage, TerminWunsch
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.kurs import Kurs
from lotsen_curriculum.model.methode import Methode
from lotsen_curriculum.model.modul import Baustein, Modul, Schritt
from lotsen_curriculum.model.regelwerk import Regeln, regeln_of
from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan, Zeile
from lotsen_curriculum.planning.check.codes import problem_of
from lotsen_curriculum.problems import Loc, Problem
from lotsen_curriculum.units import format_uhrzeit

__all__ = ["Arbeit", "Platz", "Sicht", "Sitzung", "minute_of", "unlesbar"]


def minute_of(uhrzeit: time) -> int:
    """Whole minutes since midnight; seconds are the business of the rule `raster_min`."""
    return uhrzeit.hour * 60 + uhrzeit.minute


@dataclass(frozen=True)
class Platz:
    """A row in its place: index of the session, index in the session, the row."""

    termin: int
    nummer: int
    zeile: Zeile

    @property
    def von(self) -> int:
        """Beginning, in minutes since midnight."""
        return minute_of(self.zeile.von)

    @property
    def bis(self) -> int:
        """End, in minutes since midnight."""
        return minute_of(self.zeile.bis)

    @property
    def dauer_min(self) -> int:
        """Minutes from beginning to end."""
        return self.bis - self.von


@dataclass(frozen=True)
class Arbeit(Platz):
    """A row of art `schritt` with the Baustein, Schritt and Methode that it names."""

    modul: Modul
    baustein: Baustein
    schritt: Schritt
    methode: Methode

    @property
    def schritt_min(self) -> int:
        """Minutes without the changing of the seating."""
        return self.dauer_min - self.zeile.umbau_min


@dataclass(frozen=True)
class Sitzung:
    """A session of the plan, and the one of the Anfrage with the same date and times, where there is one."""

    nummer: int
    termin: PlanTermin
    wunsch: TerminWunsch | None
    plaetze: tuple[Platz, ...]

    @property
    def von(self) -> int:
        """Beginning, in minutes since midnight."""
        return minute_of(self.termin.von)

    @property
    def bis(self) -> int:
        """End, in minutes since midnight."""
        return minute_of(self.termin.bis)

    @cached_property
    def arbeiten(self) -> tuple[Arbeit, ...]:
        """The rows of art `schritt`."""
        return tuple(platz for platz in self.plaetze if isinstance(platz, Arbeit))

    @property
    def paare(self) -> Iterator[tuple[Platz, Platz]]:
        """Each row with the one that follows it."""
        return zip(self.plaetze, self.plaetze[1:], strict=False)

    @cached_property
    def namen(self) -> frozenset[str]:
        """Everybody who is named as leading something in this session."""
        return frozenset(name for platz in self.plaetze for name in platz.zeile.trainer)


@dataclass(frozen=True)
class Sicht:
    """The plan and everything that the rules need beside it."""

    plan: Seminarplan
    curriculum: Curriculum
    anfrage: Anfrage
    kurs: Kurs
    regeln: Regeln
    sitzungen: tuple[Sitzung, ...]

    @classmethod
    def of(cls, plan: Seminarplan, curriculum: Curriculum, anfrage: Anfrage) -> "Sicht":
        """The view of a plan whose names all exist (`unlesbar` found nothing)."""
        wuensche = {(wunsch.datum, wunsch.von, wunsch.bis): wunsch for wunsch in anfrage.termine}
        sitzungen = tuple(
            Sitzung(
                nummer,
                termin,
                wuensche.get((termin.datum, termin.von, termin.bis)),
                tuple(_platz(curriculum, nummer, stelle, zeile) for stelle, zeile in enumerate(termin.zeilen)),
            )
            for nummer, termin in enumerate(plan.termine)
        )
        regeln = regeln_of(curriculum.regelwerke[anfrage.regelwerk], anfrage)
        return cls(plan, curriculum, anfrage, curriculum.kurs(anfrage.kurs), regeln, sitzungen)

    @cached_property
    def arbeiten(self) -> tuple[Arbeit, ...]:
        """All rows of art `schritt`, in the order of the plan."""
        return tuple(arbeit for sitzung in self.sitzungen for arbeit in sitzung.arbeiten)

    @property
    def offene_arbeiten(self) -> Iterator[Arbeit]:
        """The rows of art `schritt` that have not begun before the moment until which the plan was held."""
        for arbeit in self.arbeiten:
            if not self.gehalten(self.plan.termine[arbeit.termin].datum, arbeit.zeile.von):
                yield arbeit

    def gehalten(self, datum: date, um: time) -> bool:
        """Whether what begins at `um` on `datum` has been held: it is a fact, not a choice any more."""
        return self.plan.gehalten_bis is not None and self.plan.gehalten_bis.liegt_nach(datum, um)

    @cached_property
    def bausteine(self) -> Mapping[str, tuple[Arbeit, ...]]:
        """The rows of each Baustein of the plan, by its id, in the order of first appearance."""
        reihen: dict[str, tuple[Arbeit, ...]] = {}
        for arbeit in self.arbeiten:
            reihen[arbeit.baustein.id] = (*reihen.get(arbeit.baustein.id, ()), arbeit)
        return reihen

    @cached_property
    def tage(self) -> Mapping[date, tuple[Sitzung, ...]]:
        """The sessions of each day, in the order of the plan."""
        tage: dict[date, tuple[Sitzung, ...]] = {}
        for sitzung in self.sitzungen:
            tage[sitzung.termin.datum] = (*tage.get(sitzung.termin.datum, ()), sitzung)
        return tage

    @cached_property
    def kandidaten(self) -> tuple[Baustein, ...]:
        """The Bausteine that the course may hold, in the order of its modules, without those wished out."""
        return tuple(
            baustein
            for modul_id in self.kurs.module
            for baustein in self.curriculum.module[modul_id].bausteine
            if baustein.id not in self.anfrage.bausteine.ohne
        )

    def lernzeit_min(self, sitzung: Sitzung) -> int:
        """Minutes of a session that count as learning time: all but the breaks, unless breaks count too."""
        return sum(
            platz.dauer_min
            for platz in sitzung.plaetze
            if self.regeln.pausen_zaehlen or platz.zeile.art not in {"pause", "mittag"}
        )

    def problem(self, regel: str, text: str, ort: Sitzung | Platz | None = None) -> Problem:
        """The Problem that `regel` is broken at `ort`: `Termin 1 (06.03.2027), 10:15: …`."""
        loc: Loc
        match ort:
            case None:
                return problem_of(regel, text)
            case Sitzung():
                stelle, loc = _termin_text(self.plan, ort.nummer), ("termine", ort.nummer)
            case Platz():
                stelle = f"{_termin_text(self.plan, ort.termin)}, {format_uhrzeit(ort.von)}"
                loc = ("termine", ort.termin, "zeilen", ort.nummer)
        return problem_of(regel, f"{stelle}: {text}", loc)


def unlesbar(plan: Seminarplan, curriculum: Curriculum, anfrage: Anfrage) -> Iterator[Problem]:
    """Problems that forbid any further look: names that do not exist, and values that nothing can be counted in."""
    try:
        curriculum.kurs(anfrage.kurs)
    except KeyError:
        yield problem_of("bekannt", f"Den Kurs „{anfrage.kurs}“ gibt es nicht.", ("kurs",))
    yield from _regeln_unlesbar(curriculum, anfrage)
    for nummer, termin in enumerate(plan.termine):
        for stelle, zeile in enumerate(termin.zeilen):
            if zeile.art == "schritt" and (fehlt := _unbekannt(curriculum, zeile)):
                text = f"{_termin_text(plan, nummer)}, {zeile.von:%H:%M}: {fehlt}"
                yield problem_of("bekannt", text, ("termine", nummer, "zeilen", stelle))


def _regeln_unlesbar(curriculum: Curriculum, anfrage: Anfrage) -> Iterator[Problem]:
    regelwerk = curriculum.regelwerke.get(anfrage.regelwerk)
    if regelwerk is None:
        yield problem_of("bekannt", f"Das Regelwerk „{anfrage.regelwerk}“ gibt es nicht.", ("regelwerk",))
        return
    try:
        regeln = regeln_of(regelwerk, anfrage)
    except KeyError as fehler:
        yield problem_of("bekannt", f"Im Regelwerk „{regelwerk.id}“ gibt es die Regel „{fehler.args[0]}“ nicht.")
        return
    for regel, wert in (("raster_min", regeln.raster_min), ("ue_min", regeln.ue_min)):
        if wert < 1:
            yield problem_of("rechenwerte", f"Die Regel „{regel}“ ist {wert}; gerechnet werden kann erst ab 1.")


def _unbekannt(curriculum: Curriculum, zeile: Zeile) -> str | None:
    """What a row of art `schritt` names that does not exist, as a German sentence."""
    baustein = curriculum.bausteine.get(zeile.baustein or "")
    if baustein is None:
        return f"Den Baustein „{zeile.baustein or ''}“ gibt es nicht."
    if zeile.schritt not in {schritt.id for schritt in baustein.schritte}:
        return f"Den Schritt „{zeile.schritt or ''}“ gibt es im Baustein „{baustein.id}“ nicht."
    if zeile.methode not in curriculum.methoden:
        return f"Die Methode „{zeile.methode or ''}“ gibt es nicht."
    return None


def _platz(curriculum: Curriculum, termin: int, nummer: int, zeile: Zeile) -> Platz:
    if zeile.art != "schritt":
        return Platz(termin, nummer, zeile)
    baustein, schritt, methode = zeile.baustein or "", zeile.schritt or "", zeile.methode or ""
    return Arbeit(
        termin=termin,
        nummer=nummer,
        zeile=zeile,
        modul=curriculum.modul_of_baustein[baustein],
        baustein=curriculum.bausteine[baustein],
        schritt=curriculum.schritt(baustein, schritt),
        methode=curriculum.methoden[methode],
    )


def _termin_text(plan: Seminarplan, nummer: int) -> str:
    return f"Termin {nummer + 1} ({plan.termine[nummer].datum:%d.%m.%Y})"
