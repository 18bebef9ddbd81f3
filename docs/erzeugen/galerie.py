"""The gallery: a page of each kind of document as pictures, and a note of the documents that they show."""

import hashlib
import io
import json
from collections.abc import Mapping
from itertools import islice

from erzeugen.markdown import read_head
from erzeugen.nachweismuster import build_muster
from erzeugen.seiten import DOCS
from lotsen_curriculum import (
    ARTEN,
    Curriculum,
    Planbar,
    Seminarplan,
    build_problem,
    compose_seminarplan,
    load_curriculum,
    render,
)
from lotsen_curriculum.documents.dienstplan import build_dienstplan
from lotsen_curriculum.documents.modulkapitel import build_modulkapitel
from lotsen_curriculum.documents.nodes import Document
from lotsen_curriculum.loading import parse_anfrage
from lotsen_curriculum.rendering.sheets import draw_pages

__all__ = ["BILDER", "TITEL", "build_galerie", "digest", "documents", "read_digests", "write_pictures"]

BILDER = DOCS / "bilder"
NOTIZ = BILDER / "galerie.json"
DPI = 110
FARBEN = 48
SEITE = {"trainerplan": 2, "arbeitsblaetter": 2}
"""Which page is shown, where it is not the first."""

ANFRAGE = b"""\
kurs: v-wohnen
titel: "Seminar Wohnen, Musterstadt"
gruppe: {personen: 14, deutsch: B1}
termine:
  - {datum: 2027-03-06, von: 09:00, bis: 15:45, ort: Rathaus}
trainer:
  - {name: A. Beispiel}
"""
"""The seminar that the gallery shows."""

WEITERE = (
    ANFRAGE.replace(b"Musterstadt", b"Nordviertel").replace(b"Rathaus", b"Nordtreff").replace(b"A. Bei", b"M. Bei"),
    ANFRAGE.replace(b"Musterstadt", "Süd".encode()).replace(b"03-06", b"03-13"),
)
"""Further seminars that share people with it, for the roster."""

TITEL: Mapping[str, tuple[str, str]] = {
    "trainerplan": (
        "Trainerplan",
        "Für die Leitung: jeder Schritt auf der Uhr, danach die Worte zu jedem Schritt.",
    ),
    "agenda": ("Agenda", "Für die Teilnehmenden: eine Seite je Termin."),
    "taschenkarten": (
        "Taschenkarten",
        "Für die Leitung: ein Schritt je Karte, vier auf einem Blatt.",
    ),
    "arbeitsblaetter": ("Arbeitsblätter", "Alle Blätter für die Teilnehmenden in ihrer Reihenfolge, davor eine Liste."),
    "methodenblaetter": (
        "Methodenblätter",
        "Für die Leitung: jede Methode mit Ablauf, Fragen, Stolpersteinen.",
    ),
    "kurzvortraege": ("Kurzvorträge", "Für die Leitung: Texte zum Sprechen, mit Stichworten für das Flipchart."),
    "materialliste": ("Materialliste", "Für die Vorbereitung: alles zusammengezählt, für diese Gruppe."),
    "anwesenheitsliste": ("Anwesenheitsliste", "Zum Unterschreiben, mit einer Spalte je Termin."),
    "rueckmeldebogen": ("Rückmeldebogen", "Für die Teilnehmenden, am Ende."),
    "abdeckung": ("Abdeckung", "Für den Träger: was vom Kernprofil in welchem Baustein vorkommt."),
    "kostenblatt": ("Kostenblatt", "Für den Träger: Obergrenze der Förderung und die eigenen Kosten."),
    "zertifikat": ("Zertifikat", "Für alle, die genug besucht haben; auf der Rückseite stehen Module und Kompetenzen."),
    "teilnahmebescheinigung": (
        "Teilnahmebescheinigung",
        "Für alle, die einen Teil besucht haben, und nach einem einzelnen Seminar.",
    ),
    "ehrenurkunde": ("Ehrenurkunde", "Als Dank für ein Engagement, ohne Stunden und Nummer."),
    "vergabeliste": ("Vergabeliste", "Für den Träger: wer was bekommen hat und warum."),
    "anwesenheitsnachweis": (
        "Anwesenheitsnachweis",
        "Für die Förderstelle: besuchte UE je Person und Termin, mit Summen.",
    ),
    "dienstplan": (
        "Dienstplan",
        "Für mehrere Kurse mit gemeinsamer Leitung: wer wann wo ist, im Ganzen und je Person.",
    ),
    "modulkapitel": (
        "Kapitel des Leitfadens",
        "Für das Leitfaden-Team: so sieht ein Modul im Buch aus.",
    ),
}
"""Name of a kind → heading and one sentence on what it is for."""


def documents() -> dict[str, Document]:
    """The documents of the gallery by the name of their kind."""
    curriculum = load_curriculum()
    plan, *weitere = (_plan(anfrage, curriculum) for anfrage in (ANFRAGE, *WEITERE))
    alle = {name: build(plan, curriculum) for name, build in ARTEN.items()}
    alle["dienstplan"] = build_dienstplan([plan, *weitere])
    kapitel = build_modulkapitel(curriculum.module["m3"], curriculum)
    return alle | build_muster(curriculum) | {"modulkapitel": kapitel}


def _plan(anfrage: bytes, curriculum: Curriculum) -> Seminarplan:
    ergebnis = compose_seminarplan(build_problem(curriculum, parse_anfrage(anfrage, curriculum)))
    assert isinstance(ergebnis, Planbar)
    return ergebnis.plan


def digest(name: str, document: Document) -> str:
    """What stands for a picture: a hash of the document's PDF and of how the picture is drawn from it."""
    gezeichnet = f"{SEITE.get(name, 1)} {DPI} {FARBEN}".encode()
    return hashlib.sha256(gezeichnet + render(document, "pdf")).hexdigest()[:16]


def read_digests() -> dict[str, str]:
    """The hashes of the documents that the pictures show."""
    noted: dict[str, str] = json.loads(NOTIZ.read_text("utf-8")) if NOTIZ.exists() else {}
    return noted


def write_pictures() -> None:
    """Draws a page of each document whose PDF has changed."""
    bisher, heute = read_digests(), {}
    for name, document in documents().items():
        heute[name] = digest(name, document)
        bild = BILDER / f"{name}.png"
        if heute[name] != bisher.get(name) or not bild.exists():
            bild.write_bytes(_picture(render(document, "pdf"), SEITE.get(name, 1)))
    NOTIZ.write_text(json.dumps(heute, indent=2) + "\n", "utf-8")


def build_galerie() -> str:
    """The page."""
    teile = [read_head("galerie")]
    for name, (titel, satz) in TITEL.items():
        teile += [f"## {titel}", satz, f"![Eine Seite: {titel}](../bilder/{name}.png)"]
    return "\n\n".join(teile) + "\n"


def _picture(pdf: bytes, seite: int) -> bytes:
    """One page as a PNG with few colours."""
    from PIL import Image

    gezeichnet = next(islice(draw_pages(pdf, dpi=DPI), seite - 1, None))
    puffer = io.BytesIO()
    bild = Image.open(io.BytesIO(gezeichnet)).convert("RGB").quantize(FARBEN, dither=Image.Dither.NONE)
    bild.save(puffer, "PNG", optimize=True)
    return puffer.getvalue()
