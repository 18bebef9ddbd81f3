"""One number for each person and course for ever; no name in the file; two processes at once give none twice."""

import multiprocessing
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kursbesuch import angaben, person
from lotsen_curriculum.certificates.register import Antrag, Zusage, fassung_of, open_register
from lotsen_curriculum.cli.registerdatei import open_ohne_schluessel, open_registerdatei
from lotsen_curriculum.model.teilnahme import Teilnahme
from lotsen_curriculum.problems import CurriculumError

TAG = date(2027, 4, 20)
KURS = "Basisqualifizierung Musterstadt (basis)"


def issue(
    pfad: Path,
    *leute: Teilnahme,
    tag: date = TAG,
    fassung: str = "a",
    kurs: str = KURS,
    ersetzen: tuple[str, ...] = (),
) -> tuple[Zusage, ...]:
    """Numbers for people."""
    antraege = [Antrag(wer, "zertifikat", fassung) for wer in leute]
    with open_registerdatei(pfad, anlegen=True) as register:
        return register.issue(kurs, antraege, datum=tag, kuerzel="MUS", ersetzen=ersetzen)


@pytest.fixture
def pfad(tmp_path: Path) -> Path:
    """Where the register comes to lie."""
    return tmp_path / "register.sqlite"


def test_numbers_are_given_once_and_for_ever(pfad: Path) -> None:
    """The second time, on another day, the same people have the same numbers and the first day."""
    erst = issue(pfad, person("A"), person("B"))
    wieder = issue(pfad, person("B"), person("A"), person("C"), tag=date(2028, 1, 1))
    assert [zusage.nummer for zusage in erst] == ["MUS-2027-0001", "MUS-2027-0002"]
    assert [(z.nummer, z.datum, z.neu) for z in wieder] == [
        ("MUS-2027-0002", TAG, False),
        ("MUS-2027-0001", TAG, False),
        ("MUS-2028-0001", date(2028, 1, 1), True),
    ]


def test_another_course_gives_another_number(pfad: Path) -> None:
    """The same person has one number for each course."""
    (eine,), (andere,) = issue(pfad, person()), issue(pfad, person(), kurs="Anderer")
    assert eine.nummer != andere.nummer


def test_changed_facts_keep_the_number_and_get_a_new_day(pfad: Path) -> None:
    """A correction is told with the day of what it replaces; printed again it keeps its own day."""
    issue(pfad, person())
    (neu,) = issue(pfad, person(), fassung="b", tag=date(2027, 5, 1))
    assert (neu.nummer, neu.datum, neu.vorige) == ("MUS-2027-0001", date(2027, 5, 1), ("zertifikat", TAG))
    (wieder,) = issue(pfad, person(), fassung="b", tag=date(2027, 6, 1))
    assert (wieder.datum, wieder.vorige) == (date(2027, 5, 1), None)


def test_a_name_printed_in_another_order_keeps_its_number(pfad: Path) -> None:
    """An Anzeigename that is added later makes nobody else of anybody: the same number, issued anew."""
    wer = person("小龍", "李")
    anders = replace(wer, anzeigename="李小龍")
    erst, dann = (fassung_of(angaben(), "zertifikat", w, mit_geburtsdatum=False) for w in (wer, anders))
    issue(pfad, wer, fassung=erst)
    (neu,) = issue(pfad, anders, fassung=dann, tag=date(2027, 5, 1))
    assert (neu.nummer, neu.datum, neu.vorige) == ("MUS-2027-0001", date(2027, 5, 1), ("zertifikat", TAG))


def test_no_name_stands_in_the_file(pfad: Path) -> None:
    """Neither names nor dates of birth are found in the bytes of the register or its key."""
    issue(pfad, Teilnahme(2, "Ayşegül", "Müller-Yıldız", (), date(1990, 5, 17)))
    for datei in pfad.parent.iterdir():
        inhalt = datei.read_bytes()
        for wort in ("Ayşegül", "Müller", "1990"):
            assert wort.encode() not in inhalt


def test_a_revoked_number_stays_revoked(pfad: Path) -> None:
    """Who is revoked gets nothing printed any more, and reads why; twice is a problem."""
    issue(pfad, person())
    with open_registerdatei(pfad, anlegen=False) as register:
        register.revoke("MUS-2027-0001", datum=TAG, grund="Verwechslung")
        with pytest.raises(CurriculumError, match="LC533"):
            register.revoke("MUS-2027-0001", datum=TAG, grund="noch einmal")
        with pytest.raises(CurriculumError, match="LC532"):
            register.revoke("MUS-2027-0009", datum=TAG, grund="?")
    (zusage,) = issue(pfad, person())
    assert zusage.widerruf == (TAG, "Verwechslung")


def test_a_revoked_number_is_replaced_only_when_asked_for(pfad: Path) -> None:
    """Who is named gets the next number, once and for ever; the old one stays revoked, and both are found."""
    issue(pfad, person("A"), person("B"))
    with open_registerdatei(pfad, anlegen=False) as register:
        register.revoke("MUS-2027-0001", datum=TAG, grund="Stunden falsch")
    for _ in range(2):
        neu, andere = issue(pfad, person("A"), person("B"), ersetzen=("MUS-2027-0001",))
        assert (neu.nummer, andere.nummer) == ("MUS-2027-0003", "MUS-2027-0002")
    (wieder,) = issue(pfad, person("A"))
    assert (wieder.nummer, wieder.widerruf, wieder.ersetzt) == ("MUS-2027-0003", None, "")
    with open_registerdatei(pfad, anlegen=False) as register:
        alt, neue = register.find(person("A"))
    assert (alt.nummer, alt.widerrufen, neue.nummer) == ("MUS-2027-0001", TAG, "MUS-2027-0003")


@pytest.mark.parametrize(("nummer", "code"), [("MUS-2027-0001", "LC536"), ("MUS-2027-0009", "LC532")])
def test_only_revoked_numbers_are_replaced(pfad: Path, nummer: str, code: str) -> None:
    """A valid number, and one that nobody has, is a problem, and nothing is given."""
    issue(pfad, person("A"))
    with pytest.raises(CurriculumError, match=code):
        issue(pfad, person("A"), person("B"), ersetzen=(nummer,))
    with open_ohne_schluessel(pfad) as register:
        assert len(register.eintraege()) == 1


def test_the_key_may_lie_elsewhere(pfad: Path, tmp_path: Path) -> None:
    """The key is made and read where it is said to lie; what goes by numbers needs none."""
    tresor = tmp_path / "tresor" / "mein.schluessel"
    with open_registerdatei(pfad, anlegen=True, schluessel=tresor) as register:
        register.issue(KURS, [Antrag(person(), "zertifikat", "a")], datum=TAG, kuerzel="MUS")
    assert [datei.name for datei in tmp_path.iterdir() if datei.is_file()] == [pfad.name]
    with open_ohne_schluessel(pfad) as register:
        register.revoke("MUS-2027-0001", datum=TAG, grund="Probe")
        assert [eintrag.nummer for eintrag in register.eintraege()] == ["MUS-2027-0001"]
        with pytest.raises(TypeError):
            register.find(person())
    with open_registerdatei(pfad, anlegen=False, schluessel=tresor) as register:
        assert len(register.find(person())) == 1


def test_without_a_key_only_a_register_is_opened(pfad: Path) -> None:
    """A file that is no register, another program's database, and none at all are told; nothing is changed."""
    with pytest.raises(CurriculumError, match="LC530"), open_ohne_schluessel(pfad):
        pass
    connection = sqlite3.connect(pfad)
    connection.execute("CREATE TABLE andere (x)")
    connection.close()
    before = pfad.read_bytes()
    with pytest.raises(CurriculumError, match="LC530"), open_ohne_schluessel(pfad):
        pass
    assert pfad.read_bytes() == before


def test_people_are_found_by_what_the_roster_says_and_can_be_forgotten(pfad: Path) -> None:
    """Somebody finds the own numbers; after deletion nobody does, and the number is never given again."""
    issue(pfad, person("A"), person("B"))
    with open_registerdatei(pfad, anlegen=False) as register:
        assert [eintrag.nummer for eintrag in register.find(person("B"))] == ["MUS-2027-0002"]
        register.forget(["MUS-2027-0002"], datum=TAG)
        assert register.find(person("B")) == ()
        assert [(e.nummer, e.geloescht) for e in register.eintraege()] == [
            ("MUS-2027-0001", None),
            ("MUS-2027-0002", TAG),
        ]
    (neu,) = issue(pfad, person("B"))
    assert neu.nummer == "MUS-2027-0003"


def test_the_key_belongs_to_the_register(pfad: Path) -> None:
    """Without its key, with another one, or with a file that is no register, nothing is given."""
    issue(pfad, person())
    schluessel = pfad.with_suffix(".schluessel")
    assert schluessel.stat().st_mode & 0o077 == 0
    inhalt = schluessel.read_text()
    schluessel.write_text("0" * 64)
    with pytest.raises(CurriculumError, match="LC531"):
        issue(pfad, person())
    schluessel.unlink()
    with pytest.raises(CurriculumError, match="LC531"):
        issue(pfad, person())
    schluessel.write_text(inhalt)
    assert issue(pfad, person())[0].neu is False
    pfad.write_bytes(b"kein Register" * 100)
    with pytest.raises(CurriculumError, match="LC530"):
        issue(pfad, person())


def test_a_register_of_the_future_is_not_touched(pfad: Path) -> None:
    """What a newer program made is refused, and no byte of it changes."""
    issue(pfad, person())
    with sqlite3.connect(pfad) as connection:
        connection.execute("UPDATE angaben SET wert = ? WHERE name = 'version'", (b"2",))
        connection.execute("DROP TABLE ausgaben")
    connection.close()
    before = pfad.read_bytes()
    with pytest.raises(CurriculumError, match=r"LC535 Das Register hat Version 2; dieses Programm kennt Version 1\."):
        issue(pfad, person())
    assert pfad.read_bytes() == before


def test_a_register_of_version_1_is_read(pfad: Path) -> None:
    """Who has a number in a register that was stored long ago gets it again, with the day of that time."""
    pfad.with_suffix(".schluessel").write_text("1" * 64)
    connection = sqlite3.connect(pfad)
    connection.executescript((Path(__file__).parent / "alt" / "register-1.sql").read_text("utf-8"))
    connection.close()
    alteingetragen, neue = person("Thị Hương", "Đặng", minuten=(225, 90)), person("Rosa", "Weiß")
    fassung = fassung_of(angaben(), "zertifikat", alteingetragen, mit_geburtsdatum=False)
    alt, neu = issue(pfad, alteingetragen, neue, tag=date(2030, 1, 1), fassung=fassung)
    assert (alt.nummer, alt.datum, alt.neu, alt.vorige) == ("MUS-2027-0001", TAG, False, None)
    assert neu.neu


def test_a_register_that_is_not_there_is_told(pfad: Path) -> None:
    """Looking into a register that does not exist makes none."""
    with pytest.raises(CurriculumError, match="LC530"), open_registerdatei(pfad, anlegen=False):
        pass
    assert not pfad.exists()


@pytest.mark.parametrize("anlegen", [True, False])
def test_another_file_is_no_register(pfad: Path, *, anlegen: bool) -> None:
    """Whoever names a plan for the register hears of that, not of a missing key; the file stays as it is."""
    pfad.write_text("{}")
    with (
        pytest.raises(CurriculumError, match=r"LC530 „.*“ ist kein Register\."),
        open_registerdatei(pfad, anlegen=anlegen),
    ):
        pass
    assert [(datei.name, datei.read_text()) for datei in pfad.parent.iterdir()] == [(pfad.name, "{}")]


def test_a_failure_in_the_middle_takes_all_numbers_back(pfad: Path) -> None:
    """A batch of numbers is one transaction."""
    with open_register(pfad, b"k" * 64) as register, pytest.raises(AttributeError):
        register.issue(KURS, [Antrag(person(), "zertifikat", "a"), None], datum=TAG)  # type: ignore[list-item]  # the break
    with open_register(pfad, b"k" * 64) as register:
        assert register.eintraege() == ()


def _give(pfad: Path, anfang: int) -> list[str]:
    leute = [person(name=f"N{nummer}") for nummer in range(anfang, anfang + 30)]
    return [zusage.nummer for wer in leute for zusage in issue(pfad, wer)]


def test_processes_at_once_give_no_number_twice(pfad: Path) -> None:
    """Four processes give numbers to overlapping people at the same time: 60 people, 60 numbers."""
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        found = pool.starmap(_give, [(pfad, 0), (pfad, 10), (pfad, 20), (pfad, 30)])
    with open_registerdatei(pfad, anlegen=False) as register:
        nummern = [eintrag.nummer for eintrag in register.eintraege()]
    assert len(nummern) == 60
    assert {nummer for teil in found for nummer in teil} == set(nummern)
    assert found[0][10:] == found[1][:20]
