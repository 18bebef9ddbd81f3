"""A small line chart as SVG: axes from zero, a grid, curves that differ in colour, dash and mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log10
from xml.sax.saxutils import escape

__all__ = ["Kurve", "draw_kurven"]

BREITE, HOEHE = 640, 360
LINKS, RECHTS, OBEN, UNTEN = 56, 16, 44, 48
STILE = (("#1b5e8c", "", "circle"), ("#a04000", "6 4", "square"))
"""Colour, dash and mark of each curve; both colours have a contrast above 4.5 on white."""


@dataclass(frozen=True)
class Kurve:
    """A named curve with its points."""

    name: str
    punkte: Sequence[tuple[float, float]]


@dataclass(frozen=True)
class _Flaeche:
    """Where the values lie on the picture; both axes begin at zero."""

    x_ende: float
    y_ende: float

    def x(self, wert: float) -> float:
        return LINKS + (BREITE - LINKS - RECHTS) * wert / self.x_ende

    def y(self, wert: float) -> float:
        return HOEHE - UNTEN - (HOEHE - UNTEN - OBEN) * wert / self.y_ende


def draw_kurven(kurven: Sequence[Kurve], *, titel: str, x: str, y: str) -> str:
    """The picture; its title is also what screen readers say."""
    x_schritt = _schritt(max(punkt[0] for kurve in kurven for punkt in kurve.punkte))
    y_schritt = _schritt(max(punkt[1] for kurve in kurven for punkt in kurve.punkte))
    x_zahl, y_zahl = (
        ceil(max(punkt[achse] for kurve in kurven for punkt in kurve.punkte) / schritt)
        for achse, schritt in enumerate((x_schritt, y_schritt))
    )
    flaeche = _Flaeche(x_zahl * x_schritt, y_zahl * y_schritt)
    teile = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BREITE} {HOEHE}" width="{BREITE}" height="{HOEHE}" '
        'role="img" font-family="Noto Sans, DejaVu Sans, sans-serif" font-size="13" fill="#222">',
        f"<title>{escape(titel)}</title>",
        f'<rect width="{BREITE}" height="{HOEHE}" fill="#fff"/>',
        *(_linie_y(flaeche, n * y_schritt) for n in range(y_zahl + 1)),
        *(_marke_x(flaeche, n * x_schritt) for n in range(x_zahl + 1)),
        f'<text x="{BREITE - RECHTS}" y="{HOEHE - 8}" text-anchor="end">{escape(x)}</text>',
        f'<text x="8" y="20">{escape(y)}</text>',
        *(_kurve(flaeche, nummer, kurve) for nummer, kurve in enumerate(kurven)),
    ]
    return "\n".join([*teile, "</svg>", ""])


def _schritt(groesster: float) -> float:
    """A round distance of the grid that gives four to eight lines."""
    zehner = 10.0 ** int(log10(groesster) - 1 if groesster < 1 else log10(groesster))
    return next(zehner * teil for teil in (0.1, 0.2, 0.25, 0.5, 1, 2) if groesster / (zehner * teil) <= 8)


def _linie_y(flaeche: _Flaeche, wert: float) -> str:
    hoehe = f"{flaeche.y(wert):.1f}"
    zahl = f"{wert:g}".replace(".", ",")
    linie = f'<line x1="{LINKS}" y1="{hoehe}" x2="{BREITE - RECHTS}" y2="{hoehe}" stroke="#ddd"/>'
    return f'{linie}<text x="{LINKS - 8}" y="{hoehe}" dy="4" text-anchor="end">{zahl}</text>'


def _marke_x(flaeche: _Flaeche, wert: float) -> str:
    return f'<text x="{flaeche.x(wert):.1f}" y="{HOEHE - UNTEN + 18}" text-anchor="middle">{wert:g}</text>'


def _kurve(flaeche: _Flaeche, nummer: int, kurve: Kurve) -> str:
    farbe, strich, marke = STILE[nummer]
    orte = [(flaeche.x(x), flaeche.y(y)) for x, y in kurve.punkte]
    linie = " ".join(f"{x:.1f},{y:.1f}" for x, y in orte)
    links = 120 + 260 * nummer
    return "\n".join(
        [
            f'<polyline points="{linie}" fill="none" stroke="{farbe}" stroke-width="2" stroke-dasharray="{strich}"/>',
            *(_marke(marke, farbe, x, y) for x, y in orte),
            f'<line x1="{links}" y1="16" x2="{links + 32}" y2="16" stroke="{farbe}" stroke-width="2" '
            f'stroke-dasharray="{strich}"/>',
            _marke(marke, farbe, links + 16, 16),
            f'<text x="{links + 40}" y="20">{escape(kurve.name)}</text>',
        ]
    )


def _marke(art: str, farbe: str, x: float, y: float) -> str:
    if art == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{farbe}"/>'
    return f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8" fill="{farbe}"/>'
