"""pydantic's error types in German: code, message and remedy. Only the types are matched, never the English text."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from lotsen_curriculum.loading.suggestions import suggest
from lotsen_curriculum.problems import Loc

__all__ = ["FORMEN", "KINDS", "Fehler", "Told", "word", "word_kinds"]

Told = tuple[str, str, str | None]
"""Code, message, and a remedy that is better than the code's own."""

KINDS: Mapping[str, str] = {
    "int_type": "eine ganze Zahl",
    "int_from_float": "eine ganze Zahl",
    "float_type": "eine Zahl",
    "bool_type": "true oder false",
    "string_type": "Text",
    "date_type": "ein Datum wie 2027-03-06",
    "tuple_type": "eine Liste",
    "dict_type": "eine Gruppe von Angaben",
    "model_type": "eine Gruppe von Angaben",
    "uhrzeit_form": "eine Uhrzeit wie 09:30",
}
"""Error types that say that a value is of the wrong kind → the kind that is expected."""

FORMEN: Mapping[str, str] = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "Erlaubt sind Kleinbuchstaben a bis z, Ziffern und einzelne Bindestriche dazwischen.",
    r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$": "Ein Schritt heißt nach seinem Baustein: m1-1/regeln.",
    r"^[a-z0-9_]+$": "Erlaubt sind Kleinbuchstaben a bis z, Ziffern und Unterstriche.",
    r"^k\d\d$": "Profilelemente heißen k01 bis k23.",
    r"^[A-Z0-9]{1,10}$": "Erlaubt sind ein bis zehn Großbuchstaben A bis Z und Ziffern.",
    r"^https?://\S+$": "Eine Adresse beginnt mit https:// oder http:// und enthält keine Leerzeichen.",
    r"^#[0-9a-fA-F]{6}$": 'Eine Farbe steht in Anführungszeichen und hat sechs Stellen wie "#1F4E79".',
}
"""Patterns of the data classes → how a text of that form is written."""

_SHOWN = 40
_JA_NEIN = {"ja", "nein", "wahr", "falsch", "yes", "no", "on", "off", "an", "aus", "true", "false"}


class Fehler(NamedTuple):
    """One of pydantic's errors, with its real path in the data and the value there."""

    typ: str
    loc: Loc
    value: Any
    ctx: Mapping[str, Any]

    @property
    def token(self) -> str:
        """The token of an error that a validator of our own raised, else the error's type."""
        return str(self.ctx["error"]) if self.typ == "value_error" else self.typ

    @property
    def kind(self) -> str | None:
        """The kind of value that was expected, if the error is about that."""
        return KINDS.get(self.token)

    @property
    def name(self) -> str:
        """What the value is called: its key, or its number in a list."""
        if not self.loc:
            return "Datei"
        last = self.loc[-1]
        if isinstance(last, str):
            return last
        return f"{self.loc[-2]}, Eintrag {last + 1}"


def word(fehler: Fehler) -> Told:
    """What is wrong with one value."""
    return _WORDS.get(fehler.token, _anything)(fehler)


def word_kinds(group: Sequence[Fehler], keys: Sequence[str]) -> Told:
    """What is wrong with a value of the wrong kind; `keys` are those of a group of values that belongs here."""
    first = group[0]
    kinds = list(dict.fromkeys(kind for fehler in group if (kind := fehler.kind)))
    if KINDS["float_type"] in kinds and KINDS["int_type"] in kinds:
        kinds.remove(KINDS["int_type"])
    if keys and KINDS["model_type"] in kinds:
        kinds[kinds.index(KINDS["model_type"])] = f"eine Gruppe von Angaben ({', '.join(keys)})"
    expected = " oder ".join(part for part in (", ".join(kinds[:-1]), kinds[-1]) if part)
    return (
        "LC122",
        f"„{first.name}“ ist {_show(first.value)}; erwartet wird {expected}.",
        _kind_hint(first, kinds, keys),
    )


def _kind_hint(fehler: Fehler, kinds: Sequence[str], keys: Sequence[str]) -> str | None:
    value = fehler.value
    if value is None:
        return "Tragen Sie einen Wert ein, oder löschen Sie den Schlüssel, wenn er nicht gebraucht wird."
    if "Text" in kinds and isinstance(value, bool | int | float):
        return f'Setzen Sie den Wert in Anführungszeichen: "{_plain(value)}".'
    if "eine Liste" in kinds and not isinstance(value, dict | list):
        return f"Setzen Sie eckige Klammern: [{_entries(value, keys)}]."
    if keys and len(kinds) == 1 and not isinstance(value, dict | list):
        return f"Setzen Sie geschweifte Klammern: {_group(value, keys)}."
    return _hint_for_text(value, kinds) if isinstance(value, str) else None


def _entries(value: object, keys: Sequence[str]) -> str:
    """What was written for a list, as its entries."""
    if not keys:
        return _plain(value)
    return ", ".join(_group(part.strip(), keys) for part in _plain(value).split(","))


def _group(value: object, keys: Sequence[str]) -> str:
    """What was written for a group of values, under its key where there is just one."""
    gegeben = _plain(value) if len(keys) == 1 else "…"
    return f"{{{', '.join(f'{key}: {gegeben}' for key in keys)}}}"


def _hint_for_text(value: str, kinds: Sequence[str]) -> str | None:
    if _is_number(value) and any("Zahl" in kind for kind in kinds):
        return "Lassen Sie Anführungszeichen und führende Nullen weg."
    if re.fullmatch(r"-?\d+,\d+", value):
        return f"Schreiben Sie einen Punkt statt des Kommas: {value.replace(',', '.')}."
    if KINDS["bool_type"] in kinds and value.casefold() in _JA_NEIN:
        return "Schreiben Sie true für Ja und false für Nein, ohne Anführungszeichen."
    return None


def _literal(fehler: Fehler) -> Told:
    allowed = re.findall(r"'([^']*)'", str(fehler.ctx["expected"])) or [str(fehler.ctx["expected"])]
    hint = suggest(fehler.value, allowed)
    if isinstance(fehler.value, str):
        return "LC123", f"„{fehler.name}“: „{_short(fehler.value)}“ gibt es hier nicht.", hint
    return "LC123", f"„{fehler.name}“ ist {_show(fehler.value)}; das gibt es hier nicht.", hint


def _too_short(fehler: Fehler) -> Told:
    least = fehler.ctx["min_length"]
    entries = "einen Eintrag" if least == 1 else f"{least} Einträge"
    return "LC124", f"„{fehler.name}“ braucht mindestens {entries}.", "Ergänzen Sie die Liste."


def _too_long(fehler: Fehler) -> Told:
    return "LC124", f"„{fehler.name}“ hat mehr als {fehler.ctx['max_length']} Einträge.", "Kürzen Sie die Liste."


def _empty_text(fehler: Fehler) -> Told:
    hint = "Tragen Sie einen Text ein, oder löschen Sie den Schlüssel, wenn er nicht gebraucht wird."
    return "LC124", f"„{fehler.name}“ ist leer.", hint


def _long_text(fehler: Fehler) -> Told:
    return "LC124", f"„{fehler.name}“ hat mehr als {fehler.ctx['max_length']} Zeichen.", "Kürzen Sie den Text."


def _bound(relation: str, key: str) -> Callable[[Fehler], Told]:
    def tell(fehler: Fehler) -> Told:
        return (
            "LC125",
            f"„{fehler.name}“ ist {_plain(fehler.value)}, muss aber {relation} {fehler.ctx[key]:g} sein.",
            None,
        )

    return tell


def _pattern(fehler: Fehler) -> Told:
    hint = FORMEN.get(str(fehler.ctx["pattern"]))
    return "LC128", f"„{fehler.name}“: „{_short(fehler.value)}“ hat nicht die verlangte Form.", hint


def _wrong_date_form(fehler: Fehler) -> Told:
    hint = None
    if (german := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", fehler.value.strip(), re.ASCII)) is not None:
        hint = f"Schreiben Sie {german[3]}-{german[2]:0>2}-{german[1]:0>2}."
    return "LC126", f"„{fehler.name}“: „{_short(fehler.value)}“ ist kein Datum.", hint


def _no_such_day(fehler: Fehler) -> Told:
    jahr, monat, tag = (int(part) for part in fehler.value.split("-"))
    message = f"„{fehler.name}“: Den {tag:02d}.{monat:02d}.{jahr:04d} gibt es nicht."
    if 1 <= monat <= 12 and jahr and tag > 28:
        return "LC126", message, f"Der letzte Tag dieses Monats ist der {_last_day(jahr, monat)}."
    return "LC126", message, None


def _last_day(jahr: int, monat: int) -> int:
    """The number of days of a month."""
    return next(tag for tag in (31, 30, 29, 28) if _exists(jahr, monat, tag))


def _exists(jahr: int, monat: int, tag: int) -> bool:
    try:
        date(jahr, monat, tag)
    except ValueError:
        return False
    return True


def _wrong_time(fehler: Fehler) -> Told:
    hint = None
    value = fehler.value
    written = f"{value:.2f}" if isinstance(value, float) else str(value)
    if (found := re.fullmatch(r"(\d{1,2})[.,h ](\d{2})( Uhr)?", written)) is not None:
        hint = f"Schreiben Sie einen Doppelpunkt: {found[1]}:{found[2]}."
    shown = f"„{_short(value)}“" if isinstance(value, str) else _show(value)
    return "LC127", f"„{fehler.name}“: {shown} ist keine Uhrzeit.", hint


def _unordered(fehler: Fehler) -> Told:
    return "LC129", f"„{fehler.name}“ ist verdreht: „min“ ≤ „typisch“ ≤ „max“ gilt nicht.", None


def _anything(fehler: Fehler) -> Told:
    return "LC130", f"„{fehler.name}“ ist {_show(fehler.value)}; das ist hier nicht erlaubt.", None


_WORDS: Mapping[str, Callable[[Fehler], Told]] = {
    "literal_error": _literal,
    "too_short": _too_short,
    "too_long": _too_long,
    "string_too_short": _empty_text,
    "string_too_long": _long_text,
    "string_pattern_mismatch": _pattern,
    "greater_than": _bound("größer als", "gt"),
    "greater_than_equal": _bound("mindestens", "ge"),
    "less_than": _bound("kleiner als", "lt"),
    "less_than_equal": _bound("höchstens", "le"),
    "datum_form": _wrong_date_form,
    "datum_unbekannt": _no_such_day,
    "uhrzeit_form": _wrong_time,
    "spanne_ungeordnet": _unordered,
}


def _show(value: Any) -> str:
    """A value as it is called in a sentence."""
    match value:
        case None:
            return "leer"
        case bool():
            return _plain(value)
        case str():
            return f"der Text „{_short(value)}“" if value else "ein leerer Text"
        case list():
            return "eine Liste"
        case dict():
            return "eine Gruppe von Angaben"
        case _:
            return f"die Zahl {_plain(value)}"


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _SHOWN else one_line[: _SHOWN - 1] + "…"


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", text, re.ASCII) is not None
