"""Real lists: one definition for each kind of marker, one instance for each numbered list, so that it starts anew."""

from lotsen_curriculum.rendering.docx.xml import w

__all__ = ["Numbering"]

_KINDS = {"bullet": "•", "dash": "–", "checkbox": "☐", "decimal": "decimal", "letter": "lowerLetter"}
_LEVELS = 9
_INDENT = 360


class Numbering:
    """The numbering part; grows with the lists of the document. `first` is the first number that is free."""

    def __init__(self, first: int = 1) -> None:
        self._first = first
        self._kinds = list(_KINDS)
        self.definitions = [_definition(first + index, kind) for index, kind in enumerate(self._kinds)]
        self.instances = [_instance(first + index, first + index) for index in range(len(self._kinds))]

    def bullet(self, kind: str) -> int:
        """The instance for lists without an order."""
        return self._first + self._kinds.index(kind)

    def counted(self, kind: str, level: int, start: int) -> int:
        """A new instance that counts from `start` on its level."""
        number = self._first + len(self.instances)
        override = w("lvlOverride", w("startOverride", val=start), ilvl=level)
        self.instances.append(_instance(number, self._first + self._kinds.index(kind), override))
        return number

    def build(self) -> str:
        """The whole part: definitions before instances, as the schema asks."""
        return w("numbering", *self.definitions, *self.instances)


def _instance(number: int, definition: int, override: str = "") -> str:
    return w("num", w("abstractNumId", val=definition), override, numId=number)


def _definition(number: int, kind: str) -> str:
    levels = [_level(kind, level) for level in range(_LEVELS)]
    return w("abstractNum", w("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=number)


def _level(kind: str, level: int) -> str:
    counted = kind in ("decimal", "letter")
    text = f"%{level + 1}" + ("." if kind == "decimal" else ")") if counted else _KINDS[kind]
    symbol = w("rPr", w("rFonts", ascii="Segoe UI Symbol", hAnsi="Segoe UI Symbol")) if kind == "checkbox" else ""
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=_KINDS[kind] if counted else "bullet"),
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=_INDENT * (level + 1), hanging=_INDENT)),
        symbol,
        ilvl=level,
    )
