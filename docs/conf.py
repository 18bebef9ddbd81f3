"""How Sphinx builds the documentation: German, strict, without anything from the network."""

import re
from importlib.metadata import version as version_of
from typing import Any

project = "lotsen_curriculum"
author = "lotsen_curriculum"
project_copyright = "lotsen_curriculum, CC BY-SA 4.0"
version = release = version_of("lotsen_curriculum")

language = "de"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
root_doc = "index"
exclude_patterns = ["_build", "erzeugen", "vorlagen"]
locale_dirs = ["locale"]

myst_heading_anchors = 3
nitpicky = True
suppress_warnings: list[str] = []

html_theme = "furo"
html_title = "Lotsen planen"
html_show_sphinx = False
html_copy_source = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#1f4e79", "color-brand-content": "#1f4e79"},
    "dark_css_variables": {"color-brand-primary": "#9cc3e8", "color-brand-content": "#9cc3e8"},
}

_INHALT = "<!-- inhalt -->"
_LINK = re.compile(r"\]\(([\w/-]+)\.md\)")


def setup(app: Any) -> None:
    """Lets the pages stay plain Markdown: where one says `<!-- inhalt -->`, its links become the navigation."""
    app.connect("source-read", _add_navigation)


def _add_navigation(_app: Any, _docname: str, source: list[str]) -> None:
    if _INHALT in source[0]:
        ziele = "\n".join(dict.fromkeys(_LINK.findall(source[0])))
        source[0] = source[0].replace(_INHALT, f"```{{toctree}}\n:hidden:\n\n{ziele}\n```")
