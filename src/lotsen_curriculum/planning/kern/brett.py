"""The board of the quick look: all places of a course as the bits of one whole number.

One shift moves a row of so many Takten at all places at once.
"""

from dataclasses import dataclass
from functools import cached_property

from lotsen_curriculum.planning import regeln as regel
from lotsen_curriculum.planning.problem import Festzeit, PlanningProblem, TaktTermin

__all__ = ["FREI", "MITTE", "TISCHE", "Bits", "Brett", "Werte"]

Bits = int
"""A set of places: Termin, lunch taken, Takte since the last break, Takt; the last moves fastest."""

TISCHE, MITTE, FREI = 0, 1, 2
"""How people sit after a row; `FREI` after something of the trainer's own, whatever they did there."""

Werte = tuple[Bits, Bits, Bits]
"""For each seating the places from which the course can be finished."""


@dataclass(frozen=True, eq=False)
class Brett:
    """The places of one problem, in whatever order its Bausteine are, and the moves between them."""

    problem: PlanningProblem

    @cached_property
    def breite(self) -> int:
        """How many Takte the longest Termin has, both ends counted."""
        return max(termin.takte for termin in self.problem.termine) + 1

    @cached_property
    def reihen(self) -> int:
        """How many Takte since the last break there can be, none counted."""
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


def _opens(termin: TaktTermin, ankommen: int) -> bool:
    """Whether something of the trainer's own opens the Termin."""
    return any(eigenes.start == ankommen for eigenes in termin.eigenes)
