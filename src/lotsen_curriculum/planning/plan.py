"""From the steps of a found plan to the Seminarplan: rows on the clock, names, UE, coverage, what was left out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from lotsen_curriculum.model.anfrage import TerminWunsch
from lotsen_curriculum.model.seminarplan import PlanTermin, PlanUe, Seminarplan, Zeile, Zeilenart
from lotsen_curriculum.planning import regeln as regel
from lotsen_curriculum.planning.hinweise import hinweise_of
from lotsen_curriculum.planning.kern.arbeit import Arbeit
from lotsen_curriculum.planning.kern.luecken import DIREKT, MITTAG, PAUSE, TERMIN
from lotsen_curriculum.planning.problem import Klasse, PlanningProblem, TaktTermin
from lotsen_curriculum.planning.team import smallest_team
from lotsen_curriculum.units import minuten_to_ue, minuten_to_uhrzeit

__all__ = ["build_plan", "with_kosten"]

OHNE_SCHRITT = Klasse(None, False)
"""What is remembered where no Schritt lies directly before."""


def build_plan(problem: PlanningProblem, arbeiten: Sequence[Arbeit], *, kosten: int, schranke: int) -> Seminarplan:
    """The Seminarplan of a found plan."""
    termine = tuple(
        _Termin(problem, termin).build(teil) for termin, teil in zip(problem.termine, _split(arbeiten), strict=True)
    )
    lernzeit = [_lernzeit_min(problem, termin) for termin in termine]
    plan = Seminarplan(
        titel=problem.anfrage.titel,
        kurs=problem.anfrage.kurs,
        anfrage=problem.anfrage,
        kosten=kosten,
        schranke=schranke,
        luecke_prozent=_luecke_prozent(kosten, schranke),
        termine=termine,
        ue=PlanUe(
            gesamt=_ue(sum(lernzeit), problem.regeln.ue_min),
            je_termin=tuple(_ue(minuten, problem.regeln.ue_min) for minuten in lernzeit),
        ),
        abdeckung=_abdeckung(arbeiten),
        entfallen=_entfallen(problem, arbeiten),
    )
    return plan.model_copy(update={"hinweise": hinweise_of(problem, plan)})


def with_kosten(plan: Seminarplan, kosten: int) -> Seminarplan:
    """`plan` with other points, and the gap that follows from them."""
    return plan.model_copy(update={"kosten": kosten, "luecke_prozent": _luecke_prozent(kosten, plan.schranke)})


@dataclass
class _Termin:
    """The rows of one Termin while they are being written."""

    problem: PlanningProblem
    termin: TaktTermin
    zeilen: list[Zeile] = field(default_factory=list)
    takt: int = 0
    klasse: Klasse = OHNE_SCHRITT

    def build(self, arbeiten: Sequence[Arbeit]) -> PlanTermin:
        """The Termin with all its rows."""
        masse, wunsch = self.problem.masse, self.problem.anfrage.termine[self.termin.stelle]
        team = self._team(arbeiten)
        self._write(masse.ankommen, "ankommen", titel="Ankommen", phase="einstieg", trainer=team[:1])
        for arbeit in arbeiten:
            self._write_luecke(arbeit.luecke)
            if arbeit.schritt is None:
                eigenes = next(e for e in self.termin.eigenes if e.start == self.takt)
                self._write(eigenes.ende - eigenes.start, "eigen", titel=eigenes.titel, trainer=team[:1])
                self.klasse = OHNE_SCHRITT
            else:
                self._write_schritt(arbeit, team)
        puffer = self.termin.takte - masse.abschluss - self.takt
        self._write(puffer, "puffer", titel="Puffer für Fragen und Offenes", trainer=team[:1])
        self._write(masse.abschluss, "abschluss", titel="Abschluss", phase="abschluss", trainer=team[:1])
        return _plan_termin(wunsch, self.zeilen)

    def _team(self, arbeiten: Sequence[Arbeit]) -> tuple[str, ...]:
        module = {arbeit.baustein.modul for arbeit in arbeiten if arbeit.baustein}
        team = smallest_team(self.problem, self.termin, module) if self.problem.trainer else ()
        return tuple(self.problem.trainer[nummer].name for nummer in team or ())

    def _write_luecke(self, luecke: int) -> None:
        if luecke in (DIREKT, TERMIN):
            return
        self.klasse = OHNE_SCHRITT
        if luecke == PAUSE:
            self._write(self.problem.masse.pause, "pause", titel="Pause")
        else:
            self._write(luecke - MITTAG, "mittag", titel="Mittagspause")

    def _write_schritt(self, arbeit: Arbeit, team: Sequence[str]) -> None:
        assert arbeit.baustein is not None and arbeit.schritt is not None and arbeit.wahl is not None  # noqa: PT018
        problem = self.problem
        klasse = problem.klassen[arbeit.wahl.klasse]
        umbau = regel.umbau(self.klasse, klasse, form=problem.anfrage.form, masse=problem.masse)
        schritt = problem.curriculum.schritt(arbeit.baustein.id, arbeit.schritt.id)
        koennen = [t.name for t in problem.trainer if regel.kompetent(t, arbeit.baustein.modul)]
        self._write(
            umbau + arbeit.dauer,
            "schritt",
            titel=schritt.titel,
            baustein=arbeit.baustein.id,
            schritt=arbeit.schritt.id,
            methode=arbeit.wahl.methode,
            sozialform=klasse.sozialform,
            phase=schritt.phase,
            input=klasse.input,
            umbau_min=umbau * problem.regeln.raster_min,
            trainer=tuple(name for name in team if name in koennen)[:1],
        )
        self.klasse = klasse

    def _write(self, takte: int, art: Zeilenart, **felder: object) -> None:
        """Add a row of so many Takten, or none where it would be empty."""
        regeln, termin = self.problem.regeln, self.termin
        von = termin.von + self.takt * regeln.raster_min
        minuten = takte * regeln.raster_min + (termin.rest_min if art == "abschluss" else 0)
        self.takt += takte
        if minuten:
            uhrzeiten = {"von": minuten_to_uhrzeit(von), "bis": minuten_to_uhrzeit(von + minuten)}
            self.zeilen.append(Zeile.model_validate({"minuten": minuten, "art": art, **uhrzeiten, **felder}))


def _split(arbeiten: Sequence[Arbeit]) -> list[list[Arbeit]]:
    """The steps of each Termin; each begins with a step that follows the change of Termin."""
    termine: list[list[Arbeit]] = []
    for arbeit in arbeiten:
        if arbeit.luecke == TERMIN:
            termine.append([])
        termine[-1].append(arbeit)
    return termine


def _plan_termin(wunsch: TerminWunsch, zeilen: Sequence[Zeile]) -> PlanTermin:
    return PlanTermin(datum=wunsch.datum, von=wunsch.von, bis=wunsch.bis, ort=wunsch.ort, zeilen=tuple(zeilen))


def _lernzeit_min(problem: PlanningProblem, termin: PlanTermin) -> int:
    frei = () if problem.regeln.pausen_zaehlen else ("pause", "mittag")
    return sum(zeile.minuten for zeile in termin.zeilen if zeile.art not in frei)


def _ue(minuten: int, ue_min: int) -> float:
    """UE to two decimals."""
    return float(round(minuten_to_ue(minuten, ue_min), 2))


def _luecke_prozent(kosten: int, schranke: int) -> float:
    """The gap to two decimals; a gap that is there is never rounded to nothing."""
    if kosten == schranke:
        return 0.0
    return max(0.01, float(round(Fraction(100 * (kosten - schranke), kosten), 2)))


def _abdeckung(arbeiten: Sequence[Arbeit]) -> dict[str, tuple[str, ...]]:
    """For each Profilelement the Bausteine, in the order of the plan, with a Schritt that serves it."""
    abdeckung: dict[str, dict[str, None]] = {}
    for arbeit in arbeiten:
        if arbeit.baustein and arbeit.schritt:
            for element in arbeit.schritt.elemente:
                abdeckung.setdefault(element, {})[arbeit.baustein.id] = None
    return {element: tuple(bausteine) for element, bausteine in sorted(abdeckung.items())}


def _entfallen(problem: PlanningProblem, arbeiten: Sequence[Arbeit]) -> tuple[str, ...]:
    """Left out: candidate Bausteine, and optional Schritte of those that are in, in the order of the course."""
    getan = {(a.baustein.id, a.schritt.id) for a in arbeiten if a.baustein and a.schritt}
    dabei = {baustein for baustein, _ in getan}
    kandidaten = {baustein.id: baustein for baustein in problem.bausteine}
    entfallen: list[str] = []
    for modul in problem.kurs.module:
        for baustein in problem.curriculum.module[modul].bausteine:
            if baustein.id in dabei:
                schritte = kandidaten[baustein.id].schritte
                fehlt = [s.id for s in schritte if (baustein.id, s.id) not in getan]
                entfallen += [f"{baustein.id}/{schritt}" for schritt in fehlt]
            elif baustein.id in kandidaten:
                entfallen.append(baustein.id)
    return tuple(entfallen)
