"""What of a plan has been held at a moment: its rows as they were, and where the rest may begin.

Codes: LC331 a Schritt that took more or fewer minutes than there were.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lotsen_curriculum.model.aenderung import Stand
from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan, Zeile, Zeitpunkt
from lotsen_curriculum.problems import CurriculumError, Problem
from lotsen_curriculum.units import minuten_to_uhrzeit, uhrzeit_to_minuten

__all__ = ["Rueckblick", "look_back"]


@dataclass(frozen=True)
class Rueckblick:
    """A plan as it was held up to a moment.

    Attributes:
        plan: The plan; the Schritt that was last done ends when it really ended, what was to come before is gone.
        bis: The moment; None where nothing has been held.
        frei_ab_min: Minutes since midnight from which on the running session is free; None where none is running.
    """

    plan: Seminarplan
    bis: Zeitpunkt | None
    frei_ab_min: int | None = None

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
    laufend = termin.model_copy(update={"zeilen": _until(termin, stand.geschafft, um)})
    termine = (*plan.termine[:stelle], laufend, *plan.termine[stelle + 1 :])
    bis = Zeitpunkt(datum=stand.datum, um=minuten_to_uhrzeit(um))
    return Rueckblick(plan.model_copy(update={"termine": termine}), bis, um)


def _with_frei_ab(blick: Rueckblick) -> Rueckblick:
    """Free from the end of the row that is running on."""
    if blick.laufend is None:
        return blick
    letzte = [zeile for zeile in blick.laufend.zeilen if blick.is_held(blick.laufend, zeile)][-1]
    return Rueckblick(blick.plan, blick.bis, uhrzeit_to_minuten(letzte.bis))


def _has(termin: PlanTermin, stand: Stand) -> bool:
    """Whether the Schritt that is done lies in this session."""
    return termin.datum == stand.datum and any(f"{z.baustein}/{z.schritt}" == stand.geschafft for z in termin.zeilen)


def _until(termin: PlanTermin, geschafft: str, um: int) -> tuple[Zeile, ...]:
    """The rows up to the Schritt that is done, which ends at `um`; those that come later begin then at the earliest."""
    letzte = next(n for n, zeile in enumerate(termin.zeilen) if f"{zeile.baustein}/{zeile.schritt}" == geschafft)
    zeile = termin.zeilen[letzte]
    minuten = um - uhrzeit_to_minuten(zeile.von)
    if minuten <= zeile.umbau_min:
        message = f"Der Schritt {geschafft} beginnt im Plan erst um {zeile.von:%H:%M}; um {um // 60:02d}:{um % 60:02d}"
        hint = "Nennen Sie unter „geschafft“ einen früheren Schritt oder unter „um“ eine spätere Uhrzeit."
        raise CurriculumError([Problem("LC331", f"{message} kann er nicht fertig sein.", hint=hint, loc=("stand",))])
    gehalten = zeile.model_copy(update={"bis": minuten_to_uhrzeit(um), "minuten": minuten})
    spaeter = (
        z.model_copy(update={"von": max(z.von, gehalten.bis), "bis": max(z.bis, gehalten.bis)})
        for z in termin.zeilen[letzte + 1 :]
    )
    return (*termin.zeilen[:letzte], gehalten, *spaeter)
