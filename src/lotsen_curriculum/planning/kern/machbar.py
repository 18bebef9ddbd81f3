"""Could there be a plan at all? A quick look backward along the chain that knows no prices, only yes and no.

It watches the clock, breaks, lunch, seating, locks, rooms, who can lead a module, and torn Bausteine. It forgets which
methods were used, how large a team is, and how many UE come together: so `False` is a proof, `True` is none. All places
of the course are the bits of one whole number, so that one shift moves a row of so many Takten at all of them at once.
Orders that end with the same Bausteine share what was found out about those.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from lotsen_curriculum.model.regelwerk import Regeln
from lotsen_curriculum.planning import regeln as regel
from lotsen_curriculum.planning.kern.knoten import Knoten, build_knoten
from lotsen_curriculum.planning.problem import UNMOEGLICH, Festzeit, PlanningProblem, TaktBaustein, TaktTermin

__all__ = ["find_machbare", "is_machbar"]

Bits = int
"""A set of places: Termin, lunch taken, Takte since the last break, Takt; the last moves fastest."""

TISCHE, MITTE, FREI = 0, 1, 2
"""How people sit after a row; `FREI` after something of the trainer's own, whatever they did there."""

Werte = tuple[Bits, Bits, Bits]
"""For each seating the places from which the course can be finished."""


class Stand(NamedTuple):
    """What is known before some last Bausteine: where the course can be finished from, and whether it can begin."""

    werte: Werte
    beginnt: bool


def is_machbar(problem: PlanningProblem) -> bool:
    """Whether there could be a plan in the given order of the Bausteine; `False` is proven."""
    return any(True for _ in find_machbare([problem]))


def find_machbare(ordnungen: Iterable[PlanningProblem]) -> Iterator[PlanningProblem]:
    """Those that could have a plan, of problems that differ in nothing but the order of their Bausteine."""
    brett: _Brett | None = None
    for problem in ordnungen:
        brett = brett or _Brett(problem)
        if brett.stand(problem.bausteine).beginnt:
            yield problem


@dataclass(frozen=True, eq=False)
class _Brett:
    """The places of one problem, in whatever order its Bausteine are."""

    problem: PlanningProblem

    def stand(self, letzte: tuple[TaktBaustein, ...]) -> Stand:
        """What is known before these Bausteine, which are the last of the course."""
        key = tuple(baustein.id for baustein in letzte)
        if key not in self._staende:
            self._staende[key] = self._before(letzte[0], self.stand(letzte[1:])) if letzte else self._ende
        return self._staende[key]

    @cached_property
    def _staende(self) -> dict[tuple[str, ...], Stand]:
        return {}

    @property
    def _ende(self) -> Stand:
        ende = self.schluss & self.termin_bits(len(self.problem.termine) - 1)
        return Stand(self.force_eigenes((ende, ende, ende)), beginnt=False)

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
        if baustein.id not in self._knoten:
            knoten, _ = build_knoten(replace(self.problem, bausteine=(baustein,)))
            self._knoten[baustein.id] = tuple(_Schritt(self, einer) for einer in knoten)
        return self._knoten[baustein.id]

    @cached_property
    def _knoten(self) -> "dict[str, tuple[_Schritt, ...]]":
        return {}

    @cached_property
    def breite(self) -> int:
        return max(termin.takte for termin in self.problem.termine) + 1

    @cached_property
    def reihen(self) -> int:
        return min(self.problem.masse.block, self.breite - 1) + 1

    @cached_property
    def feld(self) -> int:
        """Places of one Termin before (or after) its lunch."""
        return self.breite * self.reihen

    def termin_bits(self, termin: int) -> Bits:
        """All places of a Termin."""
        return ((1 << 2 * self.feld) - 1) << termin * 2 * self.feld

    def spalten(self, takte: Bits, reihen: int) -> Bits:
        """The Takte (as bits) in the first `reihen` rows, before and after lunch."""
        eine = sum(takte << reihe * self.breite for reihe in range(reihen))
        return eine | eine << self.feld

    def am_anfang(self, je_termin: list[Bits]) -> Bits:
        """For each Termin some Takte (as bits), straight after a break, before and after lunch."""
        return sum(self.spalten(bits, 1) << 2 * s * self.feld for s, bits in enumerate(je_termin))

    def spread(self, bits: Bits) -> Bits:
        """Places straight after a break, carried to all Takte since the last one."""
        fertig = 1
        while fertig < self.reihen:
            dazu = min(fertig, self.reihen - fertig)
            bits |= bits << dazu * self.breite
            fertig += dazu
        return bits

    @cached_property
    def _passt(self) -> dict[int, Bits]:
        return {}

    def passt(self, takte: int) -> Bits:
        """Where a row of `takte` may begin: it ends in time for a break, the end, and the trainer's own."""
        if takte not in self._passt:
            reihen = max(0, self.reihen - takte)
            je_termin = [self.spalten(self._frei(termin, takte), reihen) for termin in self.problem.termine]
            self._passt[takte] = sum(bits << 2 * s * self.feld for s, bits in enumerate(je_termin))
        return self._passt[takte]

    def _frei(self, termin: TaktTermin, takte: int) -> Bits:
        """The Takte of a Termin from which `takte` are free of the trainer's own."""
        frei = (1 << max(0, self.breite - takte)) - 1
        for eigenes in termin.eigenes:
            for takt in range(max(0, eigenes.start - takte + 1), eigenes.ende):
                frei &= ~(1 << takt)
        return frei

    def back(self, bits: Bits, takte: int) -> Bits:
        """The places from which a row of `takte` leads to `bits`."""
        return (bits >> takte * (self.breite + 1)) & self.passt(takte) if takte else bits

    @cached_property
    def schluss(self) -> Bits:
        """Where a Termin may go into its Abschluss."""
        masse, regeln, bits = self.problem.masse, self.problem.regeln, 0
        for s, termin in enumerate(self.problem.termine):
            for takt in range(termin.takte - masse.abschluss + 1):
                block = regel.block_vor_abschluss(termin, takt=takt, ende=termin.takte, masse=masse, regeln=regeln)
                spalte = sum(1 << reihe * self.breite for reihe in range(min(block + 1, self.reihen))) << takt
                bits |= spalte << (2 * s + (termin.mittag is not None)) * self.feld
        return bits

    @cached_property
    def straight(self) -> Bits:
        """All places straight after a break."""
        return self.am_anfang([(1 << self.breite) - 1] * len(self.problem.termine))

    @cached_property
    def pausen(self) -> tuple[tuple[int, Bits], ...]:
        """How far each break moves back, and where it may begin: a pause, and lunch of each length."""
        pause, termine = self.problem.masse.pause, self.problem.termine
        arten = [(pause, self.am_anfang([self._frei(termin, pause) for termin in termine]))]
        vorher = sum(((1 << self.feld) - 1) << 2 * s * self.feld for s in range(len(termine)))
        for lang in self.problem.masse.mittag:
            wo = self.am_anfang([self._mittag(termin, lang) for termin in termine]) & vorher
            arten.append((lang + self.feld, wo))
        return tuple(arten)

    def _mittag(self, termin: TaktTermin, lang: int) -> Bits:
        """The Takte at which lunch of this length may begin."""
        if termin.mittag is None:
            return 0
        erlaubt = sum(1 << takt for takt in range(self.breite) if regel.mittag_passt(termin, takt, lang))
        return erlaubt & self._frei(termin, lang)

    def after_pause(self, bits: Bits) -> Bits:
        """The places from which a break leads to `bits`."""
        return self.spread(self._before_pause(bits & self.straight))

    def _before_pause(self, bits: Bits) -> Bits:
        vorher = 0
        for weit, wo in self.pausen:
            vorher |= (bits >> weit) & wo
        return vorher

    @cached_property
    def eigene(self) -> tuple[tuple[int, Bits], ...]:
        """Each thing of the trainer's own, the last first: its length, and the places at its beginning."""
        return tuple(
            (eigenes.ende - eigenes.start, self.spalten(1 << eigenes.start, self.reihen) << 2 * s * self.feld)
            for s, termin in enumerate(self.problem.termine)
            for eigenes in reversed(termin.eigenes)
        )

    def force_eigenes(self, werte: Werte) -> Werte:
        """Lead every place at which something of the trainer's own begins to its end, straight or after a break."""
        tische, mitte, frei = werte
        for takte, wo in self.eigene:
            passt = wo & self._bleibt_kurz(takte)
            danach = (frei >> takte * (self.breite + 1)) & passt
            davor = self.after_pause(danach)
            tische, mitte, frei = ((bits & ~wo) | danach | davor for bits in (tische, mitte, frei))
        return tische, mitte, frei

    def _bleibt_kurz(self, takte: int) -> Bits:
        reihen = max(0, self.reihen - takte)
        eines = self.spalten((1 << max(0, self.breite - takte)) - 1, reihen)
        return sum(eines << 2 * s * self.feld for s in range(len(self.problem.termine)))

    @cached_property
    def anfaenge(self) -> tuple[tuple[Bits, bool], ...]:
        """For each Termin the place at which its first row begins, and whether that is something of the trainer's own.

        The place is 0 where Ankommen alone is too long.
        """
        takt = self.problem.masse.ankommen
        erste = 1 << takt * self.breite + takt if takt < self.reihen else 0
        return tuple((erste << 2 * s * self.feld, _opens(t, takt)) for s, t in enumerate(self.problem.termine))

    @cached_property
    def _leitung(self) -> dict[str, Bits]:
        return {}

    def leitung(self, modul: str) -> Bits:
        """All places of the Termine at which somebody can lead the module."""
        if modul not in self._leitung:
            self._leitung[modul] = sum(
                self.termin_bits(s)
                for s, termin in enumerate(self.problem.termine)
                if not self.problem.trainer
                or any(regel.kompetent(self.problem.trainer[nummer], modul) for nummer in termin.leitung)
            )
        return self._leitung[modul]

    def festzeiten(self, feste: tuple[Festzeit, ...] | None) -> Bits:
        """All places at which a lock allows a row to begin."""
        if feste is None:
            return -1
        alle = (1 << self.breite) - 1
        bits = 0
        for zeit in feste:
            spalte = self.spalten(alle if zeit.takt is None else 1 << zeit.takt, self.reihen)
            bits |= spalte << 2 * zeit.termin * self.feld
        return bits


@dataclass(frozen=True, eq=False)
class _Schritt:
    """One node on the board."""

    brett: _Brett
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


def _opens(termin: TaktTermin, ankommen: int) -> bool:
    """Whether something of the trainer's own opens the Termin."""
    return any(eigenes.start == ankommen for eigenes in termin.eigenes)
