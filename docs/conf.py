"""How Sphinx builds the documentation: German, strict, without anything from the network."""

import re
from collections.abc import Mapping
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any, ClassVar

from pygments.lexer import RegexLexer
from pygments.token import Generic

project = "lotsen_curriculum"
author = "lotsen_curriculum"
project_copyright = "lotsen_curriculum, CC BY-SA 4.0"
version = release = version_of("lotsen_curriculum")

language = "de"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
root_doc = "index"
exclude_patterns = ["_build", "erzeugen", "vorlagen"]

myst_heading_anchors = 3
nitpicky = True
suppress_warnings: list[str] = []

html_theme = "furo"
html_title = "Lotsen planen"
html_show_sphinx = False
html_copy_source = False
html_static_path = ["_static"]
html_css_files = ["lotsen.css"]
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#1f4e79", "color-brand-content": "#1f4e79"},
    "dark_css_variables": {"color-brand-primary": "#9cc3e8", "color-brand-content": "#9cc3e8"},
}

_DEUTSCH: Mapping[str, str] = {
    "Skip to content": "Zum Inhalt",
    "Toggle site navigation sidebar": "Navigation zeigen oder verbergen",
    "Toggle table of contents sidebar": "Inhalt der Seite zeigen oder verbergen",
    "Toggle Light / Dark / Auto color theme": "Hell, dunkel oder wie das System",
    "Toggle navigation of ": "Seiten zeigen oder verbergen: ",
    "Link to this heading": "Link zu dieser Überschrift",
    "Link to this image": "Link zu diesem Bild",
    "Back to top": "Nach oben",
    "On this page": "Auf dieser Seite",
    "Made with ": "Gemacht mit ",
    "<title>Contents</title>": "<title>Inhalt</title>",
    "<title>Menu</title>": "<title>Menü</title>",
    "<title>Expand</title>": "<title>Aufklappen</title>",
    "<title>Light mode</title>": "<title>Hell</title>",
    "<title>Dark mode</title>": "<title>Dunkel</title>",
    "<title>Auto light/dark, in light mode</title>": "<title>Wie das System, jetzt hell</title>",
    "<title>Auto light/dark, in dark mode</title>": "<title>Wie das System, jetzt dunkel</title>",
    "<span>Next</span>": "<span>Weiter</span>",
    "<span>Previous</span>": "<span>Zurück</span>",
    '<div class="title">Home</div>': '<div class="title">Start</div>',
    "Copyright &#169;": "Lizenz:",
}
"""What the theme says in English, and how we say it."""

_DATEI = re.compile(r"^<!-- (datei|anhaengen|aendern): (\S+) -->\n```(\w+)\n", re.MULTILINE)
_WORTE = {
    "datei": "```{{code-block}} {sprache}\n:caption: {datei}\n\n",
    "anhaengen": "```{{code-block}} {sprache}\n:caption: {datei}, am Ende dazu\n\n",
    "aendern": "```{{code-block}} {sprache}\n:caption: {datei}, ändern\n\n",
}
_INHALT = "<!-- inhalt -->"
_LINK = re.compile(r"\]\(((?:[\w-]+/index)|[\w-]+)\.md\)")
"""A link to a page of the same folder, or to the start page of a folder in it."""


class Konsole(RegexLexer):
    """Colours what is typed after `$`, and leaves what comes back as it is, whatever it looks like."""

    tokens: ClassVar[dict[str, Any]] = {
        "root": [(r"^\$ (?:.*\\\n)*.*\n", Generic.Strong), (r".*\n", Generic.Output)],
    }


def setup(app: Any) -> None:
    """Lets the pages stay plain Markdown, and makes of their comments what the site shows."""
    app.add_lexer("console", Konsole)
    app.connect("source-read", _add_navigation)
    app.connect("source-read", _add_captions)
    app.connect("build-finished", _translate_theme)


def _add_navigation(_app: Any, _docname: str, source: list[str]) -> None:
    """Where a page says `<!-- inhalt -->`, its links become the navigation."""
    if _INHALT in source[0]:
        ziele = "\n".join(dict.fromkeys(_LINK.findall(source[0])))
        source[0] = source[0].replace(_INHALT, f"```{{toctree}}\n:hidden:\n\n{ziele}\n```")


def _add_captions(_app: Any, _docname: str, source: list[str]) -> None:
    """Above a block that belongs into a file stands the name of the file."""
    source[0] = _DATEI.sub(lambda match: _WORTE[match[1]].format(sprache=match[3], datei=match[2]), source[0])


def _translate_theme(app: Any, exception: Exception | None) -> None:
    if exception is None:
        for pfad in Path(app.outdir).rglob("*.html"):
            text = pfad.read_text("utf-8")
            for englisch, deutsch in _DEUTSCH.items():
                text = text.replace(englisch, deutsch)
            pfad.write_text(text, "utf-8")
