"""Could there be a plan at all? A quick look backward along the chain that knows no prices, only yes and no.

It watches the clock, breaks, lunch, seating, locks, rooms, who can lead a module, and torn Bausteine. It forgets which
methods were used, how large a team is, and how many UE come together: so `False` is a proof, `True` is none. Orders
that end with the same Bausteine share what was found out about those.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from lotsen_curriculum.model.regelwerk import Regeln
from lotsen_curriculum.planning import regeln as regel
from lotsen_curriculum.planning.kern.brett import FREI, MITTE, TISCHE, Bits, Brett, Werte
from lotsen_curriculum.planning.kern.knoten import Knoten, build_knoten
from lotsen_curriculum.planning.problem import UNMOEGLICH, PlanningProblem, TaktBaustein, TaktTermin

__all__ = ["find_machbare", "is_machbar"]


class Stand(NamedTuple):
    """What is known before some last Bausteine: where the course can be finished from, and whether it can begin."""

    werte: Werte
    beginnt: bool


def is_machbar(problem: PlanningProblem) -> bool:
    """Whether there could be a plan in the given order of the Bausteine; `False` is proven."""
    return any(True for _ in find_machbare([problem]))


def find_machbare(ordnungen: Iterable[PlanningProblem]) -> Iterator[PlanningProblem]:
    """Those that could have a plan, of problems that differ in nothing but the order of their Bausteine."""
    rueckblick: _Rueckblick | None = None
    for problem in ordnungen:
        rueckblick = rueckblick or _Rueckblick(Brett(problem))
        if rueckblick.stand(problem.bausteine).beginnt:
            yield problem


@dataclass(frozen=True, eq=False)
class _Rueckblick:
    """The look backward over one board; what was found out before the same last Bausteine is kept."""

    brett: Brett
    staende: dict[tuple[str, ...], Stand] = field(default_factory=dict)
    schritte: "dict[str, tuple[_Schritt, ...]]" = field(default_factory=dict)

    def stand(self, letzte: tuple[TaktBaustein, ...]) -> Stand:
        """What is known before these Bausteine, which are the last of the course."""
        key = tuple(baustein.id for baustein in letzte)
        if key not in self.staende:
            self.staende[key] = self._before(letzte[0], self.stand(letzte[1:])) if letzte else self._ende
        return self.staende[key]

    @property
    def _ende(self) -> Stand:
        brett = self.brett
        ende = brett.schluss & brett.termin_bits(len(brett.problem.termine) - 1)
        return Stand(brett.force_eigenes((ende, ende, ende)), beginnt=False)

    def _before(self, baustein: TaktBaustein, danach: Stand) -> Stand:
        """What is known before a Baustein, by what is known after it; from nowhere leads no way."""
        if not danach.beginnt and not any(danach.werte):
            return danach
        schritte = self._schritte(baustein)
        werte, anfang = [(0, 0, 0)] * len(schritte) + [danach.werte], [False] * len(schritte) + [danach.beginnt]
        for nummer in reversed(range(len(schritte))):
            werte[nummer], beginnt = schritte[nummer].step_back(werte)
            anfang[nummer] = beginnt or any(anfang[ziel] for ziel, _ in schritte[nummer].knoten.auslassen)
        return Stand(werte[0], anfang[0])

    def _schritte(self, baustein: TaktBaustein) -> "tuple[_Schritt, ...]":
        """The nodes of a Baustein, numbered from 0."""
        if baustein.id not in self.schritte:
            knoten, _ = build_knoten(replace(self.brett.problem, bausteine=(baustein,)))
            self.schritte[baustein.id] = tuple(_Schritt(self.brett, einer) for einer in knoten)
        return self.schritte[baustein.id]


@dataclass(frozen=True, eq=False)
class _Schritt:
    """One node on the board."""

    brett: Brett
    knoten: Knoten

    def step_back(self, werte: list[Werte]) -> tuple[Werte, bool]:
        """The places before this node from which the course can be finished, and whether the course can begin here."""
        brett, umbau = self.brett, self.brett.problem.masse.umbau if self._vor_ort else 0
        tische, mitte = self._starts(werte[self.knoten.tun])
        erlaubt = self._erlaubt
        frei = (tische | mitte) & erlaubt
        nach_pause = brett.after_pause(frei)
        felder = [
            (tische | brett.back(mitte, umbau)) & erlaubt | nach_pause,
            (mitte | brett.back(tische, umbau)) & erlaubt | nach_pause,
            frei | nach_pause,
        ]
        for ziel, _ in self.knoten.auslassen:
            felder = [feld | anderes for feld, anderes in zip(felder, werte[ziel], strict=True)]
        beginnt = self._beginnt(frei, brett.force_eigenes((felder[0], felder[1], felder[2]))[FREI])
        weiter = sum(brett.termin_bits(s) for s in self._teilbar_nach if beginnt[s + 1])
        schliessen = brett.schluss & weiter
        tische, mitte, frei = (feld | schliessen for feld in felder)
        return brett.force_eigenes((tische, mitte, frei)), beginnt[0] and not self.knoten.begonnen

    def _starts(self, nachher: Werte) -> tuple[Bits, Bits]:
        """Where the Schritt itself may begin, done at tables, and in the open middle."""
        starts = [0, 0]
        for (sitz, termine), alle in self._dauern.items():
            bits = 0
            for takte in alle:
                bits |= self.brett.back(nachher[sitz], takte)
            if not all(termine):
                bits &= sum(self.brett.termin_bits(s) for s, passt in enumerate(termine) if passt)
            starts[sitz] |= bits
        return starts[0], starts[1]

    @cached_property
    def _dauern(self) -> dict[tuple[int, tuple[bool, ...]], set[int]]:
        """The lengths in Takten by seating and by the Termine whose rooms are large enough."""
        dauern: dict[tuple[int, tuple[bool, ...]], set[int]] = {}
        for wahl in self.knoten.schritt.wahlen:
            sozialform = self.brett.problem.klassen[wahl.klasse].sozialform
            sitz = MITTE if sozialform in regel.FREIE_MITTE else TISCHE
            dauern.setdefault((sitz, wahl.termine), set()).update(takte for takte, _ in wahl.preise)
        return dauern

    @cached_property
    def _erlaubt(self) -> Bits:
        knoten, brett = self.knoten, self.brett
        fest = brett.festzeiten(knoten.schritt.fest)
        if not knoten.begonnen:
            fest &= brett.festzeiten(knoten.baustein.fest)
        return fest & brett.leitung(knoten.baustein.modul)

    @property
    def _vor_ort(self) -> bool:
        return self.brett.problem.anfrage.form != "online"

    @cached_property
    def _teilbar_nach(self) -> list[int]:
        """The Termine after which the next one may go on with this node."""
        regeln, baustein = self.brett.problem.regeln, self.knoten.baustein
        paare = enumerate(pairwise(self.brett.problem.termine))
        if not self.knoten.begonnen:
            return [s for s, _ in paare]
        return [s for s, (heute, morgen) in paare if _may_tear(baustein, heute, morgen, regeln)]

    def _beginnt(self, frei: Bits, mit_eigenem: Bits) -> list[bool]:
        """For each Termin whether it can begin before this node."""
        return [bool((mit_eigenem if eigen else frei) & erste) for erste, eigen in self.brett.anfaenge]


def _may_tear(baustein: TaktBaustein, heute: TaktTermin, morgen: TaktTermin, regeln: Regeln) -> bool:
    return regel.baustein_geteilt(baustein, heute, morgen, regeln) < UNMOEGLICH
