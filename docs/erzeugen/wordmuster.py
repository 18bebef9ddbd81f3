"""A sample of a Word template for certificates, `beispiele/zertifikat.docx`; from there people change it in Word.

    PYTHONPATH=docs .venv/bin/python -m erzeugen.wordmuster

Why not with `make docs-neu`: a template is a starting point of its own and has no need to follow the program's look.
"""

from erzeugen.seiten import WURZEL
from lotsen_curriculum import render
from lotsen_curriculum.documents.nachweis import mitte
from lotsen_curriculum.documents.nodes import Document, FitText, Margins, PageLayout, Paragraph, Run

__all__ = ["build_wordmuster"]

ZEILEN = (
    mitte("{{traeger}}", style="subtitle", abstand_mm=8),
    FitText((Run("{{art}}", role="accent"),), size_pt=40, space_before_mm=24),
    mitte("{{kurs}}", style="subtitle"),
    FitText((Run("{{name}}"),), size_pt=28, space_before_mm=18),
    mitte("hat teilgenommen an", style="lead", abstand_mm=6),
    mitte(Run("{{titel}}", bold=True), abstand_mm=4),
    mitte("{{zeitraum}}, {{form}}"),
    mitte("{{besuchte_ue}} von {{ue}}, eine Unterrichtseinheit hat {{ue_min}} Minuten"),
    mitte("{{module}}", style="small", abstand_mm=8),
    mitte("{{ausstellungsort}}, {{datum}} · Nr. {{nummer}}", abstand_mm=16),
    Paragraph((Run("{{unterzeichnende}}"),), align="center", space_before_mm=22),
)


def build_wordmuster() -> bytes:
    """The template as a Word file: one page, a field wherever something differs between people or courses."""
    raender = Margins(top_mm=24, right_mm=24, bottom_mm=18, left_mm=24)
    document = Document(
        title="Vorlage für ein Zertifikat", blocks=ZEILEN, layout=PageLayout(frame=True, margins=raender)
    )
    return render(document, "docx")


if __name__ == "__main__":
    (WURZEL / "beispiele" / "zertifikat.docx").write_bytes(build_wordmuster())
