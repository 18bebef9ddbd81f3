"""The fields that a Träger's own Word template can use, and what stands in them for one person."""

from collections.abc import Callable, Mapping

from lotsen_curriculum.documents.worte import FORM, NACHWEIS, format_tag, format_ue, format_zeitraum, join_worte
from lotsen_curriculum.model.teilnahme import Kursangaben, Nachweis
from lotsen_curriculum.model.traeger import Traeger

__all__ = ["DARF_LEER", "FELDER", "felder_of"]

_PERSON: Mapping[str, Callable[[Nachweis], str]] = {
    "art": lambda nachweis: NACHWEIS[nachweis.art],
    "name": lambda nachweis: nachweis.bescheid.person.voller_name,
    "vorname": lambda nachweis: nachweis.bescheid.person.vorname,
    "nachname": lambda nachweis: nachweis.bescheid.person.name,
    "geburtsdatum": lambda nachweis: format_tag(tag) if (tag := nachweis.bescheid.person.geburtsdatum) else "",
    "nummer": lambda nachweis: nachweis.nummer,
    "datum": lambda nachweis: format_tag(nachweis.datum),
    "besuchte_ue": lambda nachweis: format_ue(nachweis.bescheid.besuchte_ue),
}
_KURS: Mapping[str, Callable[[Kursangaben], str]] = {
    "kurs": lambda kurs: kurs.kurs,
    "titel": lambda kurs: kurs.titel,
    "zeitraum": lambda kurs: format_zeitraum(kurs.tage),
    "orte": lambda kurs: join_worte(kurs.orte),
    "form": lambda kurs: FORM[kurs.form],
    "ue": lambda kurs: format_ue(kurs.ue),
    "ue_min": lambda kurs: str(kurs.ue_min),
    "module": lambda kurs: "\n".join(f"{anteil.titel} ({format_ue(anteil.ue)})" for anteil in kurs.module),
    "kompetenzen": lambda kurs: "\n".join(kurs.kompetenzen),
}
_TRAEGER: Mapping[str, Callable[[Traeger], str]] = {
    "traeger": lambda traeger: traeger.name,
    "anschrift": lambda traeger: traeger.anschrift or "",
    "ausstellungsort": lambda traeger: traeger.ort or "",
    "foerderhinweis": lambda traeger: traeger.foerderhinweis or "",
    "unterzeichnende": lambda traeger: "\n".join(f"{u.name}, {u.funktion}" for u in traeger.unterzeichnende),
}

FELDER = (*_PERSON, *_KURS, *_TRAEGER)
"""All fields, by the names that stand between `{{` and `}}`."""

DARF_LEER = ("vorname",)
"""Fields that may stay empty: people with one name only have no first name."""


def felder_of(nachweis: Nachweis, kurs: Kursangaben, traeger: Traeger) -> dict[str, str]:
    """What each field says for one person; a value that is not known is empty, and no template is filled with it."""
    person = {name: feld(nachweis) for name, feld in _PERSON.items()}
    angaben = {name: feld(kurs) for name, feld in _KURS.items()}
    return person | angaben | {name: feld(traeger) for name, feld in _TRAEGER.items()}
