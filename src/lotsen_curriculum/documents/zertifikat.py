"""The Zertifikat of a Basisqualifizierung: says what was taught and attended, never that anything was passed."""

from lotsen_curriculum.documents.nachweis import Nachweisbau, mitte
from lotsen_curriculum.documents.nodes import Document
from lotsen_curriculum.model.teilnahme import Nachweis

__all__ = ["build_zertifikat"]

_WORT = "Zertifikat"
_HINWEIS = "Inhalte und Kompetenzen stehen auf der Rückseite."


def build_zertifikat(nachweis: Nachweis, bau: Nachweisbau) -> Document:
    """The Zertifikat: a front to hand over, a back with modules and competences."""
    return bau.document(
        nachweis,
        _WORT,
        (
            *bau.kopf,
            bau.titel(_WORT),
            mitte(bau.kurs.kurs, style="subtitle"),
            *bau.person(nachweis),
            *bau.teilgenommen(nachweis, "hat teilgenommen an der Qualifizierung", _HINWEIS),
            *bau.ausgestellt(nachweis),
            *bau.rueckseite(_WORT, nachweis),
        ),
    )
