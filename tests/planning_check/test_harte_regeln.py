"""Each hard rule alone: one small change of a good plan breaks exactly this rule and gives exactly its code."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from bauen import baustein, methode, modul, schritt
from handplan import plan_of
from kleinerkurs import GUTER_PLAN, feste_regeln, kleine_anfrage, kleiner_kurs
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.methode import MethodeGruppe, MethodeRaum
from lotsen_curriculum.planning.check import PRUEFCODES, check_plan

DRITTER = "2027-03-13 10:00-12:00"
OHNE_B3 = {"13:00 b3/s1 brief umbau 5\n13:35 puffer": "13:00 puffer"}


@dataclass(frozen=True)
class Fall:
    """A change of the good plan: replacements in its text, further keys of the Anfrage, another course."""

    regel: str
    was: str
    ersetze: dict[str, str] = field(default_factory=dict)
    anfrage: dict[str, Any] = field(default_factory=dict)
    kurs: Callable[[], Curriculum] = kleiner_kurs
    dazu: str = ""
    termine: tuple[str, ...] = ()


def mit_regeln(**werte: int | bool) -> Callable[[], Curriculum]:
    """The tiny course under other rules."""
    return lambda: kleiner_kurs(regelwerk=feste_regeln(**werte))


def mit_baustein(id_: str, **anders: Any) -> Callable[[], Curriculum]:
    """The tiny course with one Baustein changed."""
    return lambda: kleiner_kurs(bausteine={id_: anders})


def mit_methode(id_: str, **anders: Any) -> Callable[[], Curriculum]:
    """The tiny course with one method changed."""
    return lambda: kleiner_kurs(methoden={id_: anders})


def mit_raum(**raum: Any) -> dict[str, Any]:
    """An Anfrage whose Saturday is in this room."""
    return {
        "termine": [
            {"datum": "2027-03-06", "von": "09:00", "bis": "14:00", "raum": raum},
            {"datum": "2027-03-11", "von": "18:00", "bis": "20:00"},
        ]
    }


def gruppe(mindestens: int, hoechstens: int) -> MethodeGruppe:
    """The group sizes that a method works with."""
    return MethodeGruppe(min_personen=mindestens, max_personen=hoechstens)


def eigen(titel: str, datum: str, von: str, bis: str) -> dict[str, Any]:
    """An Anfrage with something of the trainer's own."""
    return {"eigenes": [{"titel": titel, "datum": datum, "von": von, "bis": bis}]}


def langer_schritt() -> Curriculum:
    """The tiny course where the letter cannot be written in any time."""
    lang = methode("brief", 90, sozialform="einzel")
    return kleiner_kurs(methoden={"brief": {"dauer": lang.dauer}})


ADA = {"name": "Ada"}
BO = {"name": "Bo"}

FAELLE = (
    Fall("termine", "eine Sitzung fehlt", termine=(DRITTER,)),
    Fall("termine", "ein anderer Tag", {"2027-03-11": "2027-03-12"}),
    Fall(
        "termine",
        "eine halbe Stunde später",
        anfrage={
            "termine": [
                {"datum": "2027-03-06", "von": "09:00", "bis": "14:00"},
                {"datum": "2027-03-11", "von": "18:00", "bis": "20:30"},
            ]
        },
    ),
    Fall(
        "raster_min",
        "eigener Punkt nicht auf dem Raster",
        {"12:30 b2/s2": "12:28 eigen Film\n13:00 b2/s2", "13:00 b3/s1": "13:15 b3/s1"},
        eigen("Film", "2027-03-06", "12:28", "13:00"),
        mit_regeln(block_max_min=100),
    ),
    Fall("raster_min", "Schritt beginnt zwei Minuten später", {"10:50": "10:52"}),
    Fall("raster_min", "Umbau von sieben Minuten", {"umbau 5": "umbau 7"}, kurs=mit_regeln(umbau_min=7)),
    Fall("termin_mindest_min", "ein Abend von zwei Stunden", kurs=mit_regeln(termin_mindest_min=121)),
    Fall("ankommen_min", "Ankommen in zehn Minuten", {"09:15": "09:10"}),
    Fall("ankommen_min", "Ankommen ein zweites Mal", {"19:35 puffer": "19:35 ankommen"}),
    Fall(
        "ankommen_min",
        "erst das Grußwort",
        {"09:00 ankommen": "09:00 eigen Grußwort"},
        eigen("Grußwort", "2027-03-06", "09:00", "09:15"),
    ),
    Fall("abschluss_min", "Abschluss von zwanzig Minuten", {"19:45": "19:40"}),
    Fall("abschluss_min", "Abschluss ein zweites Mal", {"10:50 b2": "10:50 abschluss\n10:55 b2"}),
    Fall(
        "abschluss_min",
        "zuletzt das Grußwort",
        {"19:45 abschluss": "19:45 eigen Grußwort", "19:35 puffer": "19:35 eigen Dank"},
        {
            "eigenes": [
                {"titel": "Grußwort", "datum": "2027-03-11", "von": "19:45", "bis": "20:00"},
                {"titel": "Dank", "datum": "2027-03-11", "von": "19:35", "bis": "19:45"},
            ]
        },
    ),
    Fall("puffer", "Puffer am Anfang", {"09:15": "09:15 puffer\n09:20"}),
    Fall("puffer", "zwei Puffer", {"19:35 puffer": "19:35 puffer\n19:40 puffer"}),
    Fall(
        "schritt_je_termin",
        "ein Termin nur mit dem Film",
        anfrage=eigen("Film", "2027-03-13", "10:15", "11:15"),
        termine=("2027-03-13 10:00-11:30",),
        dazu="\n2027-03-13 10:00-11:30\n10:00 ankommen\n10:15 eigen Film\n11:15 abschluss",
    ),
    Fall("pause_min", "Pause von zwanzig Minuten", {"10:30": "10:35"}),
    Fall("pause_lage", "Pause gleich nach dem Ankommen", {"09:15 b1": "09:15 pause\n09:30 b1"}),
    Fall("pause_lage", "Pause vor dem Mittag", {"11:30 mittag": "11:15 pause\n11:30 mittag"}),
    Fall("pause_lage", "Pause vor dem Puffer", {"19:35 puffer": "19:25 pause\n19:40 puffer"}),
    Fall(
        "mittag",
        "statt Mittag ein Film",
        {"11:30 mittag": "11:30 pause\n11:45 eigen Film\n12:15 pause"},
        eigen("Film", "2027-03-06", "11:45", "12:15"),
    ),
    Fall(
        "mittag",
        "zweimal Mittag",
        {
            "12:30 b2/s2 spiel": "12:15 b2/s2 spiel\n12:45 mittag",
            "13:00 b3/s1 brief umbau 5\n13:35": "13:30 b3/s1 brief\n13:40",
        },
    ),
    Fall(
        "mittag",
        "Mittag an einem Tag, der die Mittagszeit nicht umfasst",
        OHNE_B3,
        termine=("2027-03-13 11:00-13:00",),
        dazu="""
2027-03-13 11:00-13:00
11:00 ankommen
11:15 eigen Film
11:30 mittag
12:15 b3/s1 brief
12:45 abschluss""",
        anfrage=eigen("Film", "2027-03-13", "11:15", "11:30"),
    ),
    Fall("mittag_min", "Mittag von vierzig Minuten", {"11:30 mittag": "11:50 mittag"}),
    Fall("mittag_max_min", "Mittag von 65 Minuten", {"12:30": "12:35"}),
    Fall(
        "mittag_ab",
        "Mittag vor halb zwölf",
        {"11:30 mittag": "11:25 mittag", "12:30": "12:25"},
        kurs=mit_regeln(block_max_min=95),
    ),
    Fall(
        "mittag_bis",
        "Mittag bis nach halb zwei",
        {
            "11:30 mittag": "11:50 pause\n12:05 b2/s2 spiel\n12:35 mittag",
            "12:30 b2/s2 spiel\n": "",
            "13:00 b3/s1 brief umbau 5\n13:35 puffer": "13:35 b3/s1 brief",
        },
    ),
    Fall(
        "block_max_min",
        "95 Minuten bis zur Pause",
        {"10:15 pause\n10:30": "10:35 pause\n10:50", "10:50 b2": "11:05 b2"},
    ),
    Fall("eigenes", "Grußwort fehlt", anfrage=eigen("Grußwort", "2027-03-06", "10:00", "10:15")),
    Fall("eigenes", "Grußwort steht nur im Plan", {"10:50 b2": "10:50 eigen Grußwort\n11:00 b2"}),
    Fall(
        "eigenes",
        "Grußwort zehn Minuten zu spät",
        {"10:50 b2": "10:50 eigen Grußwort\n11:00 b2"},
        eigen("Grußwort", "2027-03-06", "10:40", "10:50"),
    ),
    Fall("umbau_min", "Umbau vergessen", {"murmeln umbau 5": "murmeln"}),
    Fall("umbau_min", "Umbau nach der Pause", {"19:00 b4/s2 tandem": "19:00 b4/s2 tandem umbau 5"}),
    Fall("umbau_min", "Umbau bei gleicher Sitzordnung", {"gruppen": "gruppen umbau 5"}),
    Fall("umbau_min", "Umbau online", anfrage={"form": "online"}),
    Fall("raum_personen", "vierzehn Personen in einem Raum für zehn", anfrage=mit_raum(personen=10)),
    Fall("baustein_im_kurs", "ein abgewählter Baustein", anfrage={"bausteine": {"ohne": ["b3"]}}),
    Fall(
        "baustein_im_kurs",
        "ein Baustein aus einem anderen Kurs",
        {"b3/s1 brief": "b9/s1 brief"},
        kurs=lambda: kleiner_kurs(module=(modul("m9", baustein("b9", schritt("s1", "brief", minuten=30))),)),
    ),
    Fall(
        "baustein_pflicht",
        "ein Pflichtbaustein fehlt",
        OHNE_B3,
        kurs=mit_baustein("b3", rang="pflicht"),
    ),
    Fall("baustein_pflicht", "ein gewünschter fehlt", anfrage={"bausteine": {"mit": ["b5"]}}),
    Fall(
        "schrittfolge",
        "zwei Schritte vertauscht",
        {"b1/s1 kreis": "b1/s2 murmeln", "b1/s2 murmeln umbau": "b1/s1 kreis umbau"},
    ),
    Fall(
        "schrittfolge", "derselbe Schritt zweimal", {"10:50 b2/s1 gruppen": "10:50 b1/s3 lesung\n11:05 b2/s1 gruppen"}
    ),
    Fall(
        "schrittfolge",
        "ein fremder Schritt dazwischen",
        {"12:30 b2/s2 spiel": "12:30 b3/s1 brief", "13:00 b3/s1 brief": "13:00 b2/s2 spiel"},
    ),
    Fall("schritt_pflicht", "ein Pflichtschritt fehlt", {"10:50 b2/s1 gruppen\n": ""}),
    Fall("reihenfolge", "eine Voraussetzung kommt später", kurs=mit_baustein("b2", voraussetzungen=("b3",))),
    Fall(
        "baustein_zusammen",
        "ein Baustein zerrissen",
        {
            "b4/s2 tandem": "b3/s1 brief",
            "b4/s1 galerie": "b4/s2 tandem",
            "b3/s1 brief umbau 5": "b4/s1 galerie",
        },
    ),
    Fall("pflicht_profilelemente", "ein Profilelement offen", kurs=lambda: kleiner_kurs(pflicht=("k04", "k23"))),
    Fall("fest", "am falschen Tag", anfrage={"fest": [{"baustein": "b4", "datum": "2027-03-06"}]}),
    Fall("fest", "zur falschen Zeit", anfrage={"fest": [{"baustein": "b4", "datum": "2027-03-11", "um": "19:00"}]}),
    Fall("fest", "gar nicht im Plan", anfrage={"fest": [{"baustein": "b5", "datum": "2027-03-06"}]}),
    Fall("methode_vorgesehen", "Lesung statt Brief", {"b3/s1 brief": "b3/s1 lesung"}),
    Fall("methode_gruppe", "erst ab fünfzehn", kurs=mit_methode("brief", gruppe=gruppe(15, 99))),
    Fall("methode_gruppe", "nur bis dreizehn", kurs=mit_methode("brief", gruppe=gruppe(1, 13))),
    Fall("methode_form", "nur online", kurs=mit_methode("brief", formen=("online",))),
    Fall("methode_sprache", "verlangt B2", kurs=mit_methode("brief", sprachniveau="B2")),
    Fall(
        "methode_flaeche",
        "vier Quadratmeter je Person in einem Raum von fünfzig",
        anfrage=mit_raum(flaeche_m2=50),
        kurs=mit_methode("spiel", raum=MethodeRaum(flaeche_je_person_m2=4)),
    ),
    Fall("schrittdauer", "ein Vortrag von fünf Minuten", {"10:50 b2": "10:35 b2"}),
    Fall(
        "schrittdauer",
        "länger als die Methode trägt",
        {"19:35 puffer\n": ""},
        kurs=mit_methode("tandem", dauer=methode("x", (5, 35, 40)).dauer),
    ),
    Fall("schrittdauer", "mit der Methode in keiner Länge möglich", kurs=langer_schritt),
    Fall("methode_je_tag_einmal", "zweimal am Abend", {"b4/s2 tandem": "b4/s2 galerie"}),
    Fall(
        "methode_je_kurs_einmal",
        "am Samstag und am Abend",
        {"b4/s2 tandem": "b4/s2 spiel"},
        kurs=mit_regeln(methode_je_kurs_einmal=True),
    ),
    Fall("tag_max_ue", "fünf UE an einem Tag für vier", kurs=mit_regeln(tag_max_ue=4)),
    Fall("kurs_ue_min", "acht UE verlangt", kurs=lambda: kleiner_kurs(ue=(8, 20))),
    Fall("kurs_ue_min", "acht UE gewünscht", anfrage={"ue": 8}),
    Fall("kurs_ue_max", "sieben UE erlaubt", kurs=lambda: kleiner_kurs(ue=(1, 7))),
    Fall("kurs_ue_max", "sechs UE gewünscht", anfrage={"ue": 6}),
    Fall("trainer_genannt", "niemand bestellt", {"b3/s1 brief umbau 5": "b3/s1 brief umbau 5 @Ada"}),
    Fall("trainer_genannt", "eine Fremde", {"umbau 5\n13:35": "umbau 5 @Eva\n13:35"}, {"trainer": [ADA]}),
    Fall("trainer_genannt", "der Zweite begrüßt", {"09:00 ankommen": "09:00 ankommen @Bo"}, {"trainer": [ADA, BO]}),
    Fall("trainer_verfuegbar", "Ada ist am Abend weg", anfrage={"trainer": [ADA | {"nicht": ["2027-03-11"]}]}),
    Fall("trainer_verfuegbar", "Ada ist nur am Samstag da", anfrage={"trainer": [ADA | {"nur": ["2027-03-06"]}]}),
    Fall("trainer_zustaendig", "Ada kann m2 nicht", anfrage={"trainer": [ADA | {"module": ["m1"]}]}),
    Fall(
        "trainer_je_termin_max",
        "zwei, wo einer erlaubt ist",
        {"b3/s1 brief umbau 5": "b3/s1 brief umbau 5 @Bo"},
        {"trainer": [ADA, BO]},
        mit_regeln(trainer_je_termin_max=1),
    ),
)


def codes_of(fall: Fall) -> list[str]:
    """The codes of all problems of the changed plan."""
    text = GUTER_PLAN
    for alt, neu in fall.ersetze.items():
        assert alt in text
        text = text.replace(alt, neu)
    welt, wunsch = fall.kurs(), kleine_anfrage(*fall.termine, **fall.anfrage)
    plan = plan_of(text + fall.dazu, welt, wunsch)
    return [problem.code for problem in check_plan(plan, welt, wunsch)]


@pytest.mark.parametrize("fall", FAELLE, ids=lambda fall: f"{fall.regel}: {fall.was}")
def test_a_broken_rule_is_told_and_no_other(fall: Fall) -> None:
    """A plan that breaks one rule gets the code of this rule and no other."""
    assert set(codes_of(fall)) == {PRUEFCODES[fall.regel].code}


def test_the_good_plan_has_no_problem_and_costs_nothing() -> None:
    """The plan that all cases start from is faultless, so that each case shows its own change alone."""
    welt, wunsch = kleiner_kurs(), kleine_anfrage()
    plan = plan_of(GUTER_PLAN, welt, wunsch)
    assert (check_plan(plan, welt, wunsch), plan.kosten) == ((), 0)
