"""German wording that documents and the command line share: names of the data's values, dates, durations, numbers."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from lotsen_curriculum.model.base import Energie, Form, Phase, Quelle, Sozialform
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.modul import Rang
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.model.teilnahme import Nachweisart
from lotsen_curriculum.model.umfang import Umfang
from lotsen_curriculum.units import format_dezimal

__all__ = [
    "ENERGIE",
    "FORM",
    "NACHWEIS",
    "PHASE",
    "RANG",
    "SOZIALFORM",
    "entfallen_saetze",
    "format_datum",
    "format_datum_kurz",
    "format_euro",
    "format_minuten",
    "format_quelle",
    "format_tag",
    "format_ue",
    "format_zeitraum",
    "join_worte",
    "luecke_satz",
    "sortierung",
    "umfang_satz",
]

PHASE: Mapping[Phase, str] = {
    "einstieg": "Einstieg",
    "information": "Information",
    "erarbeitung": "Erarbeitung",
    "uebung": "Übung",
    "reflexion": "Reflexion",
    "abschluss": "Abschluss",
}
SOZIALFORM: Mapping[Sozialform, str] = {
    "plenum": "Plenum",
    "stuhlkreis": "Stuhlkreis",
    "kleingruppe": "Kleingruppe",
    "paar": "zu zweit",
    "einzel": "einzeln",
    "bewegt": "in Bewegung",
}
ENERGIE: Mapping[Energie, str] = {"ruhig": "ruhig", "ausgeglichen": "ausgeglichen", "aktivierend": "aktivierend"}
FORM: Mapping[Form, str] = {"praesenz": "in Präsenz", "online": "online"}
RANG: Mapping[Rang, str] = {"pflicht": "Pflicht", "empfohlen": "empfohlen", "optional": "nach Wahl"}

NACHWEIS: Mapping[Nachweisart, str] = {
    "zertifikat": "Zertifikat",
    "teilnahmebescheinigung": "Teilnahmebescheinigung",
    "ehrenurkunde": "Ehrenurkunde",
}

_WOCHENTAGE = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_MONATE = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)


def format_datum(tag: date) -> str:
    """A day as `Samstag, 6. März 2027`."""
    return f"{_WOCHENTAGE[tag.weekday()]}, {tag.day}. {_MONATE[tag.month - 1]} {tag.year}"


def format_tag(tag: date) -> str:
    """A day without its weekday, as `6. März 2027`."""
    return f"{tag.day}. {_MONATE[tag.month - 1]} {tag.year}"


def format_datum_kurz(tag: date) -> str:
    """A day as `Sa 06.03.2027`."""
    return f"{_WOCHENTAGE[tag.weekday()][:2]} {tag:%d.%m.%Y}"


def format_zeitraum(tage: Sequence[date]) -> str:
    """The time that a course covers, as `6. März bis 17. April 2027`; one day alone as `6. März 2027`."""
    erster, letzter = min(tage), max(tage)
    ende = format_tag(letzter)
    if erster == letzter:
        return ende
    anfang = f"{erster.day}. {_MONATE[erster.month - 1]}"
    return f"{anfang} {erster.year} bis {ende}" if erster.year != letzter.year else f"{anfang} bis {ende}"


def format_minuten(minuten: int) -> str:
    """A duration as `45 Minuten` or `1 Stunde 30 Minuten`."""
    stunden, rest = divmod(minuten, 60)
    teile = []
    if stunden:
        teile.append("1 Stunde" if stunden == 1 else f"{stunden} Stunden")
    if rest or not stunden:
        teile.append("1 Minute" if rest == 1 else f"{rest} Minuten")
    return " ".join(teile)


def format_quelle(quelle: Quelle) -> str:
    """A source with its address and date, as `Titel, https://…, Stand 21.11.2026`."""
    teile = [quelle.titel, *([quelle.url] if quelle.url else []), f"Stand {quelle.stand:%d.%m.%Y}"]
    return ", ".join(teile)


def format_euro(cent: int) -> str:
    """An amount of money as `5.600,00 Euro`."""
    euro, rest = divmod(cent, 100)
    return f"{euro:,}".replace(",", ".") + f",{rest:02d} Euro"


def format_ue(ue: Fraction | float) -> str:
    """UE in German notation: `7,33 UE`, `8 UE`."""
    return f"{format_dezimal(ue)} UE"


def join_worte(worte: Sequence[str]) -> str:
    """Words as a German enumeration: `a, b und c`."""
    return " und ".join((", ".join(worte[:-1]), worte[-1])) if len(worte) > 1 else "".join(worte)


def luecke_satz(plan: Seminarplan) -> str:
    """What is proven about the plan, in one sentence for people who don't know what a bound is."""
    if plan.luecke_prozent == 0 and plan.ordnungen > 1:
        return (
            f"Bewiesen: Unter den gesetzten Regeln gibt es in {plan.ordnungen} Reihenfolgen der Bausteine, die "
            "verglichen wurden, keinen besseren Plan."
        )
    if plan.luecke_prozent == 0:
        return "Bewiesen: Unter den gesetzten Regeln gibt es in dieser Reihenfolge der Bausteine keinen besseren Plan."
    prozent = format_dezimal(plan.luecke_prozent, 1)
    if plan.fassung > 1:
        return (
            f"Ein Plan, der nur Gehaltenes übernähme, könnte in der Bewertung höchstens {prozent} Prozent besser sein."
        )
    wo = "in dieser Reihenfolge" if plan.ordnungen == 1 else f"in den {plan.ordnungen} verglichenen Reihenfolgen"
    return (
        f"Gut, aber nicht bewiesen der beste: Ein anderer Plan {wo} der Bausteine könnte in der Bewertung höchstens "
        f"{prozent} Prozent besser sein."
    )


def sortierung(titel: str) -> str:
    """A key for German dictionary order: umlauts as their base letters, case and quotation marks ignored."""
    return titel.casefold().translate(str.maketrans("äöü", "aou", "„“"))


def entfallen_saetze(plan: Seminarplan, curriculum: Curriculum) -> list[str]:
    """What the plan leaves out: one sentence for Bausteine, with their length, and one for single Schritte."""
    bausteine, schritte = [], []
    for eintrag in plan.entfallen:
        baustein_id, _, schritt_id = eintrag.partition("/")
        baustein = curriculum.bausteine[baustein_id]
        if schritt_id:
            schritte.append(f"„{curriculum.schritt(baustein_id, schritt_id).titel}“")
        else:
            bausteine.append(f"„{baustein.titel}“ ({baustein_id}, {format_minuten(baustein.typische_minuten)})")
    saetze = [f"Bausteine: {join_worte(bausteine)}."] if bausteine else []
    return [*saetze, f"Einzelne Schritte: {join_worte(schritte)}."] if schritte else saetze


def umfang_satz(umfang: Umfang) -> str:
    """The three ways of counting a course's size where they differ; empty where they don't."""
    if umfang.kalender_min == umfang.lern_min and umfang.anerkannte_ue == umfang.lern_ue:
        return ""
    pausen = "Pausen zählen mit" if umfang.pausen_zaehlen else "Pausen zählen nicht"
    if umfang.anerkannte_ue not in (umfang.kalender_ue, umfang.lern_ue):
        pausen = f"{pausen}, mehr als {umfang.hoechstens_ue} UE auch nicht"
    return (
        f"Mit Pausen {format_ue(umfang.kalender_ue)}, davon Lernzeit {format_ue(umfang.lern_ue)}; "
        f"angerechnet {format_ue(umfang.anerkannte_ue)} (eine UE hat {umfang.ue_min} Minuten, {pausen})."
    )
