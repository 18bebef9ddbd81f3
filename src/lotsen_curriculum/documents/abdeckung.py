"""The coverage report: which Baustein of the plan serves which element of the Kernprofil."""

from lotsen_curriculum.documents.building import bold, cell, paragraph, row, text
from lotsen_curriculum.documents.nodes import A4_LANDSCAPE, A4_PORTRAIT, Block, Column, Document, Heading, Run, Table
from lotsen_curriculum.documents.seite import build_fuss, schritte_of
from lotsen_curriculum.documents.worte import join_worte
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan

__all__ = ["abdeckung_blocks", "build_abdeckung"]

_NENNBAR = 8
"""More missing elements are not named above the table, which shows them anyway."""

_MARKE = "×"
"""A mark that the text's own font has: from another font it would make its row higher, and the table a page longer."""

_HOCHFORMAT = 13
"""Up to so many Bausteine the columns fit on upright paper, which has room for all elements on one page."""


def build_abdeckung(plan: Seminarplan, curriculum: Curriculum) -> Document:
    """Elements against Bausteine as a table with one mark for each meeting, and the elements that are missing."""
    bausteine = list(dict.fromkeys(baustein for _, _, _, baustein, _, _ in schritte_of(plan)))
    hoch = len(bausteine) <= _HOCHFORMAT
    rows = tuple(
        row(
            cell(f"{element.id} {element.titel}", is_header=True),
            *(cell(bold(_MARKE if baustein in plan.abdeckung.get(element.id, ()) else "")) for baustein in bausteine),
        )
        for element in curriculum.kernprofil.elemente
    )
    return Document(
        title=f"Abdeckung des Kernprofils: {plan.titel}",
        subject=curriculum.kurs(plan.kurs).titel,
        blocks=(
            Heading(1, text("Abdeckung des Kernprofils")),
            paragraph(_satz(plan, curriculum), style="lead"),
            Table(
                columns=(Column(width_mm=77 if hoch else 84), *(Column(align="center") for _ in bausteine)),
                header=(row("Element", *bausteine),),
                rows=rows,
                dense=True,
                description="Elemente des Kernprofils in den Zeilen, Bausteine des Plans in den Spalten",
            ),
            paragraph(
                bold("Bausteine: "),
                join_worte([f"{id_} {curriculum.bausteine[id_].titel}" for id_ in bausteine]),
                style="small",
            ),
        ),
        created=plan.termine[0].datum,
        layout=A4_PORTRAIT if hoch else A4_LANDSCAPE,
        footer=build_fuss(f"Abdeckung · {plan.titel}"),
    )


def _satz(plan: Seminarplan, curriculum: Curriculum) -> str:
    fehlend = [element for element in curriculum.kernprofil.elemente if not plan.abdeckung.get(element.id)]
    zahl = len(curriculum.kernprofil.elemente) - len(fehlend)
    satz = f"{zahl} von {len(curriculum.kernprofil.elemente)} Elementen des Kernprofils kommen in diesem Plan vor."
    if not fehlend or len(fehlend) > _NENNBAR:
        return satz
    return f"{satz} Nicht vor kommen: {join_worte([f'{element.id} {element.titel}' for element in fehlend])}."


def abdeckung_blocks(plan: Seminarplan, curriculum: Curriculum, *, level: int = 2) -> list[Block]:
    """The same for the end of another document: each element with the titles of its Bausteine."""
    rows = tuple(
        row(
            element.id,
            element.titel,
            join_worte([curriculum.bausteine[baustein].titel for baustein in plan.abdeckung.get(element.id, ())])
            or cell(Run("nicht in diesem Plan", role="muted")),
        )
        for element in curriculum.kernprofil.elemente
    )
    zahl = sum(1 for element in curriculum.kernprofil.elemente if plan.abdeckung.get(element.id))
    return [
        Heading(level, text("Was der Plan vom Kernprofil abdeckt")),
        paragraph(bold(str(zahl)), f" von {len(rows)} Elementen kommen in diesem Plan vor.", style="lead"),
        Table(
            columns=(Column(width_mm=14), Column(share=2), Column(share=4)),
            header=(row("Nr.", "Element", "In diesen Bausteinen"),),
            rows=rows,
            dense=True,
            description="Elemente des Kernprofils und die Bausteine, die sie abdecken",
        ),
    ]
