"""Documents that the tests of this room share: one with every node, and small ones."""

import io
from datetime import date

from PIL import Image as Pillow

from lotsen_curriculum.documents.building import bold, bullets, cell, italic, numbered, paragraph, row, text
from lotsen_curriculum.documents.nodes import (
    A4_LANDSCAPE,
    A4_PORTRAIT,
    Box,
    BulletList,
    Cell,
    Column,
    CrossReference,
    Document,
    FillLines,
    FitText,
    Grid,
    Heading,
    Image,
    KeepTogether,
    LineBreak,
    Link,
    ListItem,
    NumberedList,
    PageBreak,
    PageCount,
    PageList,
    PageNumber,
    PageText,
    Paragraph,
    Row,
    Run,
    SectionChange,
    Segment,
    SignatureLine,
    SignatureLines,
    Strip,
    Table,
    TableOfContents,
    Tone,
    TopBlock,
)

__all__ = ["ANY_SCRIPT", "every_node", "picture", "simple"]

ANY_SCRIPT = (
    "Nguyễn Thị Ánh Tuyết",
    "Ελένη Παπαδοπούλου",
    "Олександра Шевченко",
    "محمد عبد الله",
    "فاطمه رضایی",
    "דוד כהן",
    "ሰላም ተስፋዬ",
    "नरेन्द्र शर्मा",
    "ফাতেমা বেগম",
    "திருமதி கலைவாணி",
    "თამარ გელაშვილი",
    "Արմեն Սարգսյան",
    "สมชาย ใจดี",
    "王小明",
    "山田さくら",
    "김민수",
    "Dr. محمد علي (Büro B)",
)
"""Names in many scripts; the last one runs in both directions."""

_LONG = (
    "Die Teilnehmenden finden Worte für den eigenen Grund, Lotsin oder Lotse zu werden, und hören die Gründe der "
    "anderen. Wichtig ist die Reihenfolge: erst der eigene Grund, dann das Gespräch, zuletzt die Einordnung. "
)


def picture(width: int = 120, height: int = 60, *, kind: str = "PNG", alpha: bool = False) -> bytes:
    """A small picture with a gradient."""
    image = Pillow.new("RGBA" if alpha else "RGB", (width, height))
    for x in range(width):
        for y in range(height):
            colour = (30, 80 + x % 150, 60 + y * 3 % 190)
            image.putpixel((x, y), (*colour, 255 - y % 200) if alpha else colour)
    stream = io.BytesIO()
    image.save(stream, kind)
    return stream.getvalue()


def simple(*blocks: TopBlock) -> Document:
    """A document with these blocks and no header or footer."""
    return Document("Probe", blocks)


def _footer() -> PageText:
    return PageText(left=(Run("Muster e. V."),), right=(Run("Seite "), PageNumber(), Run(" von "), PageCount()))


def every_node() -> Document:
    """A document with every node, in portrait and landscape."""
    blocks: tuple[TopBlock, ...] = (
        Paragraph(text("Basisqualifizierung Musterstadt"), style="title", space_before_mm=40),
        Paragraph(text("Unterlagen für die Leitung"), style="subtitle"),
        PageBreak(),
        Heading(1, text("Inhalt"), in_contents=False),
        TableOfContents(3),
        PageBreak(to="right"),
        *_prose(),
        *_lists(),
        *_boxes(),
        SectionChange(A4_LANDSCAPE, header=PageText(left=text_run("Seminarplan"), right=text_run("Samstag, 6. März"))),
        *_plan(),
        SectionChange(A4_PORTRAIT),
        *_forms(),
    )
    return Document(
        "Alle Bausteine eines Dokuments",
        blocks,
        subject="Muster",
        author="Muster e. V.",
        keywords=("Muster", "Probe"),
        created=date(2027, 3, 6),
        header=PageText(left=text_run("Basisqualifizierung"), right=text_run("Frühjahr 2027")),
        footer=_footer(),
        header_on_first_page=False,
    )


def text_run(content: str) -> tuple[Run, ...]:
    """A header's text."""
    return (Run(content),)


def _prose() -> tuple[TopBlock, ...]:
    return (
        Heading(1, text("Motivationen und Erwartungen"), anchor="m1-3"),
        Paragraph(
            text("Was Menschen bewegt, Lotsin oder Lotse zu werden, und was sie davon erwarten dürfen."), style="lead"
        ),
        Heading(2, text("Was mich hierher bringt"), anchor="schritt"),
        paragraph(
            _LONG, bold("Wer zuerst den Kurzvortrag hört"), ", sortiert sich ", italic("nur noch"), " ein. " + _LONG
        ),
        paragraph(
            "Mehr dazu auf ",
            Link("https://integrationskompass.hessen.de", "integrationskompass.hessen.de"),
            "; siehe ",
            CrossReference("formulare"),
            ", ",
            CrossReference("formulare", "page"),
            " (",
            PageList(("formulare", "formulare")),
            ").",
        ),
        Paragraph(text("„Manche sind hier, weil ihnen selbst einmal jemand geholfen hat.“"), style="quote"),
        Paragraph(text("Material"), style="label"),
        paragraph(
            "Klein gesetzt: ",
            Run("Nebensache", role="muted"),
            ", ",
            Run("wichtig", role="accent"),
            ", ",
            Run("klein", role="small"),
            LineBreak(),
            "Neue Zeile mit Zeichen: → ✓ ☐ ☑ ≥ ½ …",
        ),
        Paragraph(text("Bildunterschrift"), style="caption"),
        paragraph("Namen: ", *(part for name in ANY_SCRIPT for part in (name, " · "))),
        Paragraph((Run("أهلا وسهلا بكم في الدورة التدريبية", language="ar"),)),
    )


def _lists() -> tuple[TopBlock, ...]:
    nested = ListItem((paragraph("Zweiter Punkt mit Unterpunkten:"), bullets("eins", "zwei")))
    return (
        Heading(2, text("Listen")),
        BulletList((ListItem((paragraph(_LONG),)), nested)),
        numbered("Aufbauen", "Durchführen", "Auswerten"),
        NumberedList((ListItem((paragraph("Buchstaben"),)),), marker="letter", start=3),
        BulletList((ListItem((paragraph("Kreppband"),)), ListItem((paragraph("Aussagen auf A3"),))), marker="checkbox"),
    )


def _boxes() -> tuple[TopBlock, ...]:
    return (
        Heading(2, text("Kästen, Bilder, Bänder")),
        Box((paragraph(_LONG), bullets("hören", "nicht deuten")), title="Achten auf"),
        Box(
            (paragraph("Niemand wird gefragt, warum er oder sie in einer Ecke nicht steht."),),
            title="Schutz",
            tone="warn",
        ),
        KeepTogether(
            (paragraph("Ein Bild:"), Image(picture(), "Ein Farbverlauf", 40), Image(picture(kind="JPEG"), "", 20))
        ),
        Strip(
            (
                Segment(15, "series1", "Plenum"),
                Segment(60, "series2", "Kleingruppe"),
                Segment(15, "muted", "Pause"),
                Segment(45, "series3", "Paar"),
                Segment(5, "series4", "zu lang für das Feld"),
            ),
            "Der Tag beginnt im Plenum, dann folgen Kleingruppe, Pause und Paar.",
            legend=(("series1", "Plenum"), ("series2", "Kleingruppe"), ("series3", "Paar"), ("muted", "Pause")),
            start="09:00",
            end="11:20",
        ),
    )


def _plan() -> tuple[TopBlock, ...]:
    columns = (Column(22), Column(14, align="right"), Column(share=3), Column(share=2), Column(share=2), Column(25))
    head = row("Uhrzeit", "Min.", "Inhalt", "Lernziel", "Methode", "Wer")
    rows = [Row((cell(bold("m1-3 Motivationen und Erwartungen"), column_span=6),), tone="group")]
    for index in range(24):
        tone: Tone = "muted" if index % 5 == 4 else "plain"
        name = "Pause" if tone == "muted" else _LONG[: 60 + index * 9 % 140]
        rows.append(
            row(
                cell("09:00–09:25", is_header=True),
                "25",
                name,
                "m1-z4",
                cell(bold("Vier Ecken"), bullets("Kreppband")),
                "A. Beispiel",
                tone=tone,
            )
        )
    return (
        Heading(1, text("Seminarplan"), anchor="plan"),
        Table(columns, tuple(rows), (head,), dense=True, description="Ablauf des ersten Tages"),
    )


def _forms() -> tuple[TopBlock, ...]:
    return (
        Heading(1, text("Formulare"), anchor="formulare"),
        Table(
            (Column(), Column(30), Column(30)),
            (row("Ja", "1", "2"), Row((Cell(), Cell(), cell("3", tone="accent")), height_mm=15)),
            (row("Frage", "A", "B"),),
        ),
        FillLines(3, "Was nehme ich mit?"),
        FitText(text("Aleksandra-Wilhelmina von und zu Musterstadt-Großenlüder"), space_before_mm=10),
        SignatureLines((SignatureLine("Ort, Datum"), SignatureLine("A. Beispiel", "Projektleitung"))),
        Grid(
            (Column(), Column()),
            ((paragraph("Karte 1"),), (paragraph("Karte 2"), bullets("a")), (paragraph("Karte 3"),)),
            row_height_mm=30,
            border=True,
        ),
        Heading(2, text("Schluss")),
        Paragraph(text("Rechtsbündig"), align="right"),
    )
