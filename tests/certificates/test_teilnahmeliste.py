"""Rosters are read as Excel writes them; what can't be true is told with line and column."""

import io
from datetime import datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from kursbesuch import INJEKTIONEN, KOPF, KURS, NAMEN, guter_plan, probleme, read
from lotsen_curriculum.loading import parse_teilnahme
from lotsen_curriculum.loading.anwesenheit import Unverstanden, parse_anwesenheit
from lotsen_curriculum.problems import CurriculumError
from lotsen_curriculum.rendering.tabellen import write_csv, write_xlsx

GANZ = (Fraction(225), Fraction(105))
TEXT = f"{KOPF}\r\nAyşe;Müller;ja;x\r\n"


def xlsx(*rows: tuple[Any, ...]) -> bytes:
    """An Excel file as openpyxl writes it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.replace("\r\n", "\n").encode(),
        TEXT.replace("\r\n", "\r").encode(),
        TEXT.replace(";", "\t").encode("utf-16"),
        TEXT.replace(";", ",").encode(),
        b"sep=;\r\n" + TEXT.encode(),
        TEXT.replace("Müller", '"Müller"').encode(),
    ],
    ids=["utf-8", "bom", "lf", "cr", "utf-16-tab", "komma", "sep", "anfuehrung"],
)
def test_each_way_of_saving_csv_is_read(raw: bytes) -> None:
    """Encodings, separators and line ends of all Excels give the same person."""
    (eine,) = parse_teilnahme(raw, guter_plan(), KURS).personen
    assert (eine.vorname, eine.name, eine.minuten) == ("Ayşe", "Müller", GANZ)


def test_windows_1252_is_read() -> None:
    """German letters of a file that an old Excel saved come out right."""
    raw = f"{KOPF}\nJörg;Groß;ja;ja\n".encode("cp1252")
    (einer,) = parse_teilnahme(raw, guter_plan(), KURS).personen
    assert einer.voller_name == "Jörg Groß"


def test_excel_files_are_read_with_dates_numbers_and_truth_values() -> None:
    """Headings that Excel turned into dates, numbers of minutes and TRUE are understood; empty rows are skipped."""
    raw = xlsx(
        ("Vorname", "Name", datetime(2027, 3, 6), datetime(2027, 3, 11)),
        (None, None, None, None),
        ("Ayşe", "Müller", 180.5, True),
    )
    (eine,) = parse_teilnahme(raw, guter_plan(), KURS).personen
    assert eine.minuten == (Fraction(361, 2), Fraction(105))
    assert eine.zeile == 3


def test_the_empty_roster_that_we_write_is_read_again() -> None:
    """What our own writers write, as CSV and Excel, is read with the same content, formulas included."""
    rows = (tuple(KOPF.split(";")), *((name, "Muster", "ja", "nein") for name in INJEKTIONEN if name[0] not in "=@-"))
    for raw in (write_csv(rows), write_xlsx(rows, "Teilnahme")):
        found = parse_teilnahme(raw, guter_plan(), KURS).personen
        assert [p.vorname for p in found] == [row[0] for row in rows[1:]]
    (formel,) = parse_teilnahme(write_xlsx((rows[0], ("=1+1", "X", "ja", "ja")), "T"), guter_plan(), KURS).personen
    assert formel.vorname == "=1+1"


@pytest.mark.parametrize(
    ("eintrag", "minuten"),
    [
        ("ja", 225),
        ("JA", 225),
        ("x", 225),
        ("✓", 225),
        ("nein", 0),
        ("", 0),
        ("-", 0),
        ("entschuldigt", 0),
        ("180", 180),
        ("180 min", 180),
        ("180,5 Minuten", Fraction(361, 2)),
        ("4 UE", 180),
        ("4,5 UE", Fraction(405, 2)),
        ("5 UE", 225),
    ],
)
def test_attendance_is_understood(eintrag: str, minuten: Fraction | int) -> None:
    """Words, minutes and UE give minutes of learning time, exactly."""
    assert parse_anwesenheit(eintrag, lernminuten=225, ue_min=45) == minuten


@pytest.mark.parametrize(
    ("eintrag", "code"),
    [("4", "LC511"), ("1", "LC511"), ("226", "LC512"), ("5,1 UE", "LC512"), ("vielleicht", "LC510"), ("-5", "LC510")],
)
def test_attendance_is_never_guessed(eintrag: str, code: str) -> None:
    """What could be minutes or UE, is more than the Termin or no attendance at all is refused."""
    with pytest.raises(Unverstanden) as caught:
        parse_anwesenheit(eintrag, lernminuten=225, ue_min=45)
    assert caught.value.code == code


def test_a_rounded_whole_is_the_whole() -> None:
    """Who writes 2,33 UE for a Termin of 105 minutes means all of it; a unit in the heading counts for the column."""
    assert parse_anwesenheit("6,67 UE", lernminuten=300, ue_min=45) == 300
    (eine,) = read("A;B;4;105", kopf="Vorname;Name;06.03.2027 (UE);11.03.2027").personen
    assert eine.minuten == (Fraction(180), Fraction(105))


@given(st.integers(1, 600), st.integers(30, 60), st.fractions(0, 1, max_denominator=60))
@settings(max_examples=100)
def test_no_entry_gives_more_than_the_termin(lernminuten: int, ue_min: int, anteil: Fraction) -> None:
    """Any share of a Termin, written as minutes with a unit, is read back exactly and never exceeds it."""
    minuten = Fraction(round(lernminuten * anteil * 10), 10)
    text = f"{float(min(minuten, Fraction(lernminuten))):.1f} min".replace(".", ",")
    found = parse_anwesenheit(text, lernminuten=lernminuten, ue_min=ue_min)
    assert found == min(minuten, Fraction(lernminuten))


@given(st.text(max_size=12))
@settings(max_examples=200)
def test_any_entry_is_understood_or_refused(text: str) -> None:
    """No text in a cell of attendance breaks the reader, and none gives minutes outside the Termin."""
    try:
        found = parse_anwesenheit(text, lernminuten=225, ue_min=45)
    except Unverstanden:
        return
    assert 0 <= found <= 225


@pytest.mark.parametrize(
    ("kopf", "zeile", "erwartet"),
    [
        ("Vorname;Nme;06.03.2027;11.03.2027", "A;B;ja;ja", "teilnahme.csv:1:9: LC504 Die Spalte „Nme“ gibt es nicht."),
        ("Vorname;Name;06.03.2027;12.03.2027", "A;B;ja;ja", "teilnahme.csv:1:25: LC504 Einen Termin „12.03.2027“"),
        ("Vorname;Name;06.03.2027", "A;B;ja", "LC503 Die Spalte für den Termin „11.03.2027 18:00“ fehlt."),
        ("Vorname;Vorname;Name;06.03.2027;11.03.2027", "A;B;C;ja;ja", "1:9: LC505"),
        ("Name;06.03.2027;06.03.2027;11.03.2027", "A;ja;ja;ja", "1:17: LC505"),
        (KOPF, "A;B;;", "LC506 In der Spalte „06.03.2027 09:00“ steht bei niemandem etwas."),
        (KOPF, "A;;ja;ja", "teilnahme.csv:2:3: LC507 Hier fehlt der Name."),
        (KOPF, "A;ja;ja;ja", "2:3: LC507 „ja“ steht, wo ein Name stehen soll."),
        (KOPF, "A\x07;B;ja;ja", "2:1: LC508"),
        (KOPF, "A\u202eB;C;ja;ja", "2:1: LC508"),
        (KOPF, "M?ller;B;ja;ja", "2:1: LC509"),
        (KOPF, "MÃ¼ller;B;ja;ja", "2:1: LC509 Der Name „MÃ¼ller“"),
        (KOPF, "A;B;ja;999", "2:8: LC512"),
        (KOPF, "A;B;ja;ja;übrig", "2:11: LC518"),
        (KOPF, 'A;"B;ja;ja', "2:3: LC502"),
        (f"{KOPF};Geburtsdatum", "A;B;ja;ja;31.02.1990", "2:11: LC514"),
        (f"{KOPF};Geburtsdatum", "A;B;ja;ja;gestern", "2:11: LC514"),
        ("Vorname;06.03.2027;11.03.2027", "A;ja;ja", "1:1: LC503 Die Spalte „Name“ fehlt."),
        (KOPF, f"{'x' * 151};B;ja;ja", "2:1: LC508"),
        (KOPF, "", "LC516"),
    ],
)
def test_each_mistake_is_told_with_its_place(kopf: str, zeile: str, erwartet: str) -> None:
    """Wrong columns, missing and damaged names, impossible attendance: code, line and column."""
    assert any(erwartet in str(problem) for problem in probleme(zeile, kopf=kopf)), probleme(zeile, kopf=kopf)


def test_all_mistakes_are_told_at_once() -> None:
    """Three broken lines give three problems, in the order of the lines."""
    assert [p.where.line for p in probleme("A;;ja;ja", "B;C;4;ja", "D;E;ja;ja", "F;G;9999;ja") if p.where] == [2, 3, 5]


def test_files_that_are_no_tables_are_told() -> None:
    """Empty files, broken Excel files and bytes of no encoding are problems, never exceptions of a library."""
    assert probleme(raw=b"")[0].code == "LC516"
    assert probleme(raw=b"PK\x03\x04kaputt")[0].code == "LC501"
    assert probleme(raw=KOPF.encode() + b"\n\x81\xff;B;ja;ja")[0].code == "LC501"
    assert probleme(raw=b"x" * 20_000_001)[0].code == "LC517"
    assert probleme(*["A;B;ja;ja"] * 20_001)[0].code == "LC517"


def test_formulas_in_excel_are_refused() -> None:
    """A formula has no value that could be trusted; it is told with its row and column."""
    raw = xlsx(("Name", "06.03.2027", "11.03.2027"), ("A", "=1+1", "ja"))
    (problem,) = probleme(raw=raw)
    assert (problem.code, problem.where and problem.where.line, problem.where and problem.where.column) == (
        "LC515",
        2,
        2,
    )


def test_columns_may_stand_in_any_order() -> None:
    """Headings decide, not places; numbers and remarks beside the list don't disturb."""
    (eine,) = read("1;nein;Müller;ja;Ayşe;kommt spät", kopf="Nr.;11.03.2027;Name;6.3.2027;Vorname;Bemerkung").personen
    assert (eine.vorname, eine.minuten) == ("Ayşe", (Fraction(225), Fraction(0)))


def test_sessions_can_be_named_by_their_number() -> None:
    """`Termin 2` is the second one; two sessions on a day need their beginning in the heading."""
    (eine,) = read("A;ja;nein", kopf="Name;Termin 1;Termin 2").personen
    assert eine.minuten == (*GANZ[:1], Fraction(0))
    plan = guter_plan()
    doppelt = plan.model_copy(update={"termine": (plan.termine[0], plan.termine[0].model_copy())})
    with pytest.raises(CurriculumError, match=r"LC504 Am Tag „06\.03\.2027“ sind mehrere Termine"):
        parse_teilnahme(b"Name;06.03.2027\nA;ja", doppelt, KURS)


def test_the_same_person_twice_is_refused_and_twins_are_kept_apart() -> None:
    """Without anything that tells them apart it is a problem; with a Kennung or a date of birth both stay, told."""
    (problem,) = probleme("Ayşe;Müller;ja;ja", "AYŞE;müller;ja;nein")
    assert problem.code == "LC513"
    for spalte, erste, zweite in (("Kennung", "a", "b"), ("Geburtsdatum", "01.02.1990", "02.02.1990")):
        liste = read(f"A;B;ja;ja;{erste}", f"A;B;ja;ja;{zweite}", kopf=f"{KOPF};{spalte}")
        assert len(liste.personen) == 2
        assert liste.hinweise == ("Zeilen 2 und 3: Zwei Personen heißen A B; sie werden auseinandergehalten.",)


@pytest.mark.parametrize("schrift", NAMEN)
def test_names_of_all_scripts_are_read_unchanged(schrift: str) -> None:
    """First and family names keep every character, joiners included."""
    vorname, name = NAMEN[schrift]
    (eine,) = read(f"{vorname};{name};ja;ja").personen
    assert (eine.vorname, eine.name) == (vorname, name)


def test_names_are_brought_into_one_form() -> None:
    """Decomposed letters of a Mac are composed, odd spaces become one; ideographs that NFC would change stay."""
    (eine,) = read("Mu\u0308ller\u00a0 X;\ufa10田;ja;ja").personen
    assert (eine.vorname, eine.name) == ("Müller X", "\ufa10田")


@pytest.mark.parametrize("titel", ["Anzeigename", "Name auf dem Zertifikat"])
def test_a_name_is_printed_in_its_own_order_where_the_roster_says_so(titel: str) -> None:
    """Family name first, as 李小龍 and Nagy Ferenc are called; who has nothing there is printed as ever."""
    leute = read(
        "小龍;李;ja;ja;李小龍", "Ferenc;Nagy;ja;ja;Nagy  Ferenc", "A;B;ja;ja;", kopf=f"{KOPF};{titel}"
    ).personen
    assert [wer.voller_name for wer in leute] == ["李小龍", "Nagy Ferenc", "A B"]
    assert [(wer.vorname, wer.name) for wer in leute] == [("小龍", "李"), ("Ferenc", "Nagy"), ("A", "B")]


def test_a_damaged_anzeigename_is_told() -> None:
    """What is printed is looked at like any name."""
    assert [problem.code for problem in probleme("A;B;ja;ja;Nguy?n", kopf=f"{KOPF};Anzeigename")] == ["LC509"]


def test_ten_thousand_lines_are_read() -> None:
    """A roster of 10,000 people is read whole."""
    liste = read(*(f"V{n};N{n};ja;x" for n in range(10_000)))
    assert len(liste.personen) == 10_000


@given(st.binary(max_size=200))
@settings(max_examples=150)
def test_any_bytes_give_a_roster_or_problems(raw: bytes) -> None:
    """Whatever a file holds, the answer is people or German problems, never another exception."""
    assert all(problem.hint for problem in probleme(raw=KOPF.encode() + b"\n" + raw))
