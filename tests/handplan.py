"""Plans written by hand: a session is a headline with date and times, below it one line for each row.

    2027-03-11 18:00-20:00
    18:00 ankommen
    18:15 b4/s1 galerie
    18:45 b4/s2 kette umbau 5 @Ada
    19:15 pause

A row ends where the next begins. A Schritt row names Baustein/Schritt and method; `umbau 5` and `@Name` are optional.
`eigen` is followed by its title. What the plan says about itself is counted here, in the plainest way.
"""

import re
from datetime import date, time
from typing import Any

from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.regelwerk import regeln_of
from lotsen_curriculum.model.seminarplan import PlanTermin, PlanUe, Seminarplan, Zeile
from lotsen_curriculum.planning.check import kosten_of
from lotsen_curriculum.problems import CurriculumError

__all__ = ["grundordnung_of", "ordnung_of", "plan_of"]

_TITEL = {
    "ankommen": "Ankommen",
    "abschluss": "Abschluss",
    "pause": "Pause",
    "mittag": "Mittagspause",
    "puffer": "Puffer für Fragen und Offenes",
}


def plan_of(text: str, curriculum: Curriculum, anfrage: Anfrage) -> Seminarplan:
    """The plan that `text` describes, with all that it says about itself true."""
    abschnitte = [abschnitt.strip().splitlines() for abschnitt in re.split(r"\n\s*\n", text.strip())]
    termine = tuple(_termin(zeilen, curriculum, anfrage) for zeilen in abschnitte)
    plan = Seminarplan(
        titel=anfrage.titel,
        kurs=anfrage.kurs,
        anfrage=anfrage,
        luecke_prozent=0,
        termine=termine,
        ue=_ue(termine, curriculum, anfrage),
        abdeckung=_abdeckung(termine, curriculum),
        entfallen=_entfallen(termine, curriculum, anfrage),
    )
    try:
        kosten = sum(kosten_of(plan, curriculum, anfrage).values())
    except CurriculumError:
        kosten = 0
    return plan.model_copy(update={"kosten": kosten, "schranke": kosten})


def grundordnung_of(curriculum: Curriculum, anfrage: Anfrage) -> tuple[str, ...]:
    """The candidate Bausteine of a course in the order of its modules."""
    module = [curriculum.module[name] for name in curriculum.kurs(anfrage.kurs).module]
    return tuple(b.id for modul in module for b in modul.bausteine if b.id not in anfrage.bausteine.ohne)


def ordnung_of(plan: Seminarplan, curriculum: Curriculum, anfrage: Anfrage) -> tuple[str, ...]:
    """The order of the Bausteine in a plan; those left out stand before the first that follows them in the modules."""
    grund = grundordnung_of(curriculum, anfrage)
    folge = list(dict.fromkeys(z.baustein for termin in plan.termine for z in termin.zeilen if z.baustein))
    for name in reversed(grund):
        if name not in folge:
            danach = [folge.index(spaeter) for spaeter in grund[grund.index(name) + 1 :]]
            folge.insert(min(danach, default=len(folge)), name)
    return tuple(folge)


def _termin(zeilen: list[str], curriculum: Curriculum, anfrage: Anfrage) -> PlanTermin:
    datum, uhrzeiten = zeilen[0].split()
    von, bis = uhrzeiten.split("-")
    inhalte = [zeile.strip().split(" ", 1) for zeile in zeilen[1:]]
    enden = [*(inhalt[0] for inhalt in inhalte[1:]), bis]
    reihen = tuple(
        _zeile(beginn, ende, text, curriculum, anfrage) for (beginn, text), ende in zip(inhalte, enden, strict=True)
    )
    ort = next((wunsch.ort for wunsch in anfrage.termine if wunsch.datum == date.fromisoformat(datum)), None)
    return PlanTermin(datum=date.fromisoformat(datum), von=_uhr(von), bis=_uhr(bis), ort=ort, zeilen=reihen)


def _zeile(von: str, bis: str, text: str, curriculum: Curriculum, anfrage: Anfrage) -> Zeile:
    text, _, name = text.partition(" @")
    text, _, umbau = text.partition(" umbau ")
    erstes, _, rest = text.partition(" ")
    anfang, ende = _uhr(von), _uhr(bis)
    namen = [name] if name else [trainer.name for trainer in anfrage.trainer[:1]]
    felder: dict[str, Any] = {
        "von": anfang,
        "bis": ende,
        "minuten": max(1, _minute(ende) - _minute(anfang)),
        "umbau_min": int(umbau or 0),
        "trainer": [] if erstes in {"pause", "mittag"} else namen,
    }
    if "/" in erstes:
        return Zeile(art="schritt", **felder, **_schrittfelder(curriculum, erstes, rest))
    phase = {"ankommen": "einstieg", "abschluss": "abschluss"}.get(erstes)
    return Zeile(**felder, art=erstes, titel=_TITEL.get(erstes, rest), phase=phase)  # type: ignore[arg-type]  # a word of the text


def _schrittfelder(curriculum: Curriculum, kennung: str, methode: str) -> dict[str, Any]:
    baustein, schritt = kennung.split("/")
    felder = {"baustein": baustein, "schritt": schritt, "methode": methode, "titel": "Unbekannt"}
    try:
        eintrag, wie = curriculum.schritt(baustein, schritt), curriculum.methoden[methode]
    except KeyError:
        return felder
    return felder | {
        "titel": eintrag.titel,
        "phase": eintrag.phase,
        "sozialform": wie.sozialform,
        "input": wie.input,
    }


def _ue(termine: tuple[PlanTermin, ...], curriculum: Curriculum, anfrage: Anfrage) -> PlanUe:
    regeln = regeln_of(curriculum.regelwerke[anfrage.regelwerk], anfrage)
    frei = set() if regeln.pausen_zaehlen else {"pause", "mittag"}
    minuten = [sum(zeile.minuten for zeile in termin.zeilen if zeile.art not in frei) for termin in termine]
    je_termin = tuple(round(wert / regeln.ue_min, 2) for wert in minuten)
    return PlanUe(gesamt=round(sum(minuten) / regeln.ue_min, 2), je_termin=je_termin)


def _abdeckung(termine: tuple[PlanTermin, ...], curriculum: Curriculum) -> dict[str, tuple[str, ...]]:
    gefunden: dict[str, dict[str, None]] = {}
    for termin in termine:
        for zeile in termin.zeilen:
            for ziel in _lernziele(zeile, curriculum):
                for element in curriculum.lernziele[ziel].profilelemente:
                    gefunden.setdefault(element, {})[zeile.baustein or ""] = None
    return {element: tuple(bausteine) for element, bausteine in gefunden.items()}


def _lernziele(zeile: Zeile, curriculum: Curriculum) -> tuple[str, ...]:
    try:
        return curriculum.schritt(zeile.baustein or "", zeile.schritt or "").lernziele
    except KeyError:
        return ()


def _entfallen(termine: tuple[PlanTermin, ...], curriculum: Curriculum, anfrage: Anfrage) -> tuple[str, ...]:
    im_plan = {(zeile.baustein, zeile.schritt) for termin in termine for zeile in termin.zeilen}
    entfallen: list[str] = []
    for modul in curriculum.kurs(anfrage.kurs).module:
        for stein in curriculum.module[modul].bausteine:
            if stein.id in anfrage.bausteine.ohne:
                continue
            if all(baustein != stein.id for baustein, _ in im_plan):
                entfallen.append(stein.id)
                continue
            fehlend = [s.id for s in stein.schritte if s.optional and (stein.id, s.id) not in im_plan]
            entfallen += [f"{stein.id}/{schritt}" for schritt in fehlend]
    return tuple(entfallen)


def _uhr(text: str) -> time:
    stunde, minute = text.split(":")
    return time(int(stunde), int(minute))


def _minute(uhrzeit: time) -> int:
    return uhrzeit.hour * 60 + uhrzeit.minute
