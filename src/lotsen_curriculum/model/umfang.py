"""How much a course is, counted in three ways: on the calendar, as learning time, and as what is recognised."""

from dataclasses import dataclass
from fractions import Fraction

from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.regelwerk import regeln_of
from lotsen_curriculum.model.seminarplan import Seminarplan

__all__ = ["Umfang", "umfang_of"]


@dataclass(frozen=True)
class Umfang:
    """The size of a course.

    Attributes:
        kalender_min: Minutes of all sessions from beginning to end.
        lern_min: The same without pauses and lunch.
        ue_min: Minutes of one UE.
        pausen_zaehlen: Whether pauses and lunch are recognised.
        hoechstens_ue: More than this is not recognised; None where there is no limit.
    """

    kalender_min: int
    lern_min: int
    ue_min: int
    pausen_zaehlen: bool
    hoechstens_ue: int | None

    @property
    def kalender_ue(self) -> Fraction:
        """UE on the calendar."""
        return Fraction(self.kalender_min, self.ue_min)

    @property
    def lern_ue(self) -> Fraction:
        """UE of learning time."""
        return Fraction(self.lern_min, self.ue_min)

    @property
    def anerkannte_ue(self) -> Fraction:
        """UE that are recognised: with or without breaks as the rules say, up to the limit."""
        ue = self.kalender_ue if self.pausen_zaehlen else self.lern_ue
        return ue if self.hoechstens_ue is None else min(ue, Fraction(self.hoechstens_ue))


def umfang_of(plan: Seminarplan, curriculum: Curriculum) -> Umfang:
    """The size of `plan`, counted with the rules of its Anfrage."""
    regeln = regeln_of(curriculum.regelwerke[plan.anfrage.regelwerk], plan.anfrage)
    kurs = curriculum.kurs(plan.kurs)
    zeilen = [zeile for termin in plan.termine for zeile in termin.zeilen]
    return Umfang(
        kalender_min=sum(zeile.minuten for zeile in zeilen),
        lern_min=sum(zeile.minuten for zeile in zeilen if zeile.art not in ("pause", "mittag")),
        ue_min=regeln.ue_min,
        pausen_zaehlen=regeln.pausen_zaehlen,
        hoechstens_ue=kurs.ue.max if kurs.ue else regeln.kurs_ue_max,
    )
