"""The register of numbers: one number for each person and course for ever, in an SQLite file beside the course's files.

No name stands in it: a person is a keyed hash (HMAC-SHA-256) of the course and of what the roster says about the
person; the key is kept in a file of its own. What was issued when is kept for each state of the facts, so that the same
facts are printed again with the same number and the same date.
"""

import hashlib
import hmac
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from lotsen_curriculum.certificates.codes import CODES
from lotsen_curriculum.model.teilnahme import Kursangaben, Nachweisart, Teilnahme
from lotsen_curriculum.problems import CurriculumError, Problem

__all__ = ["Antrag", "Eintrag", "Register", "Zusage", "fassung_of", "open_register"]

_WARTEN_S = 60.0
_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS angaben (name TEXT PRIMARY KEY, wert BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS nummern (
    nummer TEXT PRIMARY KEY, kuerzel TEXT NOT NULL, jahr INTEGER NOT NULL, laufend INTEGER NOT NULL,
    kurs TEXT NOT NULL, person BLOB UNIQUE, widerrufen TEXT, grund TEXT, geloescht TEXT,
    UNIQUE (kuerzel, jahr, laufend)) STRICT;
CREATE TABLE IF NOT EXISTS ausgaben (
    nummer TEXT NOT NULL REFERENCES nummern, fassung BLOB NOT NULL, art TEXT NOT NULL, datum TEXT NOT NULL,
    PRIMARY KEY (nummer, fassung)) STRICT;
"""


@dataclass(frozen=True)
class Antrag:
    """What is asked of the register: a number for a person, for facts that `fassung` stands for."""

    person: Teilnahme
    art: Nachweisart
    fassung: str


@dataclass(frozen=True)
class Zusage:
    """What the register answers.

    Attributes:
        datum: The day on which these facts were first issued.
        neu: Whether the number was given just now.
        vorige: Art and day of what was issued before under this number, where the facts were others.
        widerruf: Day and reason, where the number was revoked: nothing may be issued under it.
        ersetzt: The revoked number that this one was just given for.
    """

    nummer: str
    datum: date
    neu: bool
    vorige: tuple[str, date] | None = None
    widerruf: tuple[date, str] | None = None
    ersetzt: str = ""


@dataclass(frozen=True)
class Eintrag:
    """A number as the register knows it; `art` and `datum` are those of the last issue."""

    nummer: str
    kurs: str
    art: str
    datum: date | None
    widerrufen: date | None
    geloescht: date | None
    grund: str


def fassung_of(kurs: Kursangaben, art: Nachweisart, person: Teilnahme, *, mit_geburtsdatum: bool) -> str:
    """The facts that a document states, as one text; where they change, it is another issue with another date.

    Why nothing may change about the text: registers keep a hash of it, and every document would get a new date. So a
    name that is printed otherwise than first names first comes as a part more.
    """
    minuten = sum(person.minuten)
    geboren = person.geburtsdatum if mit_geburtsdatum else None
    anders = (person.anzeigename,) if person.anzeigename else ()
    return repr((art, str(minuten), str(geboren), kurs, *anders))


@contextmanager
def open_register(path: Path, schluessel: bytes | None) -> Iterator["Register"]:
    """The register in the file at `path`, which is made where there is none.

    Without its key it is opened for what goes by numbers alone: no people can be found, and none is made.

    Raises:
        CurriculumError: LC530 where the file is no register, LC531 where the key isn't its own, LC534 where it stays
            locked for a minute, LC535 where a newer program made it.
    """
    connection = None
    try:
        connection = sqlite3.connect(path, timeout=_WARTEN_S, isolation_level=None)
        register = Register(connection, schluessel)
        register.prepare()
        yield register
    except sqlite3.OperationalError as error:
        code = "LC534" if "locked" in str(error) else "LC530"
        raise _problem(code, f"{path}: {CODES[code][0]}") from error
    except sqlite3.DatabaseError as error:
        raise _problem("LC530", f"{path}: {CODES['LC530'][0]}") from error
    finally:
        if connection is not None:
            connection.close()


class Register:
    """An open register; every method is one transaction that waits for those of other processes."""

    def __init__(self, connection: sqlite3.Connection, schluessel: bytes | None) -> None:
        self._connection = connection
        self._schluessel = schluessel

    def prepare(self) -> None:
        """Makes the tables where there are none; a register of another version (LC535) or key (LC531) is left alone."""
        self._connection.execute("PRAGMA secure_delete = ON")
        with self._transaction():
            pruefwert = None if self._schluessel is None else self._make_tables()
            known = dict(self._connection.execute("SELECT name, wert FROM angaben"))
            if known["version"] != str(_VERSION).encode():
                genannt = known["version"].decode(errors="replace")
                raise _problem(
                    "LC535", f"Das Register hat Version {genannt}; dieses Programm kennt Version {_VERSION}."
                )
            if pruefwert is not None and not hmac.compare_digest(known["pruefwert"], pruefwert):
                raise _problem("LC531", CODES["LC531"][0])

    def _make_tables(self) -> bytes:
        """Makes what is missing of the tables; gives what this key's register is known by."""
        for statement in _SCHEMA.split(";"):
            self._connection.execute(statement)
        pruefwert = self._hash("register")
        self._connection.execute("INSERT OR IGNORE INTO angaben VALUES ('pruefwert', ?)", (pruefwert,))
        self._connection.execute("INSERT OR IGNORE INTO angaben VALUES ('version', ?)", (str(_VERSION).encode(),))
        return pruefwert

    def issue(
        self,
        kurs: str,
        antraege: Sequence[Antrag],
        *,
        datum: date,
        kuerzel: str = "",
        ersetzen: Collection[str] = (),
    ) -> tuple[Zusage, ...]:
        """A number for each Antrag: the one that the person has for this course, or the next of the year.

        Args:
            kurs: What names the course for ever; its id and title.
            antraege: Who needs a number for what.
            datum: The day of issue of what was not issued before.
            kuerzel: Stands before the number.
            ersetzen: Revoked numbers whose people get a new one; raises LC532 or LC536 for any other.
        """
        with self._transaction():
            for nummer in ersetzen:
                if not self._check_known(nummer)[0]:
                    raise _problem("LC536", f"Die Nummer „{nummer}“ ist nicht widerrufen.")
            naechste = self._last_number(kuerzel, datum.year) + 1
            zusagen = []
            for antrag in antraege:
                zusage = self._issue_one(kurs, antrag, datum, (kuerzel, naechste), ersetzen)
                naechste += zusage.neu
                zusagen.append(zusage)
        return tuple(zusagen)

    def _issue_one(
        self, kurs: str, antrag: Antrag, datum: date, frei: tuple[str, int], ersetzen: Collection[str]
    ) -> Zusage:
        person = self._person(kurs, antrag.person)
        nummer, widerrufen, grund = self._number_of(person)
        if nummer and widerrufen and nummer not in ersetzen:
            return Zusage(nummer, datum, neu=False, widerruf=(date.fromisoformat(widerrufen), grund or ""))
        if nummer and not widerrufen:
            return self._issue_fassung(nummer, antrag, datum)
        if nummer:
            self._connection.execute(
                "UPDATE nummern SET person = ? WHERE nummer = ?", (self._replaced(nummer, person), nummer)
            )
        neue = self._insert(kurs, person, datum.year, frei)
        return replace(self._issue_fassung(neue, antrag, datum), neu=True, ersetzt=nummer or "")

    def _number_of(self, person: bytes) -> tuple[str | None, str | None, str | None]:
        """A person's number with day and reason of its revocation; three times None where there is none."""
        found: tuple[str, str | None, str | None] | None = self._connection.execute(
            "SELECT nummer, widerrufen, grund FROM nummern WHERE person = ?", (person,)
        ).fetchone()
        return found or (None, None, None)

    def _issue_fassung(self, nummer: str, antrag: Antrag, datum: date) -> Zusage:
        fassung = self._hash("fassung", nummer, antrag.fassung)
        ausgaben = self._connection.execute(
            "SELECT fassung, art, datum FROM ausgaben WHERE nummer = ? ORDER BY rowid", (nummer,)
        ).fetchall()
        for eigene, _, tag in ausgaben:
            if eigene == fassung:
                return Zusage(nummer, date.fromisoformat(tag), neu=False)
        self._connection.execute(
            "INSERT INTO ausgaben VALUES (?, ?, ?, ?)", (nummer, fassung, antrag.art, datum.isoformat())
        )
        vorige = (ausgaben[-1][1], date.fromisoformat(ausgaben[-1][2])) if ausgaben else None
        return Zusage(nummer, datum, neu=False, vorige=vorige)

    def _insert(self, kurs: str, person: bytes, jahr: int, frei: tuple[str, int]) -> str:
        kuerzel, laufend = frei
        nummer = f"{kuerzel}{'-' if kuerzel else ''}{jahr}-{laufend:04d}"
        self._connection.execute(
            "INSERT INTO nummern VALUES (?, ?, ?, ?, ?, ?, NULL, NULL, NULL)",
            (nummer, kuerzel, jahr, laufend, kurs, person),
        )
        return nummer

    def _last_number(self, kuerzel: str, jahr: int) -> int:
        (last,) = self._connection.execute(
            "SELECT COALESCE(MAX(laufend), 0) FROM nummern WHERE kuerzel = ? AND jahr = ?", (kuerzel, jahr)
        ).fetchone()
        return int(last)

    def eintraege(self) -> tuple[Eintrag, ...]:
        """All numbers in their order."""
        return tuple(self._eintrag(row) for row in self._connection.execute(f"{_SELECT} ORDER BY n.rowid"))

    def find(self, person: Teilnahme) -> tuple[Eintrag, ...]:
        """The numbers that a person has or had, in all courses; asks as the roster would have it."""
        gesucht = {
            nummer
            for nummer, kurs, gespeichert in self._connection.execute("SELECT nummer, kurs, person FROM nummern")
            if gespeichert in (wer := self._person(kurs, person), self._replaced(nummer, wer))
        }
        return tuple(eintrag for eintrag in self.eintraege() if eintrag.nummer in gesucht)

    def revoke(self, nummer: str, *, datum: date, grund: str) -> None:
        """Revokes a number for ever. Raises LC532 or LC533."""
        with self._transaction():
            self._check_alive(nummer)
            self._connection.execute(
                "UPDATE nummern SET widerrufen = ?, grund = ? WHERE nummer = ?", (datum.isoformat(), grund, nummer)
            )

    def forget(self, nummern: Iterable[str], *, datum: date) -> None:
        """Deletes what ties numbers to people; the numbers stay taken. Raises LC532."""
        with self._transaction():
            for nummer in nummern:
                self._check_known(nummer)
                self._connection.execute("DELETE FROM ausgaben WHERE nummer = ?", (nummer,))
                self._connection.execute(
                    "UPDATE nummern SET person = NULL, grund = NULL, geloescht = ? WHERE nummer = ?",
                    (datum.isoformat(), nummer),
                )

    def _check_known(self, nummer: str) -> tuple[str | None, str | None]:
        found: tuple[str | None, str | None] | None = self._connection.execute(
            "SELECT widerrufen, geloescht FROM nummern WHERE nummer = ?", (nummer,)
        ).fetchone()
        if found is None:
            raise _problem("LC532", f"Die Nummer „{nummer}“ steht nicht im Register.")
        return found

    def _check_alive(self, nummer: str) -> None:
        if any(self._check_known(nummer)):
            raise _problem("LC533", f"Die Nummer „{nummer}“ ist schon widerrufen oder gelöscht.")

    def _person(self, kurs: str, person: Teilnahme) -> bytes:
        geboren = person.geburtsdatum.isoformat() if person.geburtsdatum else ""
        return self._hash("person", kurs, person.vorname, person.name, geboren, person.kennung)

    def _replaced(self, nummer: str, person: bytes) -> bytes:
        """What ties a revoked number to a person who has another one by now."""
        return self._hash("ersetzt", nummer, person.hex())

    def _hash(self, *parts: str) -> bytes:
        """A keyed hash of texts; lengths keep `ab|c` and `a|bc` apart."""
        if self._schluessel is None:
            raise TypeError("people are asked for without the key")
        content = b"".join(len(part.encode()).to_bytes(4, "big") + part.encode() for part in parts)
        return hmac.new(self._schluessel, content, hashlib.sha256).digest()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    @staticmethod
    def _eintrag(row: Sequence[str | None]) -> Eintrag:
        nummer, kurs, widerrufen, geloescht, grund, art, datum = row
        return Eintrag(nummer or "", kurs or "", art or "", _day(datum), _day(widerrufen), _day(geloescht), grund or "")


_SELECT = """
SELECT n.nummer, n.kurs, n.widerrufen, n.geloescht, n.grund,
    (SELECT art FROM ausgaben a WHERE a.nummer = n.nummer ORDER BY a.rowid DESC LIMIT 1),
    (SELECT datum FROM ausgaben a WHERE a.nummer = n.nummer ORDER BY a.rowid DESC LIMIT 1)
FROM nummern n"""


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _problem(code: str, message: str) -> CurriculumError:
    return CurriculumError([Problem(code, message, hint=CODES[code][1])])
