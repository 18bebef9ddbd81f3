"""The curriculum is as large and as complete as promised: modules, seminars, formats, methods, Kernprofil, course."""

import re

import pytest

from lesetexte import woerter_of
from lotsen_curriculum.model.base import Quelle
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.modul import Kopiervorlage, Kurzvortrag, Modul
from lotsen_curriculum.units import UE_MIN

BASIS = tuple(f"m{number}" for number in range(1, 9))
VERTIEFUNG = (
    "v-antidiskriminierung",
    "v-arbeit-und-ausbildung",
    "v-asyl-und-aufenthalt",
    "v-datenschutz-und-verschwiegenheit",
    "v-digitale-behoerdenwege",
    "v-gesundheit",
    "v-konflikt-und-deeskalation",
    "v-schule-und-kita",
    "v-selbstfuersorge",
    "v-sprachmittlung",
    "v-team-am-standort",
    "v-traumasensibles-begleiten",
    "v-vielfalt-und-geschlecht",
    "v-wohnen",
)
FORMATE = ("f-auftakt", "f-qualitaetszirkel", "f-reflexionsgespraech", "f-stammtisch", "f-vernetzungstreffen")

RECHT = re.compile(
    r"§|\bArt\. \d|\b(?:AGG|BGB|SGB|DSGVO)\b|\w+gesetz(?:es|buch|buchs)?\b|Datenschutz-Grundverordnung|Schweigepflicht|"
    r"Aufenthaltserlaubnis|Duldung|strafbar",
    re.IGNORECASE,
)
"""Words that show that a text says something about law."""

ROLLEN = (
    "dolmetsch-dreieck",
    "ein-schritt-vorwaerts",
    "insel-albatros",
    "lebenslinien-machtkritisch",
    "nein-sagen-training",
    "rollenspiel-begleitung",
    "standbild",
    "ungleiche-voraussetzungen",
    "wer-bleibt-zurueck",
    "wie-im-richtigen-leben",
)
"""Methods in which people play a role, or are put into one."""

UNGLEICHHEIT = ("ein-schritt-vorwaerts", "wer-bleibt-zurueck", "wie-im-richtigen-leben")
"""Role exercises on discrimination."""


def woerter(text: str | None) -> int:
    """How many words a text has."""
    return len(woerter_of(text or ""))


def papiere(modul: Modul) -> tuple[Kurzvortrag | Kopiervorlage, ...]:
    """The talks and sheets of a module."""
    return (*modul.kurzvortraege, *modul.kopiervorlagen)


def inhalte(modul: Modul) -> str:
    """All that a module teaches: its subject, talks and sheets."""
    return "\n".join([modul.gegenstand or "", *(papier.text for papier in papiere(modul))])


def quellen_of(modul: Modul) -> list[Quelle]:
    """The sources of a module, its talks and its sheets."""
    return [*modul.quellen, *(quelle for papier in papiere(modul) for quelle in papier.quellen)]


@pytest.fixture(params=BASIS)
def basis(request: pytest.FixtureRequest, curriculum: Curriculum) -> Modul:
    """Each module of the Basisqualifizierung."""
    return curriculum.module[request.param]


@pytest.fixture(params=VERTIEFUNG)
def vertiefung(request: pytest.FixtureRequest, curriculum: Curriculum) -> Modul:
    """Each Vertiefungsseminar that is promised."""
    return curriculum.module[request.param]


@pytest.fixture(params=FORMATE)
def format_(request: pytest.FixtureRequest, curriculum: Curriculum) -> Modul:
    """Each further format that is promised."""
    return curriculum.module[request.param]


def test_kinds_of_modules(curriculum: Curriculum) -> None:
    """Eight modules, fourteen Vertiefungsseminare and five formats at least, each of the kind that its id says."""
    arten = {"m": "basis", "v": "vertiefung", "f": "format"}
    assert set(BASIS + VERTIEFUNG + FORMATE) <= set(curriculum.module)
    assert [id_ for id_, modul in curriculum.module.items() if modul.art == "basis"] == list(BASIS)
    assert [id_ for id_, modul in curriculum.module.items() if modul.art != arten[id_[0]]] == []


def test_texts_of_a_module(basis: Modul) -> None:
    """A module says why, gives two to four pages of theory, and notes for those who teach it."""
    assert woerter(basis.warum) >= 200
    assert 900 <= woerter(basis.gegenstand) <= 2000
    assert woerter(basis.hinweise) >= 350


def test_papers_of_a_module(basis: Modul) -> None:
    """At least two Kurzvorträge of 400 to 900 words with key points for a flip chart, and two Kopiervorlagen."""
    assert len(basis.kurzvortraege) >= 2
    assert len(basis.kopiervorlagen) >= 2
    assert [talk.id for talk in basis.kurzvortraege if not 400 <= woerter(talk.text) <= 900] == []
    assert [talk.id for talk in basis.kurzvortraege if not 3 <= len(talk.kernpunkte) <= 7] == []


def test_learning_goals_of_a_module(basis: Modul) -> None:
    """Goals of all three kinds, four at least."""
    assert {ziel.art for ziel in basis.lernziele} == {"wissen", "koennen", "haltung"}
    assert len(basis.lernziele) >= 4


def test_bausteine_of_a_module(basis: Modul) -> None:
    """At least three Bausteine of four to eight Schritte; exactly one of them is a must."""
    assert len(basis.bausteine) >= 3
    assert [baustein.id for baustein in basis.bausteine if not 4 <= len(baustein.schritte) <= 8] == []
    assert [baustein.rang for baustein in basis.bausteine].count("pflicht") == 1


def test_the_course_has_enough_to_choose_from(curriculum: Curriculum) -> None:
    """The usual minutes of all modules sum to 56 UE at least."""
    minuten = sum(baustein.typische_minuten for id_ in BASIS for baustein in curriculum.module[id_].bausteine)
    assert minuten >= 56 * UE_MIN


def test_texts_of_a_vertiefungsseminar(vertiefung: Modul) -> None:
    """A Vertiefungsseminar has its range of UE, its texts, a Kurzvortrag, two Kopiervorlagen and three Bausteine."""
    assert vertiefung.ue is not None
    assert (vertiefung.ue.min, vertiefung.ue.max) == (3, 8)
    assert woerter(vertiefung.warum) >= 120
    assert woerter(vertiefung.gegenstand) >= 500
    assert woerter(vertiefung.hinweise) >= 180
    assert [400 <= woerter(talk.text) <= 900 for talk in vertiefung.kurzvortraege].count(True) >= 1
    assert len(vertiefung.kopiervorlagen) >= 2
    assert len(vertiefung.bausteine) >= 3


def test_texts_of_a_format(format_: Modul) -> None:
    """A format has its range of UE and its texts, shorter ones."""
    assert format_.ue is not None
    assert woerter(format_.warum) >= 80
    assert woerter(format_.gegenstand) >= 200
    assert woerter(format_.hinweise) >= 120


def test_schritte_can_be_taught(curriculum: Curriculum) -> None:
    """Each Schritt says what happens and what the trainer says, in full sentences, and offers two methods or more."""
    for baustein in curriculum.bausteine.values():
        for schritt in baustein.schritte:
            ort = f"{baustein.id}/{schritt.id}"
            assert woerter(schritt.was_geschieht) >= 15, ort
            assert woerter(schritt.leitung_sagt) >= 8, ort
            assert schritt.was_geschieht.rstrip().endswith((".", "!", "?", "“")), ort
            assert len(set(schritt.methoden)) >= 2, ort


def test_legal_content_says_what_it_is(curriculum: Curriculum) -> None:
    """What speaks of law says that it replaces no legal advice; its sources lie not after the day of the check."""
    rechtlich = [modul for modul in curriculum.module.values() if RECHT.search(inhalte(modul))]
    assert len(rechtlich) >= 12
    for modul in rechtlich:
        assert modul.rechtshinweis is not None, (modul.id, RECHT.search(inhalte(modul)))
        assert "Rechtsberatung" in modul.rechtshinweis, modul.id
        assert any(quelle.url for quelle in modul.quellen), modul.id


def test_paragraphs_have_a_source_from_the_statutes(curriculum: Curriculum) -> None:
    """A module that names a paragraph names a page of the statutes or of an authority among its sources."""
    seiten = re.compile(
        r"gesetze-im-internet\.de|eur-lex|hessenrecht|\.bund\.de|bamf\.de|hessen\.de|dejure\.org|bmas\.de"
    )
    for modul in curriculum.module.values():
        if "§" in inhalte(modul):
            assert any(seiten.search(quelle.url or "") for quelle in quellen_of(modul)), modul.id


def test_sources_are_no_younger_than_the_text(curriculum: Curriculum) -> None:
    """A source cannot have been read after the day on which the module was checked."""
    for modul in curriculum.module.values():
        assert [quelle.titel for quelle in quellen_of(modul) if quelle.stand > modul.stand] == [], modul.id


def test_kernprofil(curriculum: Curriculum) -> None:
    """23 elements, each with statement, reason, purpose and practice."""
    elemente = curriculum.kernprofil.elemente
    assert [element.id for element in elemente] == [f"k{number:02}" for number in range(1, 24)]
    for element in elemente:
        for text in (element.aussage, element.begruendung, element.zweck, element.praxis):
            assert woerter(text) >= 10, element.id


def test_methodenpool(curriculum: Curriculum) -> None:
    """90 methods at least, each with all that it takes to use it."""
    assert len(curriculum.methoden) >= 90
    for id_, methode in curriculum.methoden.items():
        assert woerter(methode.ziel) >= 5, id_
        assert woerter(methode.online) >= 5, id_
        assert len(methode.ablauf) >= 2, id_
        assert len(methode.auswertung) >= 2, id_
        assert all(frage.endswith(("?", ".")) for frage in methode.auswertung), id_
        assert len(methode.varianten) >= 1, id_
        assert len(methode.alternativen) >= 2, id_
        assert methode.vorbereitung, id_
        assert methode.dauer.minuten(14) > 0, id_


def test_methods_with_roles_protect_people(curriculum: Curriculum) -> None:
    """Where people play a role, a text says what might hurt and how they are protected."""
    assert [id_ for id_ in ROLLEN if woerter(curriculum.methoden[id_].schutz) < 14] == []


@pytest.mark.parametrize("id_", UNGLEICHHEIT)
def test_exercises_on_discrimination_protect_people(curriculum: Curriculum, id_: str) -> None:
    """Consent, a way out of the role, and care for people who know discrimination from life."""
    methode = curriculum.methoden[id_]
    text = " ".join([methode.schutz or "", methode.vorbereitung or "", *(schritt.was for schritt in methode.ablauf)])
    assert re.search("freiwillig|Freiwilligkeit|Einverständnis|Zustimmung", text)
    assert re.search("aussteigt|Ausstieg|beobachten oder gehen", text)
    assert re.search("verlassen|eigenen Namen", text)
    assert re.search("ansprechbar|Leitungsperson geht mit", text)


def test_methods_of_the_pool_are_used_by_nobody(curriculum: Curriculum) -> None:
    """`nur_pool` is taken away when a Schritt begins to use the method."""
    used = {
        methode
        for baustein in curriculum.bausteine.values()
        for schritt in baustein.schritte
        for methode in schritt.methoden
    }
    assert [id_ for id_, methode in curriculum.methoden.items() if methode.nur_pool and id_ in used] == []
    assert len(used) >= 85


def test_recommended_selections(curriculum: Curriculum) -> None:
    """Three selections of 20, 28 and 36 UE: each holds what is a must, the larger hold the smaller."""
    kurs = curriculum.kurse["basisqualifizierung"]
    pflicht = {id_ for id_, baustein in curriculum.bausteine.items() if baustein.rang == "pflicht" and id_[0] == "m"}
    assert [auswahl.ue for auswahl in kurs.auswahlen] == [20, 28, 36]
    klein, mittel, gross = (set(auswahl.bausteine) for auswahl in kurs.auswahlen)
    assert pflicht <= klein < mittel < gross


def test_selections_fit_their_ue(curriculum: Curriculum) -> None:
    """The usual minutes of a selection lie between three quarters and nine eighths of its UE."""
    for auswahl in curriculum.kurse["basisqualifizierung"].auswahlen:
        minuten = sum(curriculum.bausteine[id_].typische_minuten for id_ in auswahl.bausteine)
        assert 0.75 <= minuten / (auswahl.ue * UE_MIN) <= 1.125, auswahl.ue


def test_every_element_of_the_profile_is_a_must(curriculum: Curriculum) -> None:
    """The elements that every plan must cover are just those that the musts among the Bausteine serve."""
    pflicht = [id_ for id_, baustein in curriculum.bausteine.items() if baustein.rang == "pflicht" and id_[0] == "m"]
    served = {element for id_ in pflicht for element in curriculum.profilelemente_of(id_)}
    assert set(curriculum.kurse["basisqualifizierung"].pflicht_profilelemente) == served


@pytest.mark.parametrize(
    ("text", "speaks_of_law"),
    [
        ("Nach § 5 gilt das.", True),
        ("Das Aufenthaltsgesetz regelt es.", True),
        ("Sie hat eine Duldung.", True),
        ("Wir reden über das Wetter und die Gesetzmäßigkeit der Pausen.", False),
        ("Festgesetzte Zeiten", False),
    ],
)
def test_law_is_noticed(text: str, speaks_of_law: bool) -> None:
    """Paragraphs, statutes and papers of residence count as legal content; words that only look alike do not."""
    assert bool(RECHT.search(text)) is speaks_of_law
