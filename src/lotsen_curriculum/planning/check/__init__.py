"""The independent checker: does a plan keep every rule, and is what it says about itself true?

It shares no code with the engine. `REGELN` is the table of contents: one plain function per rule, each of which
restates the rule in its own words and yields Problems. The codes stand in `codes.PRUEFCODES`, the prices in
`preise.PREISE`.
"""

from collections.abc import Callable, Iterable, Mapping

from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.planning.check import form, inhalt, leitung, methodik, rechnung, zeit
from lotsen_curriculum.planning.check.codes import PRUEFCODES, Pruefcode
from lotsen_curriculum.planning.check.saison import check_saison
from lotsen_curriculum.planning.check.sicht import Sicht, unlesbar
from lotsen_curriculum.problems import CurriculumError, Problem

__all__ = ["PRUEFCODES", "REGELN", "Pruefcode", "check_plan", "check_saison", "kosten_of"]

REGELN: tuple[Callable[[Sicht], Iterable[Problem]], ...] = (
    form.anfrage,
    form.termine,
    form.lueckenlos,
    form.angaben,
    form.raster_min,
    zeit.termin_mindest_min,
    zeit.ankommen_min,
    zeit.abschluss_min,
    zeit.puffer,
    zeit.schritt_je_termin,
    zeit.pause_min,
    zeit.pause_lage,
    zeit.mittag,
    zeit.mittag_min,
    zeit.mittag_max_min,
    zeit.mittag_ab,
    zeit.mittag_bis,
    zeit.block_max_min,
    zeit.eigenes,
    zeit.umbau_min,
    zeit.raum_personen,
    inhalt.baustein_im_kurs,
    inhalt.baustein_pflicht,
    inhalt.schrittfolge,
    inhalt.schritt_pflicht,
    inhalt.reihenfolge,
    inhalt.baustein_zusammen,
    inhalt.pflicht_profilelemente,
    inhalt.fest,
    methodik.methode_vorgesehen,
    methodik.methode_gruppe,
    methodik.methode_form,
    methodik.methode_sprache,
    methodik.methode_flaeche,
    methodik.schrittdauer,
    methodik.methode_je_tag_einmal,
    methodik.methode_je_kurs_einmal,
    inhalt.tag_max_ue,
    inhalt.kurs_ue_min,
    inhalt.kurs_ue_max,
    leitung.trainer_genannt,
    leitung.trainer_verfuegbar,
    leitung.trainer_zustaendig,
    leitung.trainer_je_termin_max,
    rechnung.kosten,
    rechnung.luecke_prozent,
    rechnung.ue,
    rechnung.abdeckung,
    rechnung.entfallen,
)
"""Every rule that a plan is held against, in the order of telling; a function's name is its rule's id."""


def check_plan(plan: Seminarplan, curriculum: Curriculum, anfrage: Anfrage) -> tuple[Problem, ...]:
    """All problems of `plan`; empty where it keeps every hard rule and tells the truth about itself.

    Codes LC349 to LC399, see `PRUEFCODES`. Where the plan names something that does not exist (LC350) or nothing can be
    counted (LC351), only that is told: everything else would follow from it.
    """
    gruende = tuple(unlesbar(plan, curriculum, anfrage))
    if gruende:
        return gruende
    sicht = Sicht.of(plan, curriculum, anfrage)
    return tuple(problem for regel in REGELN for problem in regel(sicht))


def kosten_of(plan: Seminarplan, curriculum: Curriculum, anfrage: Anfrage) -> Mapping[str, int]:
    """Points of each soft rule by its id, zeros included; the sum is what `plan.kosten` must be.

    Raises `CurriculumError` (LC350, LC351) where the plan cannot be read.
    """
    gruende = tuple(unlesbar(plan, curriculum, anfrage))
    if gruende:
        raise CurriculumError(gruende)
    return rechnung.punkte_of(Sicht.of(plan, curriculum, anfrage))
