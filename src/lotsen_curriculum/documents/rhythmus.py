"""The rhythm of a day as a strip: social forms, breaks and their lengths at a glance."""

from lotsen_curriculum.documents.nodes import Segment, Strip, Tone
from lotsen_curriculum.documents.worte import ENERGIE, SOZIALFORM
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import PlanTermin, Zeile

__all__ = ["build_belastung", "build_rhythmus"]

_TONE: dict[str, Tone] = {
    "plenum": "series1",
    "stuhlkreis": "series2",
    "kleingruppe": "series3",
    "paar": "series4",
    "einzel": "series5",
    "bewegt": "series6",
}

_LAST: dict[str, Tone] = {
    "zuhören": "series1",
    "ruhig": "soft",
    "ausgeglichen": "series3",
    "aktivierend": "series2",
}
"""How much a stretch of the day asks of people, from listening to moving."""


def build_rhythmus(termin: PlanTermin) -> Strip:
    """A strip with one segment for each row of `termin`, its length in minutes, coloured by social form."""
    formen = [form for form in SOZIALFORM if any(zeile.sozialform == form for zeile in termin.zeilen)]
    legend = [(_TONE[form], SOZIALFORM[form]) for form in formen]
    legend.append(("muted", "Pause, Ankommen, Abschluss"))
    return Strip(
        segments=tuple(Segment(zeile.minuten, _tone(zeile), "") for zeile in termin.zeilen),
        alt=_alt(termin),
        legend=tuple(legend),
        start=f"{termin.von:%H:%M}",
        end=f"{termin.bis:%H:%M}",
    )


def build_belastung(termin: PlanTermin, curriculum: Curriculum) -> Strip:
    """A thin strip under the first one: where people listen, work calmly, or are set in motion."""
    arten = [_belastung(zeile, curriculum) for zeile in termin.zeilen]
    benutzt = [art for art in _LAST if art in arten]
    teile = [f"{art} {zeile.minuten} Minuten" for art, zeile in zip(arten, termin.zeilen, strict=True) if art]
    return Strip(
        segments=tuple(
            Segment(zeile.minuten, _LAST[art] if art else "muted")
            for art, zeile in zip(arten, termin.zeilen, strict=True)
        ),
        alt="Anstrengung über den Tag: " + ", ".join(teile) + ".",
        legend=tuple((_LAST[art], art) for art in benutzt),
        height_mm=3,
    )


def _belastung(zeile: Zeile, curriculum: Curriculum) -> str:
    if zeile.methode is None:
        return ""
    return "zuhören" if zeile.input else ENERGIE[curriculum.methoden[zeile.methode].energie]


def _tone(zeile: Zeile) -> Tone:
    return _TONE[zeile.sozialform] if zeile.sozialform else "muted"


def _alt(termin: PlanTermin) -> str:
    teile = [f"{SOZIALFORM[z.sozialform] if z.sozialform else z.titel} {z.minuten} Minuten" for z in termin.zeilen]
    return "Rhythmus des Tages: " + ", ".join(teile) + "."
