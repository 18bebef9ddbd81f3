"""The cost sheet: the most that the programme funds for this plan, and beside it lines for the Träger's own costs."""

from lotsen_curriculum.documents.building import bold, cell, paragraph, row, text
from lotsen_curriculum.documents.nodes import Box, Column, Document, Heading, SignatureLine, SignatureLines, Table
from lotsen_curriculum.documents.seite import build_fuss
from lotsen_curriculum.documents.worte import format_euro, format_quelle, format_ue, format_zeitraum
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.regelwerk import regeln_of
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.units import UE

__all__ = ["build_kostenblatt", "hoechstfoerderung_cent"]

_KOSTENARTEN = (
    "Honorare für Leitung und Gäste",
    "Raum und Technik",
    "Material und Kopien",
    "Getränke und Verpflegung",
    "Personalkosten für die Organisation",
    "Fahrtkosten",
    "Sonstiges",
)


def hoechstfoerderung_cent(personen: int, ue: UE, satz_cent: int) -> int:
    """People × UE × rate in cents, cut to whole cents: a cap must not be rounded up."""
    return int(personen * ue * satz_cent)


def build_kostenblatt(plan: Seminarplan, curriculum: Curriculum) -> Document:
    """The funding cap of `plan` with its calculation and source, and a table for own costs."""
    regelwerk = curriculum.regelwerke[plan.anfrage.regelwerk]
    satz_cent = regeln_of(regelwerk, plan.anfrage).satz_cent
    personen = plan.anfrage.gruppe.personen
    hoechstens = hoechstfoerderung_cent(personen, UE(str(plan.ue.gesamt)), satz_cent)
    quelle = next(regel.quelle for regel in regelwerk.regeln if regel.id == "satz_cent")
    rechnung = f"{personen} Personen × {format_ue(plan.ue.gesamt)} × {format_euro(satz_cent)}"
    return Document(
        title=f"Kostenblatt: {plan.titel}",
        subject="Obergrenze der Förderung und eigene Kosten",
        blocks=(
            Heading(1, text("Kostenblatt")),
            paragraph(f"{plan.titel}, {format_zeitraum([termin.datum for termin in plan.termine])}", style="lead"),
            Heading(2, text("Obergrenze der Förderung")),
            paragraph(f"{rechnung} = ", bold(format_euro(hoechstens))),
            paragraph(
                f"Gerechnet mit den geplanten Teilnehmenden. Quelle des Satzes: {format_quelle(quelle)}.", style="small"
            ),
            Box(
                (
                    paragraph(
                        "Die Obergrenze ist keine Zusage. Gefördert werden tatsächliche Ausgaben bis zu dieser Höhe; "
                        "es gilt Ihr Zuwendungsbescheid."
                    ),
                ),
                title="Bitte beachten",
            ),
            Heading(2, text("Eigene Kosten")),
            _tabelle(),
            SignatureLines((SignatureLine("Ort, Datum"), SignatureLine("Aufgestellt von"))),
        ),
        created=plan.termine[0].datum,
        footer=build_fuss(f"Kostenblatt · {plan.titel}"),
    )


def _tabelle() -> Table:
    leer = ("", "")
    return Table(
        columns=(Column(share=3), Column(align="right"), Column(align="right")),
        header=(row("Kostenart", "geplant in Euro", "abgerechnet in Euro"),),
        rows=(*(row(art, *leer) for art in _KOSTENARTEN), row(cell(bold("Zusammen")), *leer, tone="group")),
        description="Kostenarten mit geplanten und abgerechneten Beträgen zum Ausfüllen",
    )
