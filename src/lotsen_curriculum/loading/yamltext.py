"""Strict YAML: text to data, or problems with line and column.

Only what our files need: one document of mappings, lists and scalars. Plain scalars become numbers, `true`, `false` and
null as YAML 1.2 writes them; all else (`10:30`, `no`, `010`, `2027-03-06`) stays text. Anchors, aliases, tags, merge
keys, directives, tabs and control characters are refused.
"""

import re
import unicodedata
from typing import Any

import yaml

from lotsen_curriculum.loading.codes import make_problem
from lotsen_curriculum.loading.dokument import MAX_BYTES, Dokument
from lotsen_curriculum.problems import Position, Problem

__all__ = ["MAX_DEPTH", "decode_text", "parse_yaml"]

MAX_DEPTH = 40
"""Nested lists and mappings; our deepest files have 8."""

_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOM = b"\xef\xbb\xbf"
_FORBIDDEN = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_INT = re.compile(r"-?(0|[1-9]\d{0,17})", re.ASCII)
_FLOAT = re.compile(r"-?(0|[1-9]\d{0,17})\.\d{1,17}", re.ASCII)
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}

_EXPLANATIONS = (
    ("mapping values are not allowed", "Hier steht ein Doppelpunkt, der nicht hierher gehört.",
     "Setzen Sie Text mit „: “ in Anführungszeichen oder berichtigen Sie die Einrückung."),
    ("could not find expected ':'", "Hinter einem Schlüssel fehlt der Doppelpunkt.",
     "Schreiben Sie „schluessel: Wert“ oder rücken Sie fortgesetzten Text ein."),
    ("did not find expected key", "Diese Zeile passt nicht zur Einrückung der Zeilen davor.",
     "Rücken Sie zusammengehörige Schlüssel gleich weit ein, je Ebene zwei Leerzeichen."),
    ("did not find expected '-' indicator", "In dieser Liste fehlt vor einem Eintrag der Strich.",
     "Beginnen Sie jeden Eintrag mit „- “ und rücken Sie ihn gleich weit ein."),
    ("expected ',' or", "Eine Klammer ist nicht geschlossen, oder zwischen zwei Einträgen fehlt das Komma.", None),
    ("unexpected end of stream", "Ein Anführungszeichen ist nicht geschlossen.",
     "Schließen Sie den Text mit demselben Zeichen, mit dem er beginnt."),
    ("unexpected document indicator", "Ein Anführungszeichen ist nicht geschlossen.", None),
    ("unknown escape character", "Auf den Rückstrich folgt ein Zeichen, das dort nicht erlaubt ist.",
     "Nehmen Sie einfache Anführungszeichen (') oder schreiben Sie den Rückstrich doppelt."),
    ("cannot start any token", "Ein Text darf nicht mit diesem Zeichen beginnen.",
     "Setzen Sie den Text in Anführungszeichen."),
    ("block sequence entries are not allowed", "Eine Liste darf hier nicht beginnen.",
     "Beginnen Sie die Liste in einer neuen Zeile unter ihrem Schlüssel."),
)  # fmt: skip
"""What the parser says (a part of it), what we say, and the remedy; anything else gets the remedy of LC107."""


def decode_text(raw: bytes, label: str, *, tabs: bool = False) -> tuple[str, list[Problem]]:
    """The text of a file, and what is wrong with its bytes and characters (LC102 to LC106, LC111).

    `tabs` allows tabs, which JSON may be indented with.
    """
    start = Position(label, 1, 1)
    if len(raw) > MAX_BYTES:
        return "", [make_problem("LC111", f"Der Text ist länger als {MAX_BYTES} Bytes.", where=start)]
    if raw.startswith(_BOM):
        return "", [make_problem("LC103", "Am Anfang steht eine Byte-Reihenfolge-Marke (BOM).", where=start)]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        where = _position_at(raw[: error.start].decode("utf-8"), error.start, label)
        return "", [make_problem("LC102", "Hier steht ein Byte, das kein UTF-8 ist.", where=where)]
    if not text.strip():
        return "", [make_problem("LC106", "Die Datei ist leer.", where=start)]
    return text, [*_forbidden_characters(text.replace("\t", " ") if tabs else text, label), *_not_composed(text, label)]


def parse_yaml(raw: bytes, label: str) -> tuple[Dokument, list[Problem]]:
    """A file's data with its places, and all syntax problems; where there are any, the data may be incomplete."""
    text, problems = decode_text(raw, label)
    if problems:
        return Dokument(label, text), problems
    builder = _Builder(label)
    try:
        builder.build(text)
    except _GiveUp:
        pass
    except yaml.YAMLError as error:
        builder.problems.append(_explain(error, label))
    if not builder.problems and not isinstance(builder.root, dict):
        where = Position(label, 1, 1)
        builder.problems.append(make_problem("LC113", "Die Datei enthält keine Schlüssel mit Werten.", where=where))
    return Dokument(label, text, builder.root), builder.problems


class _GiveUp(Exception):
    """What follows in the file would only repeat a problem that is already told."""


class _Builder:
    """Builds the data from the parser's events without recursion, and gathers what is not allowed."""

    def __init__(self, label: str) -> None:
        self.root: Any = None
        self.problems: list[Problem] = []
        self._label = label
        self._documents = 0
        self._around: list[Any] = []  # the containers that hold the present one
        self._container: Any = None
        self._key: str | None = None  # waits for its value
        self._takers = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._start_mapping,
            yaml.SequenceStartEvent: self._start_sequence,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def build(self, text: str) -> None:
        """Takes all events of `text`; stream and document ends carry nothing."""
        parser = _PARSER(text)
        next_event, takers = parser.get_event, self._takers
        try:
            while type(event := next_event()) is not yaml.StreamEndEvent:
                if (taker := takers.get(type(event))) is not None:
                    taker(event)
        finally:
            parser.dispose()

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._tell("LC110", "Hier beginnt ein zweites Dokument.", event)
            raise _GiveUp
        if event.version or event.tags:
            self._tell("LC109", "Vor „---“ stehen Zeilen mit %; sie sind nicht erlaubt.", event)

    def _scalar(self, event: Any) -> None:
        if event.anchor or event.tag:
            self._refuse_marks(event)
        if event.style == '"':
            self._check_escapes(event)
        plain = event.implicit[0]
        if self._key is None and type(self._container) is dict:
            self._take_key(event, plain=plain)
        else:
            self._put(_resolve(event.value) if plain else event.value)

    def _take_key(self, event: Any, *, plain: bool) -> None:
        name = event.value
        if plain and name == "<<":
            self._tell("LC109", "Der Schlüssel „<<“, der andere Gruppen einfügt, ist nicht erlaubt.", event)
        elif not name.strip():
            self._tell("LC112", "Vor diesem Doppelpunkt fehlt der Schlüssel.", event)
        elif name in self._container:
            self._tell("LC108", f"Der Schlüssel „{name}“ steht hier zum zweiten Mal.", event)
        self._key = name

    def _check_escapes(self, event: Any) -> None:
        if (found := _FORBIDDEN.search(event.value)) is not None:
            self._tell("LC105", f"Ein Rückstrich erzeugt das Steuerzeichen U+{ord(found[0]):04X}.", event)
        if not unicodedata.is_normalized("NFC", event.value):
            self._tell("LC104", "Ein Rückstrich setzt einen Buchstaben aus Teilen zusammen.", event)

    def _start_mapping(self, event: Any) -> None:
        self._start(event, {})

    def _start_sequence(self, event: Any) -> None:
        self._start(event, [])

    def _start(self, event: Any, container: Any) -> None:
        if event.anchor or event.tag:
            self._refuse_marks(event)
        if self._key is None and isinstance(self._container, dict):
            self._tell("LC112", "Eine Liste oder Gruppe kann kein Schlüssel sein.", event)
            raise _GiveUp
        if len(self._around) >= MAX_DEPTH:
            self._tell("LC111", f"Hier sind mehr als {MAX_DEPTH} Ebenen ineinander geschachtelt.", event)
            raise _GiveUp
        self._put(container)
        self._around.append(self._container)
        self._container = container

    def _end(self, event: Any) -> None:  # noqa: ARG002 - one signature for all events
        self._container = self._around.pop()

    def _alias(self, event: Any) -> None:
        self._tell("LC109", f"Der Verweis „*{event.anchor}“ ist nicht erlaubt.", event)
        if self._key is None and isinstance(self._container, dict):
            self._key = event.anchor
        else:
            self._put(None)

    def _put(self, value: Any) -> None:
        if self._container is None:
            self.root = value
        elif self._key is None:
            self._container.append(value)
        else:
            self._container.setdefault(self._key, value)
            self._key = None

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor:
            self._tell("LC109", f"Der Anker „&{event.anchor}“ ist nicht erlaubt.", event)
        if event.tag:
            self._tell("LC109", "Eine Typmarke mit „!“ ist nicht erlaubt.", event)

    def _tell(self, code: str, message: str, event: Any) -> None:
        mark = event.start_mark
        self.problems.append(make_problem(code, message, where=Position(self._label, mark.line + 1, mark.column + 1)))


def _resolve(value: str) -> Any:
    if value in _WORDS:
        return _WORDS[value]
    if value[0] in "-0123456789":
        if _INT.fullmatch(value):
            return int(value)
        if _FLOAT.fullmatch(value):
            return float(value)
    return value


def _explain(error: yaml.YAMLError, label: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    where = Position(label, mark.line + 1, mark.column + 1) if mark else Position(label, 1, 1)
    said = str(getattr(error, "problem", ""))
    for part, message, hint in _EXPLANATIONS:
        if part in said:
            return make_problem("LC107", message + _began(error, where), hint, where=where)
    return make_problem("LC107", "Ab hier ist der Text kein gültiges YAML.", where=where)


def _began(error: yaml.YAMLError, where: Position) -> str:
    """Where the part began that the parser was in, if that was on another line."""
    mark = getattr(error, "context_mark", None)
    return f" Der Teil beginnt in Zeile {mark.line + 1}." if mark and mark.line + 1 != where.line else ""


def _forbidden_characters(text: str, label: str) -> list[Problem]:
    found = _FORBIDDEN.search(text)
    if found is None:
        return []
    count = len(_FORBIDDEN.findall(text))
    more = f" Insgesamt stehen {count} solche Zeichen in der Datei." if count > 1 else ""
    name = "ein Tabulator" if found[0] == "\t" else f"das Steuerzeichen U+{ord(found[0]):04X}"
    where = _position_at(text, found.start(), label)
    return [make_problem("LC105", f"Hier steht {name}.{more}", where=where)]


def _not_composed(text: str, label: str) -> list[Problem]:
    if unicodedata.is_normalized("NFC", text):
        return []
    return [
        make_problem(
            "LC104", f"„{word[0]}“ ist mit zerlegten Zeichen geschrieben.", where=Position(label, line, column)
        )
        for line, content in enumerate(text.split("\n"), start=1)
        for word in re.finditer(r"\S+", content)
        if not unicodedata.is_normalized("NFC", word[0])
        for column in (word.start() + 1,)
    ]


def _position_at(text: str, offset: int, label: str) -> Position:
    before = text[:offset]
    return Position(label, before.count("\n") + 1, len(before) - before.rfind("\n"))
