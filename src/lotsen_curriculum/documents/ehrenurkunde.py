"""The Ehrenurkunde: thanks for an engagement, without hours or numbers."""

from lotsen_curriculum.documents.nachweis import Nachweisbau, mitte
from lotsen_curriculum.documents.nodes import Document
from lotsen_curriculum.model.teilnahme import Nachweis

__all__ = ["build_ehrenurkunde"]

_WORT = "Ehrenurkunde"
_ANLASS = "die Teilnahme an „{titel}“ und die Bereitschaft, sich ehrenamtlich für andere einzusetzen"


def build_ehrenurkunde(nachweis: Nachweis, bau: Nachweisbau) -> Document:
    """One page of thanks; `Ausstellung.anlass` says what for."""
    abstand = bau.abstaende
    anlass = bau.ausstellung.anlass or _ANLASS.format(titel=bau.kurs.titel)
    return bau.document(
        nachweis,
        _WORT,
        (
            *bau.kopf,
            bau.titel(_WORT),
            mitte(f"{bau.traeger.name} dankt", style="subtitle", abstand_mm=abstand.teil),
            *bau.person(nachweis),
            mitte(f"für {anlass}.", style="lead", abstand_mm=abstand.teil),
            mitte("In Anerkennung und mit herzlichem Dank", abstand_mm=abstand.teil),
            *bau.ausgestellt(nachweis),
        ),
    )
