"""The styles of a Word document, made from the theme: real headings, titles, lists, tables, all in German."""

from lotsen_curriculum.documents.nodes import ParagraphStyle
from lotsen_curriculum.rendering.docx.xml import Xml, twips, w
from lotsen_curriculum.rendering.theme import Colour, TextLook, Theme

__all__ = ["PARAGRAPH_STYLES", "build_styles", "fonts", "hex_colour"]

PARAGRAPH_STYLES: dict[ParagraphStyle, tuple[str, str]] = {
    "body": ("Normal", "Normal"),
    "lead": ("Vorspann", "Vorspann"),
    "small": ("Klein", "Klein"),
    "label": ("Beschriftungszeile", "Beschriftungszeile"),
    "quote": ("Quote", "Quote"),
    "speech": ("Sprechtext", "Sprechtext"),
    "caption": ("Caption", "caption"),
    "title": ("Title", "Title"),
    "subtitle": ("Subtitle", "Subtitle"),
}
"""Id and name of the Word style for each paragraph style; Word shows its built-in names in its own language."""


def hex_colour(colour: Colour) -> str:
    """A colour as Word writes it."""
    return colour.lstrip("#").upper()


def fonts(theme: Theme) -> Xml:
    """The fonts for Latin, complex and East Asian scripts."""
    family = theme.word_family
    return w("rFonts", ascii=family, hAnsi=family, eastAsia=family, cs=theme.word_complex_family)


def build_styles(theme: Theme, language: str) -> Xml:
    """The whole styles part."""
    body = theme.paragraphs["body"]
    root = w("styles", _defaults(theme, language))
    root.append(_style("Normal", "Normal", _text(body, theme), default=True))
    for style, (style_id, name) in PARAGRAPH_STYLES.items():
        if style != "body":
            root.append(_style(style_id, name, _text(theme.paragraphs[style], theme, _extras(style)), based="Normal"))
    for level, look in enumerate(theme.headings, 1):
        extras = [w("keepNext"), w("keepLines"), w("outlineLvl", val=level - 1)]
        parts = _text(look, theme, extras)
        root.append(_style(f"Heading{level}", f"heading {level}", parts, based="Normal", following="Normal"))
    for style in (*_table_text(theme), *_furniture(theme), *_contents(theme), *_characters(theme)):
        root.append(style)
    return root


def _defaults(theme: Theme, language: str) -> Xml:
    size = twips(theme.paragraphs["body"].size_pt) // 10
    run = w("rPr", fonts(theme), w("sz", val=size), w("szCs", val=size), w("lang", val=language, eastAsia=language))
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", w("pPr")))


def _style(
    style_id: str, name: str, parts: "list[Xml]", *, based: str = "", following: str = "", default: bool = False
) -> Xml:
    style = w("style", w("name", val=name), type="paragraph", styleId=style_id)
    if default:
        style.set(style.tag.replace("style", "default"), "1")
    style.extend([w("basedOn", val=based)] if based else [])
    style.extend([w("next", val=following)] if following else [])
    style.append(w("qFormat"))
    style.extend(parts)
    return style


_ORDER = ("keepNext", "keepLines", "pBdr", "shd", "tabs", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl")


def _text(look: TextLook, theme: Theme, extras: "list[Xml] | None" = None) -> "list[Xml]":
    """Paragraph and run properties of a look; `extras` are further paragraph properties."""
    spacing = w(
        "spacing",
        before=twips(look.before_pt),
        after=twips(look.after_pt),
        line=round(240 * look.line / 1.22),
        lineRule="auto",
    )
    properties = sorted([spacing, *(extras or [])], key=lambda item: _ORDER.index(item.tag.split("}")[1]))
    size = round(look.size_pt * 2)
    run = w("rPr")
    if look.bold:
        run.extend([w("b"), w("bCs")])
    if look.italic:
        run.extend([w("i"), w("iCs")])
    run.append(w("color", val=hex_colour(theme.colour(look.colour))))
    run.extend([w("sz", val=size), w("szCs", val=size)])
    return [w("pPr", *properties), run]


def _extras(style: ParagraphStyle) -> "list[Xml]":
    if style == "quote":
        return [w("ind", left=twips(11))]
    return [w("keepNext")] if style == "label" else []


def _table_text(theme: Theme) -> "list[Xml]":
    styles = []
    for style_id, name, size in (
        ("Tabellentext", "Tabellentext", theme.table_pt),
        ("Tabellendicht", "Tabellentext dicht", theme.dense_pt),
    ):
        look = TextLook(size, line=1.25, after_pt=2)
        styles.append(_style(style_id, name, _text(look, theme), based="Normal"))
        bold = TextLook(size, line=1.25, after_pt=2, bold=True)
        styles.append(_style(style_id + "Kopf", name + " Kopf", _text(bold, theme), based=style_id))
    line = _text(TextLook(2, line=1.0), theme)
    styles.append(_style("Trenner", "Trenner", line, based="Normal"))
    styles.append(_style("Schreiblinie", "Schreiblinie", _text(TextLook(10.5, before_pt=10), theme), based="Normal"))
    styles.append(
        w(
            "style",
            w("name", val="Normal Table"),
            w("tblPr", w("tblInd", w=0, type="dxa")),
            type="table",
            styleId="TableNormal",
            default=1,
        )
    )
    return styles


def _furniture(theme: Theme) -> "list[Xml]":
    look = TextLook(theme.margin_pt, line=1.22, colour="muted")
    rule = [w("pBdr", w("bottom", val="single", sz=4, space=4, color=hex_colour(theme.rule)))]
    return [
        _style("Header", "header", _text(look, theme, rule), based="Normal"),
        _style("Footer", "footer", _text(look, theme), based="Normal"),
    ]


def _contents(theme: Theme) -> "list[Xml]":
    styles = []
    for level in range(1, 7):
        look = TextLook(10.5, before_pt=6 if level == 1 else 1, after_pt=1, bold=level == 1)
        extras = [w("ind", left=284 * (level - 1))]
        styles.append(_style(f"TOC{level}", f"toc {level}", _text(look, theme, extras), based="Normal"))
    return styles


def _characters(theme: Theme) -> "list[Xml]":
    link = w("rPr", w("color", val=hex_colour(theme.accent)), w("u", val="single"))
    return [
        w("style", w("name", val="Default Paragraph Font"), type="character", styleId="Absatzschrift", default=1),
        w("style", w("name", val="Hyperlink"), link, type="character", styleId="Hyperlink"),
    ]
