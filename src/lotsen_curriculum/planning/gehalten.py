"""What of a plan has been held at a moment: its rows as they were, and where the rest may begin.

Codes: LC331 a Schritt that took more or fewer minutes than there were.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lotsen_curriculum.model.aenderung import Stand
from lotsen_curriculum.model.anfrage import Eigenes
from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan, Zeile, Zeitpunkt
from lotsen_curriculum.problems import CurriculumError, Problem
from lotsen_curriculum.units import minuten_to_uhrzeit, uhrzeit_to_minuten

__all__ = ["Rueckblick", "look_back"]


@dataclass(frozen=True)
class Rueckblick:
    """A plan as it was held up to a moment.

    Attributes:
        plan: The plan; the Schritt that was last done ends when it really ended, what was to come before is gone. Where
            that Schritt went on after a break, the rest of it stands as the trainer's own in rows and Anfrage.
        bis: The moment; None where nothing has been held.
        frei_ab_min: Minutes since midnight from which on the running session is free; None where none is running.
        anders: Whether the running session went otherwise than planned.
    """

    plan: Seminarplan
    bis: Zeitpunkt | None
    frei_ab_min: int | None = None
    anders: bool = False

    @property
    def laufend(self) -> PlanTermin | None:
        """The last session that has begun."""
        begonnen = [termin for termin in self.plan.termine if self.is_held(termin, termin.zeilen[0])]
        return begonnen[-1] if begonnen else None

    def is_held(self, termin: PlanTermin, zeile: Zeile) -> bool:
        """Whether a row has begun before the moment."""
        return self.bis is not None and self.bis.liegt_nach(termin.datum, zeile.von)

    @property
    def schritte(self) -> Iterator[tuple[int, Zeile, bool]]:
        """The rows of art `schritt` with the numbers of their sessions, and whether they have begun."""
        for stelle, termin in enumerate(self.plan.termine, start=1):
            for zeile in termin.zeilen:
                if zeile.art == "schritt":
                    yield termin.nummer or stelle, zeile, self.is_held(termin, zeile)

    @cached_property
    def leitung(self) -> Mapping[tuple[object, object], str]:
        """Who led each row or was to lead it: Schritte by their ids, other rows by session and beginning."""
        leitung: dict[tuple[object, object], str] = {}
        for stelle, termin in enumerate(self.plan.termine, start=1):
            for zeile in (z for z in termin.zeilen if z.trainer):
                rahmen = (termin.nummer or stelle, zeile.von)
                leitung[(zeile.baustein, zeile.schritt) if zeile.art == "schritt" else rahmen] = zeile.trainer[0]
        return leitung

    @property
    def gehaltene(self) -> frozenset[str]:
        """Ids of the Bausteine that have begun."""
        return frozenset(zeile.baustein or "" for _, zeile, gehalten in self.schritte if gehalten)


def look_back(plan: Seminarplan, stand: Stand | None, raster_min: int) -> Rueckblick:
    """`plan` as it was held up to `stand`, or to the moment of its last re-planning.

    Raises:
        CurriculumError: LC331 where the Schritt that is done last would have had no minutes.
    """
    if stand is None or stand.geschafft is None:
        bis = plan.gehalten_bis if stand is None else Zeitpunkt(datum=stand.datum, um=stand.um)
        return _with_frei_ab(Rueckblick(plan, bis))
    stelle = next(n for n, termin in enumerate(plan.termine) if _has(termin, stand))
    termin = plan.termine[stelle]
    von = uhrzeit_to_minuten(termin.von)
    um = von - (von - uhrzeit_to_minuten(stand.um)) // raster_min * raster_min
    verlauf = _Verlauf(termin, stand.geschafft, um)
    laufend = termin.model_copy(update={"zeilen": verlauf.zeilen})
    termine = (*plan.termine[:stelle], laufend, *plan.termine[stelle + 1 :])
    weiter = (Eigenes(titel=z.titel, datum=termin.datum, von=z.von, bis=z.bis) for z in verlauf.fortsetzungen)
    anfrage = plan.anfrage.model_copy(update={"eigenes": (*plan.anfrage.eigenes, *weiter)})
    bis = Zeitpunkt(datum=stand.datum, um=minuten_to_uhrzeit(um))
    return Rueckblick(plan.model_copy(update={"termine": termine, "anfrage": anfrage}), bis, verlauf.frei_ab, True)


def _with_frei_ab(blick: Rueckblick) -> Rueckblick:
    """Free from the end of the row that is running on."""
    if blick.laufend is None:
        return blick
    letzte = [zeile for zeile in blick.laufend.zeilen if blick.is_held(blick.laufend, zeile)][-1]
    return Rueckblick(blick.plan, blick.bis, uhrzeit_to_minuten(letzte.bis))


def _has(termin: PlanTermin, stand: Stand) -> bool:
    """Whether the Schritt that is done lies in this session."""
    return termin.datum == stand.datum and any(f"{z.baustein}/{z.schritt}" == stand.geschafft for z in termin.zeilen)


@dataclass(frozen=True)
class _Verlauf:
    """How a session really went: the Schritt that is done lasted until `um` (minutes since midnight).

    Breaks, and what the trainer had entered, were held at their time if they had begun before.
    """

    termin: PlanTermin
    geschafft: str
    um: int

    @property
    def zeilen(self) -> tuple[Zeile, ...]:
        """All rows; those that are still to come begin when the session is free."""
        ende = minuten_to_uhrzeit(self.frei_ab)
        spaeter = (
            zeile.model_copy(update={"von": max(zeile.von, ende), "bis": max(zeile.bis, ende)})
            for zeile in self.termin.zeilen[self._letzte + 1 :]
            if zeile not in self._fest
        )
        begonnen = sorted((*self._fest, *self.fortsetzungen), key=lambda zeile: zeile.von)
        return (*self.termin.zeilen[: self._letzte], self._gehalten, *begonnen, *spaeter)

    @property
    def fortsetzungen(self) -> tuple[Zeile, ...]:
        """The Schritt going on after breaks, as rows of the trainer's own."""
        schritt = self.termin.zeilen[self._letzte]
        anfaenge = [uhrzeit_to_minuten(zeile.bis) for zeile in self._fest]
        enden = [*(uhrzeit_to_minuten(zeile.von) for zeile in self._fest[1:]), self.um]
        return tuple(
            Zeile(
                von=minuten_to_uhrzeit(von),
                bis=minuten_to_uhrzeit(bis),
                minuten=bis - von,
                art="eigen",
                titel=f"Fortsetzung: {schritt.titel}",
                trainer=schritt.trainer,
            )
            for von, bis in zip(anfaenge, enden, strict=False)
            if von < bis
        )

    @property
    def frei_ab(self) -> int:
        """From when on the session is free: a break that has begun goes on to its end."""
        return max([self.um, *(uhrzeit_to_minuten(zeile.bis) for zeile in self._fest)])

    @property
    def _letzte(self) -> int:
        """Number of the row that was done last."""
        return next(n for n, z in enumerate(self.termin.zeilen) if f"{z.baustein}/{z.schritt}" == self.geschafft)

    @property
    def _fest(self) -> tuple[Zeile, ...]:
        """What came after that row at its time: breaks and the trainer's own."""
        spaeter = self.termin.zeilen[self._letzte + 1 :]
        begonnen = (zeile for zeile in spaeter if uhrzeit_to_minuten(zeile.von) < self.um)
        return tuple(zeile for zeile in begonnen if zeile.art in {"pause", "mittag", "eigen"})

    @property
    def _gehalten(self) -> Zeile:
        """The Schritt as it was held, up to the first break."""
        zeile = self.termin.zeilen[self._letzte]
        bis = min([self.um, *(uhrzeit_to_minuten(feste.von) for feste in self._fest)])
        minuten = bis - uhrzeit_to_minuten(zeile.von)
        if minuten <= zeile.umbau_min:
            um = minuten_to_uhrzeit(self.um)
            message = f"Der Schritt {self.geschafft} beginnt im Plan erst um {zeile.von:%H:%M}"
            message = f"{message}; um {um:%H:%M} kann er nicht fertig sein."
            hint = "Nennen Sie unter „geschafft“ einen früheren Schritt oder unter „um“ eine spätere Uhrzeit."
            raise CurriculumError([Problem("LC331", message, hint=hint, loc=("stand",))])
        return zeile.model_copy(update={"bis": minuten_to_uhrzeit(bis), "minuten": minuten})
