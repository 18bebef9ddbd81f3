"""The files that a plan becomes: Trainerplan and Agenda, calendar, and the plan itself."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from lotsen_curriculum.cli.fortschritt import fortschrittsbalken
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan

if TYPE_CHECKING:
    from lotsen_curriculum.cli.aussehen import Aussehen

__all__ = ["plan_dateien", "render_arten"]


def plan_dateien(
    plan: Seminarplan, curriculum: Curriculum, formate: tuple[str, ...], aussehen: "Aussehen"
) -> Mapping[str, bytes]:
    """The files of a plan in the given formats, by name."""
    dateien: dict[str, bytes] = {}
    for name in formate:
        match name:
            case "docx" | "pdf":
                dateien.update(render_arten(plan, curriculum, ("trainerplan", "agenda"), (name,), aussehen))
            case "ics":
                dateien["kalender.ics"] = _kalender(plan, curriculum)
            case _:
                dateien["plan.json"] = _json(plan)
    return dateien


def render_arten(
    plan: Seminarplan,
    curriculum: Curriculum,
    arten: Sequence[str],
    formate: Sequence[str],
    aussehen: "Aussehen",
) -> Mapping[str, bytes]:
    """The files of the documents `arten` of a plan, by name: each kind as Word and PDF, where `formate` says so."""
    from lotsen_curriculum.documents.arten import ARTEN

    dateien: dict[str, bytes] = {}
    with fortschrittsbalken(f"Schreibe {arten[0]}", len(arten)) as weiter:
        for art, naechste in zip(arten, (*arten[1:], ""), strict=True):
            dokument = ARTEN[art](plan, curriculum)
            if "docx" in formate:
                dateien[f"{art}.docx"] = aussehen.render(dokument, "docx")
            if "pdf" in formate:
                dateien[f"{art}.pdf"] = aussehen.render(dokument, "pdf")
            weiter(f"Schreibe {naechste}" if naechste else "")
    return dateien


def _kalender(plan: Seminarplan, curriculum: Curriculum) -> bytes:
    from lotsen_curriculum.documents.kalender import build_kalender
    from lotsen_curriculum.rendering.ics import render_ics

    return render_ics(build_kalender(plan, curriculum))


def _json(plan: Seminarplan) -> bytes:
    from lotsen_curriculum.loading import dump_plan

    return dump_plan(plan).encode("utf-8")
