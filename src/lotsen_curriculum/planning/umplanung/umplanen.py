"""Re-planning: what was held stays, and the rest changes as little as possible.

Each changed row costs points beside the prices of the rules (`festhalten`); the plan with the least sum is looked for
by the engine that makes new plans. Codes: LC330 the plan does not fit the data of today, LC331 see `gehalten`, LC332
nothing can be planned any more after the change.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lotsen_curriculum.model.aenderung import Aenderung
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.regelwerk import regeln_of
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.planning.aufbau import build_problem
from lotsen_curriculum.planning.check import check_plan
from lotsen_curriculum.planning.compose import NichtPlanbar
from lotsen_curriculum.planning.gehalten import look_back
from lotsen_curriculum.planning.kern.loesen import STANDARD, Limits
from lotsen_curriculum.planning.umplanung.aendern import apply_aenderung
from lotsen_curriculum.planning.umplanung.fassung import next_fassung
from lotsen_curriculum.planning.umplanung.umplanung import Umplanung
from lotsen_curriculum.planning.umplanung.unterschied import Unterschied, compare_plans
from lotsen_curriculum.problems import CurriculumError, Problem

__all__ = ["Umgeplant", "replan_seminarplan"]

TREUE_MAX = 1000
"""The price of a changed row where nothing asks for a change."""


@dataclass(frozen=True)
class Umgeplant:
    """A plan after a change.

    Attributes:
        plan: The new plan; its gap compares it with all plans that keep what was held, however much they change.
        unterschied: What is different from the old plan.
        bewiesen: Whether no plan has fewer points when each changed row is counted too, in the orders of the Bausteine
            that were tried and with as few people in each session as can lead it.
        ordnungen: In how many orders of the Bausteine plans were compared.
    """

    plan: Seminarplan
    unterschied: Unterschied
    bewiesen: bool
    ordnungen: int = 1


def replan_seminarplan(
    plan: Seminarplan,
    curriculum: Curriculum,
    aenderung: Aenderung,
    *,
    neben: Sequence[Seminarplan] = (),
    seed: int = 0,
    limits: Limits = STANDARD,
) -> Umgeplant | NichtPlanbar:
    """The plan after `aenderung`, or why there is none.

    Where the range of UE can't be kept any more, the plan says so in a hint and stays below or above it.

    Args:
        plan: The plan as it was made, or its last version.
        curriculum: The data; the plan must still fit them.
        aenderung: What has changed, as `load_aenderung` reads it and checks it against the plan.
        neben: Plans of other courses: whoever leads there, and a room in use, is not free here at the same time.
        seed: Chooses among plans of equal points.
        limits: When the search stops.

    Raises:
        CurriculumError: LC330 and all that `check_plan` finds where the plan does not fit the data of today; LC331;
            what `build_problem` raises where the change makes no sense.
    """
    _check_still_fits(plan, curriculum)
    raster = regeln_of(curriculum.regelwerke[plan.anfrage.regelwerk], plan.anfrage).raster_min
    blick = look_back(plan, aenderung.stand, raster)
    geaendert = apply_aenderung(blick.plan, aenderung)
    treue = aenderung.treue if _concerns_content(aenderung) else TREUE_MAX
    neu = build_problem(curriculum, geaendert.anfrage)
    umplanung = Umplanung(blick, geaendert, neu, treue, limits, tuple(neben))
    if kollisionen := umplanung.kollisionen:
        return NichtPlanbar(kollisionen, {})
    for problem in (umplanung.problem, umplanung.ohne_spanne):
        loesung, ordnung = umplanung.solve(problem, seed)
        if loesung.hat_plan:
            fassung = next_fassung(umplanung, aenderung, ordnung, loesung)
            unterschied = compare_plans(plan, fassung, curriculum)
            return Umgeplant(fassung, unterschied, loesung.ist_bewiesen, loesung.ordnungen)
    return NichtPlanbar(umplanung.gruende(), {})


def _concerns_content(aenderung: Aenderung) -> bool:
    """Whether more has changed than days and places: otherwise no row has a reason to change."""
    zeiten = any(t.entfaellt or t.von or t.bis or t.raum for t in aenderung.termine)
    gruppe = aenderung.personen is not None or aenderung.deutsch is not None
    geschafft = aenderung.stand is not None and aenderung.stand.geschafft is not None
    return zeiten or gruppe or geschafft or bool(aenderung.neue_termine or aenderung.fehlt)


def _check_still_fits(plan: Seminarplan, curriculum: Curriculum) -> None:
    problems = check_plan(plan, curriculum, plan.anfrage)
    if problems:
        message = "Der Plan passt nicht zu den heutigen Modulen, Methoden und Regeln; so wird er nicht umgeplant."
        hint = "Planen Sie mit der Anfrage neu, oder nehmen Sie die Daten, mit denen der Plan entstand (--daten)."
        raise CurriculumError([Problem("LC330", message, hint=hint), *problems])
