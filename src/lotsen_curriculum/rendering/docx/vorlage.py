"""A Träger's own Word file with fields such as `{{name}}`: checked once, then filled for each person.

Word tears a field over several runs as soon as somebody edits it; here each field becomes a run of its own that keeps
the look of its first letter. Whatever stands in a value is text: it never becomes markup or another field.
"""

import io
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from difflib import get_close_matches

from lxml import etree

from lotsen_curriculum.problems import CurriculumError, Problem
from lotsen_curriculum.rendering.codes import CODES
from lotsen_curriculum.rendering.docx.inlines import Format, directed_parts, run_properties
from lotsen_curriculum.rendering.docx.template import retyped
from lotsen_curriculum.rendering.docx.xml import Xml, markup, parsed, shown, w, w_attribute
from lotsen_curriculum.rendering.serie.zip import Archiv

__all__ = ["WordVorlage"]

_FELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_MARK = "\ue000"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOST_BYTES = 50_000_000
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_AFTER_RTL = ("em", "lang", "eastAsianLayout", "specVanish", "oMath")


class WordVorlage:
    """A checked template; `fill` gives the file of one person.

    Attributes:
        felder: The fields that it uses.
    """

    def __init__(self, data: bytes, bekannt: Collection[str], label: str) -> None:
        """Reads a template.

        Raises:
            CurriculumError: LC430 where it is no Word file or has macros, LC432 for each field that isn't in
                `bekannt`, LC433 where it has no name.
        """
        self._label = label
        self._archive = Archiv(_rezipped(data, label))
        self._slots: dict[str, Xml] = {}
        self._texts = {name: self._prepared(name) for name in self._archive.names if _PARTS.fullmatch(name)}
        self.felder = tuple(sorted({feld for feld, _ in self._slots.values()}))
        problems = [*self._unknown(bekannt)]
        if not problems and not {"name", "nachname"} & set(self.felder):
            problems.append(_problem("LC433", f"Die Vorlage „{label}“ hat kein Feld {{{{name}}}}."))
        if problems:
            raise CurriculumError(problems)

    def fill(self, werte: Mapping[str, str], darf_leer: Collection[str] = ()) -> bytes:
        """The file with the values put in; lines of a value become lines.

        Raises:
            CurriculumError: LC434 for each field that has no value and is not in `darf_leer`.
        """
        leer = [feld for feld in self.felder if not werte.get(feld) and feld not in darf_leer]
        if leer:
            raise CurriculumError(
                _problem("LC434", f"Für das Feld {{{{{feld}}}}} der Vorlage „{self._label}“ gibt es keine Angabe.")
                for feld in leer
            )
        return self._archive.with_parts(
            {name: "".join(self._filled(text, werte)).encode() for name, text in self._texts.items()}
        )

    def _filled(self, text: list[str], werte: Mapping[str, str]) -> Iterator[str]:
        for index, piece in enumerate(text):
            if index % 2 == 0:
                yield piece
            else:
                feld, properties = self._slots[piece]
                yield from _runs(werte[feld], properties)

    def _prepared(self, name: str) -> list[str]:
        """A part as text around its fields: even pieces stay, odd ones name a field's place."""
        try:
            root = etree.fromstring(self._archive[name], etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError as error:
            raise _unreadable(self._label) from error
        for paragraph in root.iter(w_attribute("p")):
            self._isolate(paragraph)
        text = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True).decode()
        return re.split(f"<w:r><w:t>{_MARK}([^{_MARK}]*){_MARK}</w:t></w:r>", text)

    def _isolate(self, paragraph: Xml) -> None:
        """Gives each field of a paragraph a run of its own, which only holds the name of its place."""
        while True:
            texts = [t for t in paragraph.iter(w_attribute("t")) if _paragraph_of(t) is paragraph]
            found = _FELD.search("".join(t.text or "" for t in texts))
            if found is None:
                return
            at = 0
            first: Xml = None
            for text in texts:
                content = text.text or ""
                start, end = max(found.start() - at, 0), min(found.end() - at, len(content))
                at += len(content)
                if start >= end:
                    continue
                if first is None:
                    first = self._split(text, start, end, found[1])
                else:
                    text.text = content[end:]
                    text.set(_SPACE, "preserve")

    def _split(self, text: Xml, start: int, end: int, feld: str) -> Xml:
        run = text.getparent()
        properties = run.find(w_attribute("rPr"))
        place = str(len(self._slots))
        self._slots[place] = (feld, deepcopy(properties) if properties is not None else None)
        content = text.text
        rest = parsed(w("r", w("t")))
        rest[0].text = content[end:]
        rest[0].set(_SPACE, "preserve")
        rest.extend(list(text.itersiblings()))
        if properties is not None:
            rest.insert(0, deepcopy(properties))
        text.text = content[:start]
        text.set(_SPACE, "preserve")
        run.addnext(rest)
        run.addnext(parsed(w("r", w("t", f"{_MARK}{place}{_MARK}"))))
        return run

    def _unknown(self, bekannt: Collection[str]) -> Iterator[Problem]:
        for feld in self.felder:
            if feld not in bekannt:
                near = get_close_matches(feld.casefold(), bekannt, n=1, cutoff=0.5)
                hint = f"Meinten Sie {{{{{near[0]}}}}}?" if near else f"Felder sind: {', '.join(sorted(bekannt))}."
                yield _problem("LC432", f"Das Feld {{{{{feld}}}}} der Vorlage „{self._label}“ gibt es nicht.", hint)


def _paragraph_of(text: Xml) -> Xml:
    return next(text.iterancestors(w_attribute("p")))


def _runs(value: str, properties: Xml) -> Iterator[str]:
    """A value as runs: each in one direction and one kind of font, with the field's own look."""
    for number, line in enumerate(value.split("\n")):
        if number:
            yield w("r", w("br"))
        for part, script, rtl in directed_parts(line):
            yield w("r", _merged(properties, run_properties(Format(), script, rtl=rtl)), shown(part))


def _merged(own: Xml, needed: str) -> str:
    """The field's own properties with those that a piece needs."""
    if own is None or not needed:
        return needed or ("" if own is None else markup(own))
    merged = deepcopy(own)
    for item in parsed(needed):
        old = merged.find(item.tag)
        if old is not None:
            merged.remove(old)
        if item.tag == w_attribute("rFonts"):
            style = merged.find(w_attribute("rStyle"))
            merged.insert(0 if style is None else 1, item)
            continue
        later = [child for child in merged if child.tag.split("}")[1] in _AFTER_RTL]
        if later:
            later[0].addprevious(item)
        else:
            merged.append(item)
    return markup(merged)


def _rezipped(data: bytes, label: str) -> bytes:
    """The file packed anew, always in the same way."""
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
            names = old.namelist()
            if "word/document.xml" not in names or any("vbaProject" in name for name in names):
                raise _unreadable(label)
            if sum(entry.file_size for entry in old.infolist()) > _MOST_BYTES:
                raise _unreadable(label)
            for name in dict.fromkeys(names):
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                part = old.read(name)
                new.writestr(entry, retyped(part, label) if name == "[Content_Types].xml" else part)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
        raise _unreadable(label) from error
    return out.getvalue()


def _unreadable(label: str) -> CurriculumError:
    return CurriculumError([_problem("LC430", f"„{label}“ ist keine lesbare Word-Datei (.docx) ohne Makros.")])


def _problem(code: str, message: str, hint: str | None = None) -> Problem:
    return Problem(code, message, hint=hint or CODES[code][1])
