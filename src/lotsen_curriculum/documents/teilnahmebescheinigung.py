"""The Teilnahmebescheinigung: for a Vertiefungsseminar, and for who attended a part of a course."""

from lotsen_curriculum.documents.nachweis import Nachweisbau, mitte
from lotsen_curriculum.documents.nodes import Document
from lotsen_curriculum.model.teilnahme import Nachweis

__all__ = ["build_teilnahmebescheinigung"]

_WORT = "Teilnahmebescheinigung"
_HINWEIS = "Bestätigt wird die Anwesenheit; eine Bewertung ist damit nicht verbunden. Inhalte: siehe Rückseite."


def build_teilnahmebescheinigung(nachweis: Nachweis, bau: Nachweisbau) -> Document:
    """The confirmation of attendance with the attended UE; it says that it judges nobody."""
    teil = "" if nachweis.bescheid.vollstaendig else " teilweise"
    kurs = [] if bau.kurs.kurs == bau.kurs.titel else [mitte(bau.kurs.kurs, style="subtitle")]
    return bau.document(
        nachweis,
        _WORT,
        (
            *bau.kopf,
            bau.titel(_WORT),
            *kurs,
            *bau.person(nachweis),
            *bau.teilgenommen(nachweis, f"hat{teil} teilgenommen an", _HINWEIS),
            *bau.ausgestellt(nachweis),
            *bau.rueckseite(_WORT, nachweis),
        ),
    )
