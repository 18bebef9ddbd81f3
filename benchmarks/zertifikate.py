"""Certificates for 1,000 people, a file each, beside what a user would pick otherwise; memory for 10,000.

One core, whole batches: from people to files on the disk, preparation included. Our PDF has two tagged pages with
embedded fonts (front, and modules with competences on the back), our Word file the same; the alternatives make the
front alone: fpdf2 with an embedded font, typst compiled for each, docxtpl filling a template.
"""

import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from fractions import Fraction
from importlib.resources import files
from importlib.util import find_spec
from itertools import islice, product
from pathlib import Path

from benchmarks.messen import Messung, measure_process, print_messungen
from lotsen_curriculum.certificates.kurs import kursangaben_of
from lotsen_curriculum.cli.aussehen import NEUTRAL
from lotsen_curriculum.cli.dateien import write_atomar
from lotsen_curriculum.cli.nachweisserie import Auftrag, Serie
from lotsen_curriculum.documents.nachweis import Nachweisbau
from lotsen_curriculum.documents.zertifikat import build_zertifikat
from lotsen_curriculum.loading import load_curriculum, load_plan
from lotsen_curriculum.model.teilnahme import Ausstellung, Bescheid, Kursangaben, Nachweis, Teilnahme
from lotsen_curriculum.model.traeger import Traeger, Unterzeichnende
from lotsen_curriculum.rendering import render

__all__ = ["run"]

PERSONEN = 1000
BEISPIEL = Path(__file__).parents[1] / "beispiele" / "basisqualifizierung.yaml"
SCHRIFTEN = Path(str(files("lotsen_curriculum.rendering"))) / "fonts"
TRAEGER = Traeger(
    name="Stadt Musterstadt",
    ort="Musterstadt",
    kuerzel="MUS",
    foerderhinweis="Gefördert durch das Land Hessen.",
    unterzeichnende=(Unterzeichnende(name="Dr. Erika Muster", funktion="Bürgermeisterin"),),
)
VORNAMEN = ("Ayşe", "Bilal", "Çiğdem", "Đorđe", "Eleni", "Fatima", "Hồng Phượng", "Ines", "Олександр", "Παύλος")
NACHNAMEN = ("Müller", "Yılmaz", "Kovačević", "Nguyễn", "Schmidt", "Østergård", "Okonkwo", "Шевченко", "Groß", "Rossi")
ZUSAETZE = ("", "-Weber", "-Klein", "-Sommer", "-Berg", "-Fuchs", "-Vogt", "-Hahn", "-Jung", "-Wolf")


def run() -> None:
    """Measures our batches and those of the alternatives that are installed."""
    os.sched_setaffinity(0, {0})
    with tempfile.TemporaryDirectory() as ordner:
        plan = _plan(Path(ordner))
        kurs = kursangaben_of(load_plan(plan), load_curriculum())
        nachweise = list(islice(_nachweise(kurs), PERSONEN))
        bau = Nachweisbau(kurs, TRAEGER, Ausstellung())
        zeilen = [_measure_ours(kurs, nachweise, "pdf"), _measure_ours(kurs, nachweise, "docx")]
        for name, was, write in (
            ("fpdf", "PDF: fpdf2, eingebettete Schrift", _write_fpdf),
            ("typst", "PDF: typst, je Datei übersetzt", _write_typst),
            ("docxtpl", "Word: docxtpl", lambda n, o: _write_docxtpl(n, o, bau)),
        ):
            if find_spec(name):
                zeilen.append(_measure(was, nachweise, write))
        print_messungen(f"{PERSONEN} Zertifikate, je eine Datei, ein Kern", zeilen)
        _print_speicher(plan)


def _measure(was: str, nachweise: Sequence[Nachweis], write: Callable[[Sequence[Nachweis], Path], None]) -> Messung:
    with tempfile.TemporaryDirectory() as ordner, _clock() as seconds:
        write(nachweise, Path(ordner))
    return Messung(was, seconds[0], "s")


@contextmanager
def _clock() -> Iterator[list[float]]:
    found: list[float] = []
    start = time.process_time()
    yield found
    found.append(time.process_time() - start)


def _measure_ours(kurs: Kursangaben, nachweise: Sequence[Nachweis], endung: str) -> Messung:
    def write(alle: Sequence[Nachweis], ordner: Path) -> None:
        serie = Serie(Auftrag(ordner, (endung,), kurs, TRAEGER, Ausstellung(), NEUTRAL))
        (ordner / "zertifikate").mkdir()
        for nachweis in alle:
            for pfad, inhalt in serie.files(nachweis):
                write_atomar(ordner / pfad, inhalt)

    name, ziel = ("PDF: lotsen, getaggt, zwei Seiten", 7.2) if endung == "pdf" else ("Word: lotsen, zwei Seiten", 3.5)
    gemessen = _measure(name, nachweise, write)
    return Messung(gemessen.was, gemessen.wert, "s", ziel)


def _plan(ordner: Path) -> Path:
    lotsen = str(Path(sys.executable).with_name("lotsen"))
    subprocess.run([lotsen, "planen", str(BEISPIEL), "-o", ordner, "--format", "json"], check=True, capture_output=True)
    (ordner / "traeger.yaml").write_text("name: Stadt Musterstadt\nkuerzel: MUS\n", encoding="utf-8")
    return ordner / "plan.json"


def _namen() -> Iterator[tuple[str, str]]:
    for nummer in range(10):
        for zusatz, nachname, vorname in product(ZUSAETZE, NACHNAMEN, VORNAMEN):
            yield vorname, f"{nachname}{zusatz}{' ' + 'ABCDEFGHIJ'[nummer] if nummer else ''}"


def _nachweise(kurs: Kursangaben) -> Iterator[Nachweis]:
    minuten = tuple(Fraction(wert) for wert in kurs.minuten)
    for zeile, (vorname, name) in enumerate(_namen(), start=2):
        bescheid = Bescheid(
            Teilnahme(zeile, vorname, name, minuten), "zertifikat", kurs.ue, vollstaendig=True, grund=""
        )
        yield Nachweis(bescheid, "zertifikat", date(2027, 4, 20), f"MUS-2027-{zeile - 1:04d}")


def _lines(nachweis: Nachweis) -> tuple[tuple[str, int, bool], ...]:
    """The front of a certificate as lines: text, size, weight."""
    return (
        ("Stadt Musterstadt", 15, False),
        ("Zertifikat", 42, True),
        ("Basisqualifizierung für Integrationslotsinnen und Integrationslotsen", 14, False),
        (nachweis.bescheid.person.voller_name, 30, True),
        ("hat teilgenommen an der Qualifizierung", 12, False),
        ("Basisqualifizierung Musterstadt, Frühjahr 2027", 18, True),
        ("6. März bis 17. April 2027, in Präsenz, Rathaus", 11, False),
        ("Umfang: 35,67 UE (Unterrichtseinheiten zu je 45 Minuten)", 11, False),
        (f"Musterstadt, 20. April 2027   Nr. {nachweis.nummer}", 11, False),
        ("Dr. Erika Muster, Bürgermeisterin", 9, False),
        ("Gefördert durch das Land Hessen.", 9, False),
    )


def _write_fpdf(nachweise: Sequence[Nachweis], ordner: Path) -> None:
    from fpdf import FPDF

    for nachweis in nachweise:
        pdf = FPDF()
        pdf.add_font("Noto", "", SCHRIFTEN / "NotoSans-Regular.ttf")
        pdf.add_font("Noto", "B", SCHRIFTEN / "NotoSans-Bold.ttf")
        pdf.add_page()
        for text, size, bold in _lines(nachweis):
            pdf.set_font("Noto", "B" if bold else "", size)
            pdf.cell(0, size * 0.6, text, align="C", new_x="LMARGIN", new_y="NEXT")
        pdf.output(str(ordner / f"{nachweis.nummer}.pdf"))


def _write_typst(nachweise: Sequence[Nachweis], ordner: Path) -> None:
    import typst

    vorlage = "".join(
        f'#text(size: {size}pt, weight: "{"bold" if bold else "regular"}")[#sys.inputs.z{index}]\n\n'
        for index, (_, size, bold) in enumerate(_lines(nachweise[0]))
    )
    quelle = ordner / "vorlage.typ"
    quelle.write_text(f'#set text(font: "Noto Sans", lang: "de")\n#set align(center)\n{vorlage}', encoding="utf-8")
    compiler = typst.Compiler(str(quelle), font_paths=[str(SCHRIFTEN)])
    for nachweis in nachweise:
        inputs = {f"z{index}": text for index, (text, _, _) in enumerate(_lines(nachweis))}
        compiler.compile(output=str(ordner / f"{nachweis.nummer}.pdf"), format="pdf", sys_inputs=inputs)


def _write_docxtpl(nachweise: Sequence[Nachweis], ordner: Path, bau: Nachweisbau) -> None:
    from dataclasses import replace

    from docxtpl import DocxTemplate

    person = replace(nachweise[0].bescheid.person, vorname="", name="{{ name }}")
    muster = replace(nachweise[0], bescheid=replace(nachweise[0].bescheid, person=person), nummer="{{ nummer }}")
    vorlage = render(build_zertifikat(muster, bau), "docx")
    for nachweis in nachweise:
        word = DocxTemplate(io.BytesIO(vorlage))
        word.render({"name": nachweis.bescheid.person.voller_name, "nummer": nachweis.nummer}, autoescape=True)
        word.save(str(ordner / f"{nachweis.nummer}.docx"))


def _print_speicher(plan: Path) -> None:
    """The whole command for 1,000 and for 10,000 people: both formats, all in one PDF, lists, register."""
    lotsen = str(Path(sys.executable).with_name("lotsen"))
    zeilen = []
    for anzahl in (1000, 10_000):
        liste = plan.parent / f"teilnahme-{anzahl}.csv"
        termine = load_plan(plan).termine
        kopf = ";".join(["Vorname", "Name", *(f"{t.datum:%d.%m.%Y} {t.von:%H:%M}" for t in termine)])
        namen = islice(_namen(), anzahl)
        rows = [";".join([vorname, name, *["ja"] * len(termine)]) for vorname, name in namen]
        liste.write_text("\n".join([kopf, *rows]), encoding="utf-8")
        ordner = plan.parent / f"nachweise-{anzahl}"
        seconds, megabytes = measure_process(
            [lotsen, "zertifikate", str(plan), str(liste), "-o", str(ordner), "--datum", "2027-04-20"], runs=1
        )
        zeilen += [
            Messung(f"lotsen zertifikate, {anzahl} Personen, alles", seconds, "s"),
            Messung(f"lotsen zertifikate, {anzahl} Personen, Speicher", megabytes, "MB", 250),
        ]
    print_messungen("Der ganze Befehl, ein Kern", zeilen)
