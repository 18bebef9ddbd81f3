"""The feedback form: one page in plain words, no name, the same questions for every seminar."""

from lotsen_curriculum.documents.building import cell, paragraph, row, text
from lotsen_curriculum.documents.nodes import Column, Document, FillLines, Heading, Table
from lotsen_curriculum.documents.seite import build_fuss
from lotsen_curriculum.documents.worte import format_zeitraum
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan

__all__ = ["build_rueckmeldebogen"]

_AUSSAGEN = (
    "Ich habe verstanden, worum es ging.",
    "Ich konnte sagen, was ich denke.",
    "Das Tempo war für mich richtig.",
    "Ich kann das Gelernte im Ehrenamt brauchen.",
    "Ich habe mich in der Gruppe wohlgefühlt.",
    "Ort, Pausen und Zeiten haben gepasst.",
)
_STUFEN = ("stimmt", "stimmt eher", "stimmt eher nicht", "stimmt nicht")
_FRAGEN = ("Das nehme ich mit:", "Das hat mir gefehlt:", "Das möchte ich noch lernen:", "Das möchte ich noch sagen:")


def build_rueckmeldebogen(plan: Seminarplan, curriculum: Curriculum) -> Document:
    """The form for participants of `plan`."""
    return Document(
        title=f"Rückmeldebogen: {plan.titel}",
        subject=curriculum.kurs(plan.kurs).titel,
        blocks=(
            Heading(1, text("Ihre Meinung zählt")),
            paragraph(f"{plan.titel}, {format_zeitraum([termin.datum for termin in plan.termine])}", style="lead"),
            paragraph(
                "Bitte kreuzen Sie an und schreiben Sie, was Ihnen wichtig ist. "
                "Ihren Namen brauchen wir nicht. Sie können Fragen auch leer lassen."
            ),
            Table(
                columns=(Column(share=3), *(Column(width_mm=22, align="center") for _ in _STUFEN)),
                header=(row("", *_STUFEN),),
                rows=tuple(row(cell(aussage, is_header=True), *("☐" for _ in _STUFEN)) for aussage in _AUSSAGEN),
                description="Sechs Aussagen, zu denen Sie ankreuzen, wie sehr sie stimmen",
            ),
            *(FillLines(2, frage) for frage in _FRAGEN),
            paragraph("Vielen Dank!", style="label"),
        ),
        created=plan.termine[-1].datum,
        footer=build_fuss(plan.titel),
    )
