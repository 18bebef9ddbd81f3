"""Certificates, confirmations and honours for one person: a front to hand over, and a back that says what was taught.

What they share stands here; `zertifikat`, `teilnahmebescheinigung` and `ehrenurkunde` say what is their own. All
blocks that don't depend on the person are made once for a batch and are the same objects in each document.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lotsen_curriculum.documents.building import bullets, cell, paragraph, row, text
from lotsen_curriculum.documents.nodes import (
    Block,
    Column,
    Document,
    FitText,
    Grid,
    Heading,
    Image,
    Margins,
    PageBreak,
    PageLayout,
    Paragraph,
    ParagraphStyle,
    Run,
    SignatureLine,
    SignatureLines,
    Table,
    TopBlock,
)
from lotsen_curriculum.documents.worte import FORM, format_tag, format_ue, format_zeitraum, join_worte
from lotsen_curriculum.model.teilnahme import Ausstellung, Bescheid, Bild, Kursangaben, Nachweis
from lotsen_curriculum.model.traeger import Traeger

__all__ = ["Abstaende", "Nachweisbau", "mitte"]

_LOGO_BREIT_MM = 52.0
_HOCH = PageLayout(frame=True, margins=Margins(top_mm=24, right_mm=24, bottom_mm=18, left_mm=24))
_QUER = PageLayout(
    orientation="landscape", frame=True, margins=Margins(top_mm=16, right_mm=30, bottom_mm=13, left_mm=30)
)
_ZEICHEN_JE_ZEILE = 95


@dataclass(frozen=True)
class Abstaende:
    """Sizes that make a page look composed: distances in mm above its parts, height of logos, size of the title."""

    titel: float
    teil: float
    zeile: float
    unterschrift: float
    logo: float
    titel_pt: float


_ABSTAENDE_HOCH = Abstaende(titel=19, teil=15, zeile=5, unterschrift=20, logo=17, titel_pt=42)
_ABSTAENDE_QUER = Abstaende(titel=1, teil=4, zeile=2, unterschrift=4, logo=12, titel_pt=34)


def mitte(*parts: str | Run, style: ParagraphStyle = "body", abstand_mm: float = 0) -> Paragraph:
    """A centred paragraph."""
    return Paragraph(text(*parts), style=style, align="center", space_before_mm=abstand_mm)


def _umfang_satz(bescheid: Bescheid, kurs: Kursangaben) -> str:
    """The extent of the course and, where they differ, the UE that were attended."""
    umfang = f"Umfang: {format_ue(kurs.ue)} (Unterrichtseinheiten zu je {kurs.ue_min} Minuten)"
    return umfang if bescheid.vollstaendig else f"{umfang}, davon besucht: {format_ue(bescheid.besuchte_ue)}"


@dataclass(frozen=True)
class Nachweisbau:
    """What all documents of a batch share, made once."""

    kurs: Kursangaben
    traeger: Traeger
    ausstellung: Ausstellung
    layout: PageLayout = field(init=False)
    abstaende: Abstaende = field(init=False)
    kopf: tuple[Block, ...] = field(init=False)
    fuss: tuple[Block, ...] = field(init=False)
    inhalte: tuple[TopBlock, ...] = field(init=False)

    def __post_init__(self) -> None:
        quer = self.ausstellung.quer
        object.__setattr__(self, "layout", _QUER if quer else _HOCH)
        object.__setattr__(self, "abstaende", self._abstaende())
        object.__setattr__(self, "kopf", tuple(self._kopf()))
        object.__setattr__(self, "fuss", tuple(self._fuss()))
        object.__setattr__(self, "inhalte", tuple(self._inhalte()))

    def document(self, nachweis: Nachweis, titel: str, blocks: tuple[TopBlock, ...]) -> Document:
        """The document with its properties."""
        name = nachweis.bescheid.person.voller_name
        return Document(
            title=f"{titel}: {name}",
            subject=self.kurs.titel,
            author=self.traeger.name,
            blocks=blocks,
            created=nachweis.datum,
            layout=self.layout,
        )

    def titel(self, wort: str) -> FitText:
        """What the document is, in large letters."""
        oben = self.abstaende.titel + (0 if self.ausstellung.logos else self.abstaende.logo * 0.6)
        return FitText(
            (Run(wort, role="accent"),), size_pt=self.abstaende.titel_pt, min_size_pt=24, space_before_mm=oben, level=1
        )

    def person(self, nachweis: Nachweis) -> tuple[Block, ...]:
        """The name, and the date of birth where it is asked for and known."""
        person = nachweis.bescheid.person
        name = FitText((Run(person.voller_name),), size_pt=30, min_size_pt=15, space_before_mm=self.abstaende.teil)
        geboren = person.geburtsdatum
        if not (self.ausstellung.mit_geburtsdatum and geboren):
            return (name,)
        return name, mitte(f"geboren am {format_tag(geboren)}")

    def teilgenommen(self, nachweis: Nachweis, satz: str, hinweis: str) -> tuple[Block, ...]:
        """What the person took part in: the sentence, the course's title, time and place, the extent, and a note."""
        abstand = self.abstaende.zeile
        orte = f", {join_worte(self.kurs.orte)}" if self.kurs.orte and self.kurs.form == "praesenz" else ""
        wann = f"{format_zeitraum(self.kurs.tage)}, {FORM[self.kurs.form]}{orte}"
        umfang = _umfang_satz(nachweis.bescheid, self.kurs)
        zeilen = (f"{wann} · {umfang}",) if self.ausstellung.quer else (wann, umfang)
        return (
            mitte(satz, style="lead", abstand_mm=abstand),
            FitText((Run(self.kurs.titel),), size_pt=18, min_size_pt=12, space_before_mm=abstand),
            *(mitte(zeile, abstand_mm=0 if nummer else abstand) for nummer, zeile in enumerate(zeilen)),
            mitte(Run(hinweis, role="muted"), style="small", abstand_mm=abstand),
        )

    def ausgestellt(self, nachweis: Nachweis) -> tuple[Block, ...]:
        """Place and day of issue with the number, the signatures, the funding notice."""
        ort = f"{self.traeger.ort}, " if self.traeger.ort else ""
        nummer = Run(f"   Nr. {nachweis.nummer}" if nachweis.nummer else "", role="muted")
        wo = mitte(f"{ort}{format_tag(nachweis.datum)}", nummer, abstand_mm=self.abstaende.unterschrift)
        return (wo, *self.fuss)

    def rueckseite(self, wort: str, nachweis: Nachweis) -> tuple[TopBlock, ...]:
        """The back: what was taught, with the UE of each module and the competences."""
        nummer = f" Nr. {nachweis.nummer}" if nachweis.nummer else ""
        return (PageBreak(), paragraph(f"{wort}{nummer}, Anlage", style="small"), *self.inhalte)

    def _abstaende(self) -> Abstaende:
        """The sizes of the format; closer together where long texts need the room."""
        weit = _ABSTAENDE_QUER if self.ausstellung.quer else _ABSTAENDE_HOCH
        texte = (self.traeger.foerderhinweis or "", self.kurs.titel * 2, self.ausstellung.anlass)
        zeilen = sum(len(text) // _ZEICHEN_JE_ZEILE for text in texte) + len(self.traeger.unterzeichnende) // 4 * 4
        anteil = max(0.2, 1 - 0.12 * zeilen)
        return replace(
            weit, titel=weit.titel * anteil, teil=weit.teil * anteil, unterschrift=weit.unterschrift * anteil
        )

    def _kopf(self) -> list[Block]:
        logos = self.ausstellung.logos
        name = mitte(self.traeger.name, style="subtitle", abstand_mm=3 if logos else 0)
        return [_logoreihe(logos, self.abstaende.logo), name] if logos else [name]

    def _fuss(self) -> list[Block]:
        linien = tuple(SignatureLine(person.name, person.funktion) for person in self.traeger.unterzeichnende)
        blocks: list[Block] = [SignatureLines(linien or (SignatureLine("Unterschrift"),), align="center")]
        if self.traeger.foerderhinweis:
            blocks.append(mitte(Run(self.traeger.foerderhinweis, role="muted"), style="small", abstand_mm=3))
        return blocks

    def _inhalte(self) -> list[TopBlock]:
        quer = self.ausstellung.quer
        blocks: list[TopBlock] = [
            Heading(1, text("Inhalte der Qualifizierung")),
            _modultabelle(self.kurs, dense=quer),
        ]
        if self.kurs.kompetenzen:
            spalten = 3 if quer else 2
            je_spalte = -(-len(self.kurs.kompetenzen) // spalten)
            teile = [self.kurs.kompetenzen[je_spalte * n : je_spalte * (n + 1)] for n in range(spalten)]
            blocks += [
                Heading(2, text("Kompetenzen")),
                paragraph(
                    "Behandelt wurden diese Elemente des Kernprofils für Integrationslotsinnen und Integrationslotsen:"
                ),
                Grid(columns=tuple(Column() for _ in teile), cells=tuple(_liste(teil) for teil in teile)),
            ]
        return blocks


def _logoreihe(logos: tuple[Bild, ...], hoch_mm: float) -> Grid:
    """Logos side by side at one height: the first at the left edge, the last at the right."""
    letzte = len(logos) - 1
    return Grid(
        columns=tuple(Column() for _ in logos),
        cells=tuple(
            (
                Image(
                    logo.daten,
                    logo.alternativtext,
                    min(_LOGO_BREIT_MM, hoch_mm * logo.seitenverhaeltnis),
                    align="center" if not letzte or 0 < nummer < letzte else "left" if nummer == 0 else "right",
                ),
            )
            for nummer, logo in enumerate(logos)
        ),
    )


def _liste(kompetenzen: Sequence[str]) -> tuple[Block, ...]:
    return (bullets(*(paragraph(titel, style="small") for titel in kompetenzen)),) if kompetenzen else ()


def _modultabelle(kurs: Kursangaben, *, dense: bool) -> Table:
    return Table(
        columns=(Column(), Column(width_mm=44, align="right")),
        header=(row("Inhalt", f"UE zu {kurs.ue_min} Minuten"),),
        rows=(
            *(row(anteil.titel, format_ue(anteil.ue)) for anteil in kurs.module),
            row(cell(Run("Zusammen", bold=True)), cell(Run(format_ue(kurs.ue), bold=True)), tone="group"),
        ),
        dense=dense,
        description="Die Module des Kurses mit ihrem Umfang",
    )
