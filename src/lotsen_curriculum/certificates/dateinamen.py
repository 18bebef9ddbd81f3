"""Names of files for people: readable, the same on every system, never a path, never taken twice."""

import re
import unicodedata

from lotsen_curriculum.model.teilnahme import Nachweis

__all__ = ["dateiname_of", "readable_name"]

_LONGEST_BYTES = 120
"""File systems allow 255; folders and endings need room too."""

_UMSCHRIFT = "ä=ae ö=oe ü=ue Ä=Ae Ö=Oe Ü=Ue ß=ss ı=i ø=o Ø=O đ=d Đ=D ł=l Ł=L æ=ae Æ=Ae œ=oe Œ=Oe ə=e Ə=E"
_LETTERS = str.maketrans(dict(pair.split("=") for pair in _UMSCHRIFT.split(" ")))


def dateiname_of(nachweis: Nachweis) -> str:
    """The name without ending: number (or line of the roster) and name, such as `MUS-2027-0001_Ayse-Mueller`.

    Why the number in front: it keeps people of the same name apart and makes sure that no name of a device (`CON`) and
    no hidden file comes out. Latin letters lose their marks, all other scripts stay as they are.
    """
    person = nachweis.bescheid.person
    kopf = nachweis.nummer or f"{person.zeile:05d}"
    name = readable_name(person.voller_name)
    while len(f"{kopf}_{name}".encode()) > _LONGEST_BYTES:
        name = name[:-1].rstrip("-")
    return f"{kopf}_{name}" if name else kopf


def readable_name(name: str) -> str:
    """A name as a part of file names, such as `Ayse-Mueller`; empty where it holds neither letter nor digit."""
    letters = unicodedata.normalize("NFC", name.translate(_LETTERS))
    plain = "".join(_without_marks(char) for char in letters)
    return re.sub(" +", "-", _kept(plain).strip())


def _without_marks(char: str) -> str:
    """A Latin letter without its marks; others as they are."""
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isascii() else char


def _kept(text: str) -> str:
    """Letters, digits and the marks that belong to letters; all else becomes a space."""
    return "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in text)
