"""One gender style (ADR 0003) and one typography through all texts."""

import re

import pytest

from lesetexte import Lesetext, lesetexte
from lotsen_curriculum.model.curriculum import Curriculum

KURZFORM = re.compile(r"\w[*:_/·](?:in|innen|r|e|n)\b(?!/)|[a-zäöüß]In(?:nen)?\b|\w\((?:in|innen|r)\)")
"""What ADR 0003 rules out: star, colon, underscore, slash, dot, brackets, and the capital inside a word."""

STAMM = (
    r"Absolvent|Anfänger|Ansprechpartner|Antragsteller|Anwalt|Anwält|Arbeitgeber|Arbeitnehmer|Arzt|Ärzt|Ausbilder|"
    r"Ausländer|Beamt|Begleiter|Beobachter|Berater|Besucher|Betreuer|Bewerber|Bewohner|Bürger|Chef|Dolmetscher|"
    r"Einwohner|Empfänger|Erzieher|Experte|Flüchtling|Freund|Gastgeber|Handwerker|Hausmeister|Helfer|Interviewer|"
    r"Klient|Kolleg|Koordinator|Kund|Lehrer|Leiter|Leser|Lotse|Mentor|Migrant|Mieter|Mitarbeiter|Moderator|"
    r"Muttersprachler|Nachbar|Nutzer|Partner|Pate|Patient|Polizist|Psychologe|Referent|Richter|Sachbearbeiter|Schüler|"
    r"Spieler|Student|Teilnehmer|Therapeut|Trainer|Täter|Übersetzer|Verkäufer|Vermieter|Vertreter|Zeuge|Zuhörer|Zuschauer"
)
STAMM_IM_WORT = (
    r"arzt|ärzt|anwalt|begleiter|berater|bürger|flüchtling|helfer|lehrer|leiter|lotse|nachbar|schüler|trainer"
)
MAENNLICH = re.compile(rf"\b(?:({STAMM})|[A-ZÄÖÜ]\w+?({STAMM_IM_WORT}))(?:e|en|er|ern|es|n|s|)\b(?!-)")
"""Nouns for people in a masculine form: the first group is the stem of a simple word, the second of a compound."""

UMGEBUNG = 70
"""A feminine counterpart within so many characters makes a pair."""

SZENE = re.compile(r"\.(praxis|warum|leitung_sagt)$|\.kurzvortraege\[|\.kopiervorlagen\[")
"""Where a story may have one man in it; there, a word of `EIN_MENSCH` before the noun says that it means just him."""

EIN_MENSCH = re.compile(
    r"(?:\b(?:(?:ein|sein|mein|dein|ihr|kein)(?:e[mns])?|de[mnr]|vom|zum|beim|als|war|Herr \w+,)\s)(?:\w+ )?$",
    re.IGNORECASE,
)

AUSNAHMEN: dict[tuple[str, str], str] = {
    ("m1", "Bauleiter"): "one example of each gender, in one sentence",
    ("m2", "Glaubensflüchtlingen"): "the term of historians for the Huguenots",
    ("m2", "Migranten"): "quoted: the word is what the text questions",
    ("m2", "Neubürger"): "one of the words that the group weighs",
    ("m2", "Wirtschaftsflüchtlinge"): "quoted: the word is what the talk questions",
    ("m2", "Bürger"): "„EU-Bürger“ for one man in an example",
    ("m2", "Ausländer"): "quoted: the word is what the talk questions",
    ("m7", "Flüchtlinge"): "name of an authority",
    ("v-antidiskriminierung", "Kunden"): "one man in an example",
    ("v-asyl-und-aufenthalt", "Flüchtlinge"): "name of an authority",
    ("v-asyl-und-aufenthalt", "Flüchtling"): "quoted: a question that nobody should ask",
    ("v-asyl-und-aufenthalt", "Nachbar"): "quoted from a participant",
    ("v-asyl-und-aufenthalt", "Student"): "one of six people in a list of both genders",
    ("v-wohnen", "Hausmeister"): "one of three roles, in both genders",
    ("abigale", "Nachbar"): "a figure of the story, by name",
}
"""(module or method, word) → why it may stand there without its counterpart."""

TYPOGRAFIE = {
    "three dots for …": re.compile(r"\.\.\."),
    "double space": re.compile(r"\S {2,}\S"),
    "straight quotation mark": re.compile(r"[\"'´`]"),
    "quotation mark of another language": re.compile(r"[”«»]"),
    "hyphen for a dash": re.compile(r"\S - "),
    "space before punctuation": re.compile(r"(?<!_) [,.;:!?](?!\w)"),
    "no space after punctuation": re.compile(r"[a-zäöüß][,;!?][A-Za-zÄÖÜäöüß]"),
    "abbreviation without a space": re.compile(r"\b(?:z\.B|u\.a|d\.h|i\.d\.R|e\.V)\."),
    "space inside quotation marks": re.compile(r"„\s|\s“"),
    "hours or euros without a space": re.compile(r"\d(?:Uhr|Euro|€|UE|Minuten)\b"),
    "umlaut written as two letters": re.compile(
        r"\b(?:fuer|ueber|koenn|muess|moech|naechst|zurueck|waehr|spaet|Gespraech)\w*"
    ),
}


def ungepaarte(texts: tuple[Lesetext, ...]) -> list[tuple[str, str, str]]:
    """Masculine nouns for people without a feminine counterpart nearby: place, word, context."""
    found = []
    for ort, text in texts:
        for match in MAENNLICH.finditer(text):
            umgebung = text[max(0, match.start() - UMGEBUNG) : match.end() + UMGEBUNG]
            if _femininum_of(match).search(umgebung):
                continue
            if SZENE.search(ort) and EIN_MENSCH.search(text[: match.start()]):
                continue
            found.append((ort, match[0], umgebung))
    return found


def _femininum_of(match: re.Match[str]) -> re.Pattern[str]:
    """The same word in the feminine: an umlaut may come, and a final e goes."""
    stamm = (match[1] or match[2]).removesuffix("e")
    offen = re.sub("[aouäöü]", "[aouäöüAÄ]", stamm[:1].lower() + stamm[1:])
    return re.compile(rf"{offen}in(?:nen)?\b", re.IGNORECASE)


def _kennung(ort: str) -> str:
    """The module or method that a place lies in."""
    return re.split(r"[.\[]", ort)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Die Lots*innen kommen.",
        "Lots:innen",
        "Lots_innen",
        "LotsInnen",
        "Lots/innen",
        "jede/r",
        "Kolleg(in)",
        "ein:e Nachbar:in",
    ],
)
def test_short_forms_are_found(text: str) -> None:
    """Each short form that one meets in German texts is found."""
    assert KURZFORM.search(text)


@pytest.mark.parametrize(
    "text", ["Um 9:30 in Raum 2", "Und/oder: in Gruppen", "Informationen", "https://example.org/in", "Linnen"]
)
def test_other_texts_are_no_short_forms(text: str) -> None:
    """Times, slashes between words and common endings are no short forms."""
    assert not KURZFORM.search(text.replace("https://example.org/in", ""))


def test_no_short_forms(curriculum: Curriculum) -> None:
    """Neutral words and pairs only: no star, colon, underscore, slash or capital inside a word."""
    assert [(ort, match[0]) for ort, text in lesetexte(curriculum) if (match := KURZFORM.search(text))] == []


@pytest.mark.parametrize(
    ("ort", "text", "found"),
    [
        ("m1.gegenstand", "Die Teilnehmer lesen.", ["Teilnehmer"]),
        ("m1.gegenstand", "Der Lotse geht mit, die Lotsin auch.", []),
        ("m1.gegenstand", "Ärztinnen und Ärzte schweigen.", []),
        ("m1.gegenstand", "Ärzte schweigen.", ["Ärzte"]),
        ("m1.gegenstand", "Fragen Sie den Hausarzt.", ["Hausarzt"]),
        ("m1.gegenstand", "Ein Trainer erklärt es.", ["Trainer"]),
        ("m1.warum", "Ein junger Trainer erklärt es.", []),
        ("m1.warum", "Trainer erklären es.", ["Trainer"]),
        ("m1.gegenstand", "Sekunden, Urkunde, Werkzeuge, Begleitende, Lehrkräfte, Freundschaft, Lotsenteam", []),
    ],
)
def test_bare_masculines_are_found(ort: str, text: str, found: list[str]) -> None:
    """A pair and the one man of a story pass; a masculine form that means everybody does not."""
    assert [word for _, word, _ in ungepaarte((Lesetext(ort, text),))] == found


def test_no_masculine_means_everybody(curriculum: Curriculum) -> None:
    """Nouns for people stand in pairs or are neutral, but for one man in a story and the exceptions."""
    found = ungepaarte(lesetexte(curriculum))
    assert [hit for hit in found if (_kennung(hit[0]), hit[1]) not in AUSNAHMEN] == []


def test_exceptions_are_needed(curriculum: Curriculum) -> None:
    """An exception whose text has changed is deleted."""
    assert set(AUSNAHMEN) - {(_kennung(ort), wort) for ort, wort, _ in ungepaarte(lesetexte(curriculum))} == set()


@pytest.mark.parametrize(
    ("fehler", "text"),
    [
        ("three dots for …", "Und dann..."),
        ("double space", "Ein  Wort"),
        ("straight quotation mark", 'Sie sagt "ja".'),
        ("quotation mark of another language", "„Ja”"),
        ("hyphen for a dash", "Das ist gut - meistens"),
        ("space before punctuation", "Ja , das"),
        ("no space after punctuation", "Ja,das"),
        ("abbreviation without a space", "z.B. heute"),
        ("space inside quotation marks", "„ Ja“"),
        ("hours or euros without a space", "um 9Uhr"),
        ("umlaut written as two letters", "fuer alle"),
    ],
)
def test_typing_errors_are_found(fehler: str, text: str) -> None:
    """Each rule of typography finds the error that it is named after."""
    assert TYPOGRAFIE[fehler].search(text)


@pytest.mark.parametrize("fehler", sorted(TYPOGRAFIE))
def test_typography(curriculum: Curriculum, fehler: str) -> None:
    """No text has this error."""
    regel = TYPOGRAFIE[fehler]
    assert [
        (ort, text[max(0, hit.start() - 20) : hit.end() + 20])
        for ort, text in lesetexte(curriculum)
        for hit in regel.finditer(text)
    ] == []


def test_quotation_marks_come_in_pairs(curriculum: Curriculum) -> None:
    """Each „ has its “ in the same text, and they never nest."""
    assert [ort for ort, text in lesetexte(curriculum) if not re.fullmatch(r"[^„“]*(?:„[^„“]*“[^„“]*)*", text)] == []
