"""The page of all rules, from the Regelwerk files."""

from datetime import time

from erzeugen.markdown import read_head, table
from lotsen_curriculum import load_curriculum
from lotsen_curriculum.model.base import Quelle
from lotsen_curriculum.model.regelwerk import Regel, Regelwerk
from lotsen_curriculum.units import format_dezimal

__all__ = ["build_regeln"]

EINHEITEN = {
    "min": "Minuten",
    "ue": "UE",
    "personen": "Personen",
    "uhrzeit": "Uhr",
    "prozent": "Prozent",
    "punkte": "Punkte",
}
ARTEN = (
    ("hart", "Harte Regeln", "Sie müssen gelten. Hält eine nicht, gibt es keinen Plan."),
    (
        "weich",
        "Weiche Regeln",
        "Jede Verletzung kostet Punkte; der beste Plan hat die wenigsten.",
    ),
    ("hinweis", "Hinweise", "Sie verhindern nichts und kosten nichts. Trifft einer zu, steht er unter dem Plan."),
)


def build_regeln() -> str:
    """The page, with a part for each Regelwerk."""
    teile = [read_head("regeln")]
    for regelwerk in load_curriculum().regelwerke.values():
        teile += [f"## {regelwerk.id}", f"{regelwerk.titel}. Stand: {regelwerk.stand:%d.%m.%Y}."]
        teile += _groups(regelwerk)
    return "\n\n".join(teile) + "\n"


def _groups(regelwerk: Regelwerk) -> list[str]:
    teile: list[str] = []
    for art, titel, satz in ARTEN:
        regeln = [regel for regel in regelwerk.regeln if regel.art == art]
        kopf = ("Regel", "Wert", "Warum", "Quelle")
        if art == "weich":
            zeilen = [(_name(regel), _price(regel), regel.begruendung, _source(regel.quelle)) for regel in regeln]
            kopf = ("Regel", "Preis", "Warum", "Quelle")
        else:
            zeilen = [(_name(regel), _value(regel), regel.begruendung, _source(regel.quelle)) for regel in regeln]
        teile += [f"### {titel}", satz, table(kopf, zeilen).rstrip()]
    return teile


def _name(regel: Regel) -> str:
    fest = "" if regel.erlassbar else " (lässt sich nicht erlassen)"
    return f"**{regel.titel}**{fest} `{regel.id}`"


def _value(regel: Regel) -> str:
    match regel.wert:
        case bool():
            return "ja" if regel.wert else "nein"
        case time():
            return f"{regel.wert:%H:%M} Uhr"
        case int() if regel.einheit == "cent":
            return f"{format_dezimal(regel.wert / 100)} Euro"
        case _:
            return f"{regel.wert} {EINHEITEN[regel.einheit]}"


def _price(regel: Regel) -> str:
    punkte = "1 Punkt" if regel.gewicht == 1 else f"{regel.gewicht} Punkte"
    return punkte if regel.wert is None else f"{punkte}, ab {_value(regel)}"


def _source(quelle: Quelle) -> str:
    titel = f"[{quelle.titel}]({quelle.url})" if quelle.url else quelle.titel
    return f"{titel}, {quelle.stand:%d.%m.%Y}"
