"""The styles of a Word document, made from the theme: real headings, titles, lists, tables, all in German."""

from dataclasses import replace

from lotsen_curriculum.documents.nodes import ParagraphStyle
from lotsen_curriculum.rendering.docx.elements import in_order
from lotsen_curriculum.rendering.docx.xml import twips, w
from lotsen_curriculum.rendering.theme import Colour, TextLook, Theme

__all__ = ["PARAGRAPH_STYLES", "build_styles", "fonts", "hex_colour"]

PARAGRAPH_STYLES: dict[ParagraphStyle, tuple[str, str]] = {
    "body": ("Normal", "Normal"),
    "lead": ("Vorspann", "Vorspann"),
    "small": ("Klein", "Klein"),
    "label": ("Beschriftungszeile", "Beschriftungszeile"),
    "quote": ("Quote", "Quote"),
    "sheet": ("Blatttext", "Blatttext"),
    "speech": ("Sprechtext", "Sprechtext"),
    "caption": ("Caption", "caption"),
    "title": ("Title", "Title"),
    "subtitle": ("Subtitle", "Subtitle"),
}
"""Id and name of the Word style for each paragraph style; Word shows its built-in names in its own language."""

_WHOLE_WORDS = {"suppressAutoHyphens": w("suppressAutoHyphens")}
"""The property of what is seen at a glance, or read aloud: its words are not hyphenated."""


def hex_colour(colour: Colour) -> str:
    """A colour as Word writes it."""
    return colour.lstrip("#").upper()


def fonts(theme: Theme) -> str:
    """The fonts for Latin, complex and East Asian scripts."""
    family = theme.word_family
    return w("rFonts", ascii=family, hAnsi=family, eastAsia=family, cs=theme.word_complex_family)


def build_styles(theme: Theme, language: str) -> str:
    """The whole styles part."""
    found = [
        _defaults(theme, language),
        _style("Normal", "Normal", _text(theme.paragraphs["body"], theme), default=True),
    ]
    for style, (style_id, name) in PARAGRAPH_STYLES.items():
        if style != "body":
            parts = _text(theme.paragraphs[style], theme, **_extras(style))
            found.append(_style(style_id, name, parts, based="Normal"))
    for level, look in enumerate(theme.headings, 1):
        outline = w("outlineLvl", val=level - 1)
        parts = _text(look, theme, keepNext=w("keepNext"), keepLines=w("keepLines"), outlineLvl=outline, **_WHOLE_WORDS)
        found.append(_style(f"Heading{level}", f"heading {level}", parts, based="Normal", following="Normal"))
    return w("styles", *found, *_table_text(theme), *_furniture(theme), *_contents(theme), *_characters(theme))


def _defaults(theme: Theme, language: str) -> str:
    size = twips(theme.paragraphs["body"].size_pt) // 10
    run = w("rPr", fonts(theme), w("sz", val=size), w("szCs", val=size), w("lang", val=language, eastAsia=language))
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", w("pPr")))


def _style(style_id: str, name: str, look: str, *, based: str = "", following: str = "", default: bool = False) -> str:
    parents = w("basedOn", val=based) if based else ""
    after = w("next", val=following) if following else ""
    is_default = {"default": 1} if default else {}
    content = (w("name", val=name), parents, after, w("qFormat"), look)
    return w("style", *content, type="paragraph", styleId=style_id, **is_default)


def _text(look: TextLook, theme: Theme, **more: str) -> str:
    """Paragraph and run properties of a look; `more` are further paragraph properties by name."""
    line = round(240 * look.line / 1.22)
    spacing = w("spacing", before=twips(look.before_pt), after=twips(look.after_pt), line=line, lineRule="auto")
    size = round(look.size_pt * 2)
    run = w(
        "rPr",
        w("b") + w("bCs") if look.bold else "",
        w("i") + w("iCs") if look.italic else "",
        w("color", val=hex_colour(theme.colour(look.colour))),
        w("sz", val=size),
        w("szCs", val=size),
    )
    return w("pPr", in_order({"spacing": spacing, **more})) + run


def _extras(style: ParagraphStyle) -> dict[str, str]:
    match style:
        case "quote":
            return {"ind": w("ind", left=twips(11))}
        case "label" | "lead":
            return {"keepNext": w("keepNext")}
        case "title" | "subtitle" | "sheet" | "speech":
            return _WHOLE_WORDS
        case _:
            return {}


def _table_text(theme: Theme) -> list[str]:
    styles = []
    for style_id, name, size in (
        ("Tabellentext", "Tabellentext", theme.table_pt),
        ("Tabellendicht", "Tabellentext dicht", theme.dense_pt),
    ):
        look = TextLook(size, line=1.25, after_pt=2)
        styles.append(_style(style_id, name, _text(look, theme), based="Normal"))
        bold = _text(replace(look, bold=True), theme)
        styles.append(_style(style_id + "Kopf", name + " Kopf", bold, based=style_id))
    exact = w("spacing", before=0, after=0, line=20, lineRule="exact")
    styles.append(_style("Trenner", "Trenner", w("pPr", exact) + w("rPr", w("sz", val=2)), based="Normal"))
    styles.append(_style("Schreiblinie", "Schreiblinie", _text(TextLook(10.5, before_pt=14), theme), based="Normal"))
    table = w("tblPr", w("tblInd", w=0, type="dxa"))
    styles.append(w("style", w("name", val="Normal Table"), table, type="table", styleId="TableNormal", default=1))
    return styles


def _furniture(theme: Theme) -> list[str]:
    look = TextLook(theme.margin_pt, line=1.22, colour="muted")
    rule = w("pBdr", w("bottom", val="single", sz=4, space=4, color=hex_colour(theme.rule)))
    return [
        _style("Header", "header", _text(look, theme, pBdr=rule, **_WHOLE_WORDS), based="Normal"),
        _style("Footer", "footer", _text(look, theme, **_WHOLE_WORDS), based="Normal"),
    ]


def _contents(theme: Theme) -> list[str]:
    styles = []
    for level in range(1, 7):
        look = TextLook(10.5, before_pt=6 if level == 1 else 1, after_pt=1, bold=level == 1)
        parts = _text(look, theme, ind=w("ind", left=284 * (level - 1)), **_WHOLE_WORDS)
        styles.append(_style(f"TOC{level}", f"toc {level}", parts, based="Normal"))
    return styles


def _characters(theme: Theme) -> list[str]:
    link = w("rPr", w("color", val=hex_colour(theme.accent)), w("u", val="single"))
    return [
        w("style", w("name", val="Default Paragraph Font"), type="character", styleId="Absatzschrift", default=1),
        w("style", w("name", val="Hyperlink"), link, type="character", styleId="Hyperlink"),
    ]
