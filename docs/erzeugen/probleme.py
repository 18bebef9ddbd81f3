"""The page of all problem codes, from the registries of the rooms."""

import ast
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import lotsen_curriculum
from erzeugen.markdown import read_head, table
from lotsen_curriculum.planning.check.codes import PRUEFCODES

__all__ = ["Eintrag", "build_probleme", "registered_codes", "used_codes"]

PAKET = Path(lotsen_curriculum.__file__).parent

BEREICHE = (
    ("LC10", "Der Text einer Datei", "Bevor lotsen den Inhalt versteht, muss der Text selbst in Ordnung sein."),
    ("LC12", "Schlüssel und Werte", "Der Text ist lesbar, aber ein Schlüssel oder ein Wert stimmt nicht."),
    ("LC20", "Verweise und Inhalte der Daten", "Etwas fehlt, widerspricht sich oder verweist ins Leere."),
    ("LC23", "Der eigene Ordner eines Trägers", "Was beim Abschalten und Ersetzen schiefgehen kann."),
    ("LC24", "Die Anfrage", "Termine, Wünsche und Festlegungen, die nicht zusammenpassen."),
    ("LC29", "Nachschlagen", "Eine Kennung, die es nicht gibt."),
    ("LC30", "Warum es keinen Plan gibt", "Die Anfrage ist in Ordnung, aber so geht es nicht auf."),
    ("LC34", "Mehrere Kurse, ein Team", "Allein ginge jeder Kurs auf, aber Personen oder Räume reichen nicht."),
    (
        "LC349",
        "Die Prüfung eines Plans",
        "`lotsen pruefen` und `lotsen dokumente` rechnen jeden Plan noch einmal nach.",
    ),
    ("LC40", "Texte in Dokumenten", "Auszeichnungen, die Word und PDF nicht darstellen."),
    ("LC41", "Dokumente", "Was ein Dokument am Entstehen hindert."),
    ("LC49", "Dateien schreiben", "Hier liegt es am Ordner, nicht am Inhalt."),
    ("LC50", "Die Teilnahmeliste", "Was in der Tabelle nicht zu verstehen ist."),
    ("LC53", "Das Register und die Nachweise", "Nummern, Namen und Vorlagen für Zertifikate."),
)
"""First code of each part, its heading, and one sentence."""


class Eintrag(NamedTuple):
    """What a code means and what to do about it."""

    code: str
    bedeutung: str
    abhilfe: str


def registered_codes() -> dict[str, Eintrag]:
    """All codes that the rooms declare in their modules `codes`, in order."""
    gefunden = {eintrag.code: eintrag for name in _registries() for eintrag in _read(name)}
    return dict(sorted(gefunden.items()))


def used_codes() -> set[str]:
    """All codes that the program tells somewhere, registries and docstrings left out."""
    words: set[str] = set()
    for pfad in PAKET.rglob("*.py"):
        if pfad.name != "codes.py":
            nodes = ast.walk(ast.parse(pfad.read_text("utf-8")))
            words.update(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
    checked = {pruefcode.code for regel, pruefcode in PRUEFCODES.items() if regel in words}
    return checked | {word for word in words if re.fullmatch(r"LC\d{3}", word)}


def build_probleme() -> str:
    """The page."""
    eintraege = registered_codes().values()
    teile = [read_head("probleme")]
    for nummer, (beginn, titel, satz) in enumerate(BEREICHE):
        ende = BEREICHE[nummer + 1][0] if nummer + 1 < len(BEREICHE) else "LC6"
        gruppe = [eintrag for eintrag in eintraege if beginn <= eintrag.code < ende]
        if gruppe:
            zeilen = [(f"**{eintrag.code}**", eintrag.bedeutung, eintrag.abhilfe) for eintrag in gruppe]
            teile += [f"## {titel}", satz, table(("Code", "Was nicht stimmt", "Was hilft"), zeilen).rstrip()]
    return "\n\n".join(teile) + "\n"


def _registries() -> Iterator[str]:
    for pfad in sorted(PAKET.rglob("codes.py")):
        yield ".".join(("lotsen_curriculum", *pfad.relative_to(PAKET).with_suffix("").parts))


def _read(name: str) -> Iterator[Eintrag]:
    modul = import_module(name)
    if hasattr(modul, "PRUEFCODES"):
        yield from (Eintrag(each.code, each.bedeutung, each.abhilfe) for each in PRUEFCODES.values())
        return
    codes: Mapping[str, tuple[str, str]] = modul.CODES
    for code, (bedeutung, abhilfe) in codes.items():
        yield Eintrag(code, _sentence(bedeutung), _sentence(abhilfe))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
