"""The settings of a Word file: hyphenation, binding, pages that are counted when it is opened, today's layout."""

from lotsen_curriculum.documents.nodes import Document, TableOfContents
from lotsen_curriculum.rendering.docx.xml import Xml, parsed, w, w_attribute

__all__ = ["adapt_settings", "build_settings"]

_WORD = "http://schemas.microsoft.com/office/word"
_COMPATIBLE = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}
"""As Word 2013 and all later ones lay out: tables begin at the margin, nothing is done as in old versions."""

_MOST_HYPHENS = 2
"""Lines one below the other that may end in a hyphen."""

_ZONE = 425
"""Twentieths of a point that a line may stay short before a word is hyphenated."""

_AFTER_UPDATE = ("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "themeFontLang")
"""What follows `updateFields` in the schema of settings."""


def build_settings(document: Document) -> str:
    """The whole part, in the schema's order."""
    compatible = [w("compatSetting", name=name, uri=_WORD, val=value) for name, value in _COMPATIBLE.items()]
    return w(
        "settings",
        w("mirrorMargins") if document.layout.mirrored else "",
        w("defaultTabStop", val=709),
        w("autoHyphenation"),
        w("consecutiveHyphenLimit", val=_MOST_HYPHENS),
        w("hyphenationZone", val=_ZONE),
        w("doNotHyphenateCaps"),
        w("characterSpacingControl", val="doNotCompress"),
        w("updateFields", val="true") if _has_contents(document) else "",
        w("compat", *compatible),
        w("themeFontLang", val=document.language),
        w("decimalSymbol", val=","),
        w("listSeparator", val=";"),
    )


def adapt_settings(settings: Xml, document: Document) -> None:
    """Adds to a template's settings only what the document can't do without."""
    if document.layout.mirrored and settings.find(w_attribute("mirrorMargins")) is None:
        settings.insert(0, parsed(w("mirrorMargins")))
    if _has_contents(document) and settings.find(w_attribute("updateFields")) is None:
        later = [child for child in settings if child.tag in map(w_attribute, _AFTER_UPDATE)]
        update = parsed(w("updateFields", val="true"))
        if later:
            later[0].addprevious(update)
        else:
            settings.append(update)


def _has_contents(document: Document) -> bool:
    return any(isinstance(block, TableOfContents) for block in document.blocks)
