"""The page of the fields that a Word template for certificates can use."""

from erzeugen.markdown import read_head, table
from lotsen_curriculum.documents.felder import FELDER

__all__ = ["BEDEUTUNG", "build_felder"]

BEDEUTUNG = {
    "art": "Zertifikat, Teilnahmebescheinigung oder Ehrenurkunde",
    "name": "der ganze Name, wie er gedruckt wird; er oder `{{nachname}}` muss in der Vorlage vorkommen",
    "vorname": "Vorname; leer bei Menschen mit nur einem Namen",
    "nachname": "Name",
    "geburtsdatum": "Geburtsdatum aus der Liste; nur mit `--geburtsdatum`",
    "nummer": "Nummer aus dem Register",
    "datum": "Tag der Ausstellung",
    "besuchte_ue": "besuchte Unterrichtseinheiten",
    "kurs": "was für ein Kurs es ist",
    "titel": "Titel dieses Kurses",
    "zeitraum": "erster bis letzter Tag",
    "orte": "Orte der Termine",
    "form": "in Präsenz oder online",
    "ue": "Unterrichtseinheiten des ganzen Kurses",
    "ue_min": "Minuten einer Unterrichtseinheit",
    "module": "die Module mit ihren Unterrichtseinheiten, eines je Zeile",
    "kompetenzen": "die Elemente des Kernprofils, die vorkamen, eines je Zeile",
    "traeger": "Name des Trägers",
    "anschrift": "seine Anschrift",
    "ausstellungsort": "wo ausgestellt wird",
    "foerderhinweis": "der Hinweis auf die Förderung",
    "unterzeichnende": "wer unterschreibt, mit Funktion, je Zeile eine Person",
}
"""What each field says; a test holds it against the program."""


def build_felder() -> str:
    """The page."""
    zeilen = [(f"`{{{{{name}}}}}`", BEDEUTUNG[name]) for name in FELDER]
    return f"{read_head('felder')}\n\n{table(('Feld', 'Was dort steht'), zeilen)}"
