"""Writing documents: the whole book beside typst's first compilation of the same text, and the folder of a course.

Each figure is the median of whole processes on one core, in seconds of computing: starting Python, reading the data,
building, writing.
"""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from benchmarks.messen import Messung, measure_process, print_messungen
from lotsen_curriculum.documents.leitfaden import build_leitfaden
from lotsen_curriculum.documents.nodes import (
    Box,
    BulletList,
    Grid,
    Heading,
    Inlines,
    KeepTogether,
    NumberedList,
    PageBreak,
    Paragraph,
    Row,
    Run,
    SectionChange,
    Table,
    TableOfContents,
    TopBlock,
)
from lotsen_curriculum.loading import load_curriculum

__all__ = ["run"]

BEISPIEL = Path(__file__).parents[1] / "beispiele" / "basisqualifizierung.yaml"
_LAEUFE = 3
_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"
_ZEICHEN = str.maketrans({zeichen: f"\\{zeichen}" for zeichen in "\\#$*_`<>@=-+/[]()~'\""})


def run() -> None:
    """Measures and prints the table."""
    with tempfile.TemporaryDirectory() as name:
        ordner = Path(name)
        book = [sys.executable, "-m", "lotsen_curriculum", "leitfaden", "-o", str(ordner)]
        pdf_s, pdf_mb = measure_process([*book, "--format", "pdf"], runs=_LAEUFE, computing=True)
        word_s, word_mb = measure_process([*book, "--format", "docx"], runs=_LAEUFE, computing=True)
        typst_s, typst_mb = _measure_typst(ordner)
        plan = [sys.executable, "-m", "lotsen_curriculum", "planen", str(BEISPIEL), "-o", str(ordner)]
        measure_process([*plan, "--format", "json"], runs=1)
        folder = [sys.executable, "-m", "lotsen_curriculum", "dokumente", str(ordner / "plan.json"), "-o", str(ordner)]
        folder_s, folder_mb = measure_process(folder, runs=_LAEUFE, computing=True)
        seiten = _count_pages(ordner / "leitfaden.pdf")
        typst_seiten = _count_pages(ordner / "typst.pdf")
    print_messungen(
        f"Unterlagen: der Leitfaden hat {seiten} Seiten, derselbe Text in typst {typst_seiten}",
        [
            Messung("Leitfaden als PDF mit Struktur", pdf_s, "s", 3 * typst_s, "höchstens dreimal so lang wie typst"),
            Messung("typst, erste Übersetzung", typst_s, "s"),
            Messung("Leitfaden als Word", word_s, "s", 5),
            Messung("Ordner eines Kurses, alle Arten, beide Formate", folder_s, "s", 6),
            Messung("Speicher: Leitfaden als PDF", pdf_mb, "MB", 300),
            Messung("Speicher: Leitfaden als Word", word_mb, "MB", 300),
            Messung("Speicher: Ordner", folder_mb, "MB", 300),
            Messung("Speicher: typst", typst_mb, "MB"),
        ],
    )


def _measure_typst(ordner: Path) -> tuple[float, float]:
    from lotsen_curriculum.rendering.fontbook import PACKAGED_FONTS

    curriculum = load_curriculum()
    book = build_leitfaden(curriculum, ausgabe="Ausgabe 2026", stand=date(2026, 11, 21))
    quelle = ordner / "leitfaden.typ"
    quelle.write_text(_HEAD + "\n\n".join(_typst(book.blocks)), "utf-8")
    fonts = str(Path(PACKAGED_FONTS[0]).parent)
    return measure_process(
        [sys.executable, "-c", _TYPST, str(quelle), str(ordner / "typst.pdf"), fonts], runs=_LAEUFE, computing=True
    )


_HEAD = (
    '#set document(title: "Leitfaden")\n#set text(font: "Noto Sans", size: 10.5pt, lang: "de")\n'
    '#set page(paper: "a4", margin: (inside: 26mm, outside: 18mm, top: 22mm, bottom: 20mm), numbering: "1")\n'
    "#set par(leading: 0.75em)\n\n"
)


def _typst(blocks: Iterable[TopBlock]) -> Iterator[str]:  # noqa: C901 - one case for each node
    """The blocks in typst's markup."""
    for block in blocks:
        match block:
            case Heading():
                yield f"{'=' * block.level} {_inline(block.content)}"
            case Paragraph():
                yield _inline(block.content)
            case BulletList() | NumberedList():
                mark = "-" if isinstance(block, BulletList) else "+"
                yield "\n".join(f"{mark} {' '.join(_typst(item.blocks))}" for item in block.items)
            case Table():
                cells = "\n".join(_cells(block.rows))
                head = f"table.header({''.join(_cells(block.header))})," if block.header else ""
                yield f"#table(columns: ({'1fr, ' * len(block.columns)}), {head}\n{cells})"
            case Box() | KeepTogether():
                inner = "\n\n".join(_typst(block.blocks))
                yield f"#block(fill: luma(240), inset: 8pt, width: 100%)[{inner}]"
            case Grid():
                yield from (text for cell in block.cells for text in _typst(cell))
            case PageBreak(to):
                yield '#pagebreak(to: "odd", weak: true)' if to == "right" else "#pagebreak(weak: true)"
            case SectionChange():
                yield "#pagebreak(weak: true)"
            case TableOfContents(depth):
                yield f"#outline(depth: {depth})"
            case _:
                pass


def _cells(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        for cell in row.cells:
            span = f"table.cell(colspan: {cell.column_span})" if cell.column_span > 1 else ""
            yield f"{span}[{' '.join(_typst(cell.blocks))}],"


def _inline(content: Inlines) -> str:
    parts = []
    for inline in content:
        if isinstance(inline, Run):
            text = inline.text.replace("\n", " ").translate(_ZEICHEN)
            parts.append(f"#strong[{text}]" if inline.bold else text)
    return "".join(parts)


def _count_pages(datei: Path) -> int:
    import pypdfium2

    return len(pypdfium2.PdfDocument(datei))
