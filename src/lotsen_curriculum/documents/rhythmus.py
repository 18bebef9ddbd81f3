"""The rhythm of a day as a strip: social forms, breaks and their lengths at a glance."""

from lotsen_curriculum.documents.nodes import Segment, Strip, Tone
from lotsen_curriculum.documents.worte import SOZIALFORM
from lotsen_curriculum.model.seminarplan import PlanTermin, Zeile

__all__ = ["build_rhythmus"]

_TONE: dict[str, Tone] = {
    "plenum": "series1",
    "stuhlkreis": "series2",
    "kleingruppe": "series3",
    "paar": "series4",
    "einzel": "series5",
    "bewegt": "series6",
}


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


def _tone(zeile: Zeile) -> Tone:
    return _TONE[zeile.sozialform] if zeile.sozialform else "muted"


def _alt(termin: PlanTermin) -> str:
    teile = [f"{SOZIALFORM[z.sozialform] if z.sozialform else z.titel} {z.minuten} Minuten" for z in termin.zeilen]
    return "Rhythmus des Tages: " + ", ".join(teile) + "."
