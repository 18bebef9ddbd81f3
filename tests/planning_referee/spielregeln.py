"""The rules as the referee reads them: each adds constraints, and prices, to the playing field."""

from collections.abc import Callable
from itertools import combinations
from typing import Any, get_args

from spielfeld import Bogen, SchrittKnoten, Spielfeld

from lotsen_curriculum.model.base import Sprachniveau
from lotsen_curriculum.model.methode import Methode
from lotsen_curriculum.model.schrittdauer import schrittdauer_of
from lotsen_curriculum.units import uhrzeit_to_minuten

__all__ = ["SPIELREGELN"]

NIVEAUS: tuple[Sprachniveau, ...] = get_args(Sprachniveau)


def _auswahl(feld: Spielfeld) -> None:
    """Schritte and Bausteine: what must be in, what may be left out and what that costs."""
    preise = {
        "empfohlen": feld.regeln.preis_baustein_empfohlen_fehlt,
        "optional": feld.regeln.preis_baustein_optional_fehlt,
    }
    for baustein in feld.bausteine:
        drin = feld.baustein_drin[baustein.id]
        if feld.muss(baustein):
            feld.cp.add(drin == 1)
        else:
            feld.punkte.append(preise[baustein.rang] * (1 - drin))
        eigene = [knoten for knoten in feld.schritte if knoten.baustein.id == baustein.id]
        feld.cp.add(sum(knoten.drin for knoten in eigene) >= drin)
        for knoten in eigene:
            if knoten.schritt.optional:
                feld.cp.add(knoten.drin <= drin)
                feld.punkte.append(feld.regeln.preis_schritt_optional_fehlt * (drin - knoten.drin))
            else:
                feld.cp.add(knoten.drin == drin)


def _wahl(feld: Spielfeld) -> None:
    """Each Schritt that is in has one method that fits, one session and one person."""
    for knoten in feld.schritte:
        for eines in (knoten.wahl.values(), knoten.sitzung, knoten.leitung):
            if feld.anfrage.trainer or eines is not knoten.leitung:
                feld.cp.add(sum(eines) == knoten.drin)
        for methode, gilt in feld.methoden(knoten):
            if not _passt(feld, methode):
                feld.cp.add(gilt == 0)
                continue
            _dauer(feld, knoten, methode, gilt)
            if methode.id != knoten.schritt.methoden[0]:
                feld.punkte.append(feld.regeln.preis_empfohlene_methode * gilt)
            for termin, hier in zip(feld.termine, knoten.sitzung, strict=True):
                bedarf = feld.anfrage.gruppe.personen * methode.raum.flaeche_je_person_m2
                flaeche = termin.raum.flaeche_m2 if termin.raum else None
                if feld.anfrage.form == "praesenz" and flaeche is not None and bedarf > flaeche:
                    feld.cp.add(gilt + hier <= 1)


def _passt(feld: Spielfeld, methode: Methode) -> bool:
    gruppe, anfrage = methode.gruppe, feld.anfrage
    return (
        gruppe.min_personen <= anfrage.gruppe.personen <= gruppe.max_personen
        and anfrage.form in methode.formen
        and NIVEAUS.index(methode.sprachniveau) <= NIVEAUS.index(anfrage.gruppe.deutsch)
    )


def _dauer(feld: Spielfeld, knoten: SchrittKnoten, methode: Methode, gilt: Any) -> None:
    """With this method the Schritt has these minutes, and each step off the usual and of long input costs."""
    regeln, raster = feld.regeln, feld.raster
    personen = feld.anfrage.gruppe.personen
    spanne = schrittdauer_of(knoten.schritt, methode, personen=personen, raster_min=raster)
    if spanne is None:
        feld.cp.add(gilt == 0)
        return
    ab = feld.cp.new_int_var(0, max(feld.takte), "abweichung")
    zu_lang = feld.cp.new_int_var(0, max(feld.takte), "zu lang")
    feld.cp.add_linear_constraint(knoten.dauer, spanne.min // raster, spanne.max // raster).only_enforce_if(gilt)
    feld.cp.add(ab >= knoten.dauer - spanne.typisch // raster).only_enforce_if(gilt)
    feld.cp.add(ab >= spanne.typisch // raster - knoten.dauer).only_enforce_if(gilt)
    feld.punkte.append(regeln.preis_typische_dauer * ab)
    if methode.input:
        feld.cp.add(zu_lang >= knoten.dauer - regeln.input_max_min // raster).only_enforce_if(gilt)
        feld.punkte.append(regeln.preis_input_max_min * zu_lang)


def _rundgang(feld: Spielfeld) -> None:
    """The arcs form one circuit through all that is in, and each says how the times of its ends hang together."""
    kanten = [(bogen.von + 1, bogen.nach + 1, bogen.gilt) for bogen in feld.boegen]
    feld.cp.add_circuit([*kanten, *((n + 1, n + 1, ~k.drin) for n, k in enumerate(feld.schritte))])
    for bogen in feld.boegen:
        if bogen.art != "anfang":
            davor = feld.knoten[bogen.von]
            feld.cp.add(davor.sitzung[bogen.sitzung] == 1).only_enforce_if(bogen.gilt)
            feld.cp.add((davor.ende - davor.block_ab) * feld.raster <= feld.regeln.block_max_min)
        if bogen.art in {"wechsel", "ende"}:
            _schluss(feld, bogen)
        if bogen.art in {"anfang", "wechsel"}:
            danach = feld.knoten[bogen.nach]
            neu = 0 if bogen.art == "anfang" else bogen.sitzung + 1
            feld.cp.add(danach.sitzung[neu] == 1).only_enforce_if(bogen.gilt)
            feld.cp.add(danach.beginn == feld.regeln.ankommen_min // feld.raster).only_enforce_if(bogen.gilt)
            feld.cp.add(danach.block_ab == 0).only_enforce_if(bogen.gilt)
        if bogen.art in {"direkt", "pause", "mittag"}:
            _fortsetzung(feld, bogen)


def _schluss(feld: Spielfeld, bogen: Bogen) -> None:
    """The session ends after this node: buffer, Abschluss, and no stretch too long."""
    davor, s = feld.knoten[bogen.von], bogen.sitzung
    ende = feld.takte[s] - feld.regeln.abschluss_min // feld.raster
    feld.cp.add(davor.ende + feld.puffer[s] == ende).only_enforce_if(bogen.gilt)
    strecke_min = (feld.takte[s] - davor.block_ab) * feld.raster + feld.rest[s]
    feld.cp.add(strecke_min <= feld.regeln.block_max_min).only_enforce_if(bogen.gilt)


def _fortsetzung(feld: Spielfeld, bogen: Bogen) -> None:
    """The session goes on: directly, or after a break or lunch, which begins a new stretch."""
    davor, danach, s = feld.knoten[bogen.von], feld.knoten[bogen.nach], bogen.sitzung
    pause = {"direkt": 0, "pause": feld.regeln.pause_min // feld.raster, "mittag": feld.mittag[s]}[bogen.art]
    block_ab = davor.block_ab if bogen.art == "direkt" else danach.beginn
    feld.cp.add(danach.sitzung[s] == 1).only_enforce_if(bogen.gilt)
    feld.cp.add(danach.beginn == davor.ende + pause).only_enforce_if(bogen.gilt)
    feld.cp.add(danach.block_ab == block_ab).only_enforce_if(bogen.gilt)
    if bogen.art != "direkt":
        zu_frueh = feld.wahrheit("Pause zu früh")
        grenze = -(-feld.regeln.strecke_min // feld.raster)
        feld.cp.add(davor.ende - davor.block_ab >= grenze).only_enforce_if(bogen.gilt, ~zu_frueh)
        feld.punkte.append(feld.regeln.preis_strecke_min * zu_frueh)
    if bogen.art == "mittag":
        von = uhrzeit_to_minuten(feld.termine[s].von)
        feld.cp.add(davor.ende * feld.raster >= feld.regeln.mittag_ab - von).only_enforce_if(bogen.gilt)
        feld.cp.add(danach.beginn * feld.raster <= feld.regeln.mittag_bis - von).only_enforce_if(bogen.gilt)
        if isinstance(danach, SchrittKnoten):
            ruhig = sum(gilt for methode, gilt in feld.methoden(danach) if methode.energie != "aktivierend")
            preis = feld.wahrheit("ruhig nach dem Mittag")
            feld.cp.add(preis >= bogen.gilt + ruhig - 1)
            feld.punkte.append(feld.regeln.preis_mittag_aktivierend * preis)


def _termine(feld: Spielfeld) -> None:
    """Each session has a Schritt, a lunch where it spans that time, a room that is large enough, and its buffer."""
    regeln = feld.regeln
    for s, termin in enumerate(feld.termine):
        feld.cp.add(sum(knoten.sitzung[s] for knoten in feld.schritte) >= 1)
        von, bis = uhrzeit_to_minuten(termin.von), uhrzeit_to_minuten(termin.bis)
        raum = termin.raum.personen if termin.raum else None
        if bis - von < regeln.termin_mindest_min or (raum is not None and raum < feld.anfrage.gruppe.personen):
            feld.cp.add_bool_or([])
        mittags = [bogen.gilt for bogen in feld.boegen if (bogen.art, bogen.sitzung) == ("mittag", s)]
        umfasst = von <= regeln.mittag_ab and bis >= regeln.mittag_bis
        feld.cp.add(sum(mittags) == int(umfasst))
        if umfasst:
            kurz, lang = -(-regeln.mittag_min // feld.raster), regeln.mittag_max_min // feld.raster
            feld.cp.add_linear_constraint(feld.mittag[s], kurz, lang)
            _wenn_kleiner(feld, feld.mittag[s], -(-regeln.mittag_max_min // feld.raster), regeln.preis_mittag_kurz)
        _wenn_kleiner(feld, feld.puffer[s], 1, regeln.preis_puffer_fehlt)
        zu_viel = feld.cp.new_int_var(0, feld.takte[s], "zu viel Puffer")
        feld.cp.add(zu_viel >= feld.puffer[s] - regeln.puffer_max_min // feld.raster)
        feld.punkte.append(regeln.preis_puffer_max_min * zu_viel)


def _wenn_kleiner(feld: Spielfeld, wert: Any, grenze: int, preis: int) -> None:
    """A value below a limit costs."""
    kleiner = feld.wahrheit("kleiner")
    feld.cp.add(wert >= grenze).only_enforce_if(~kleiner)
    feld.punkte.append(preis * kleiner)


def _nachbarn(feld: Spielfeld) -> None:
    """Schritte that directly follow each other: changing seats, the price of the same form and of input after input."""
    for knoten in feld.schritte:
        mitte = [gilt for methode, gilt in feld.methoden(knoten) if methode.sozialform in {"stuhlkreis", "bewegt"}]
        feld.cp.add(sum(mitte) == knoten.mitte)
    for nummer, knoten in enumerate(feld.schritte):
        direkt = [b.gilt for b in feld.boegen if b.art == "direkt" and b.nach == nummer and b.von < len(feld.schritte)]
        feld.cp.add(knoten.umbau <= sum(direkt))
    for davor, danach, gilt in feld.schritt_boegen():
        if feld.anfrage.form == "praesenz":
            feld.cp.add(danach.umbau >= davor.mitte - danach.mitte).only_enforce_if(gilt)
            feld.cp.add(danach.umbau >= danach.mitte - davor.mitte).only_enforce_if(gilt)
            feld.cp.add(danach.umbau <= davor.mitte + danach.mitte).only_enforce_if(gilt)
            feld.cp.add(danach.umbau <= 2 - davor.mitte - danach.mitte).only_enforce_if(gilt)
        else:
            feld.cp.add(danach.umbau == 0).only_enforce_if(gilt)
        _paarpreise(feld, davor, danach, gilt)


def _paarpreise(feld: Spielfeld, davor: SchrittKnoten, danach: SchrittKnoten, gilt: Any) -> None:
    gleich, zweimal = feld.wahrheit("gleiche Form"), feld.wahrheit("Input nach Input")
    formen = {methode.sozialform for methode, _ in feld.methoden(davor)}
    for form in formen:
        eine, andere = (
            sum(wahl for methode, wahl in feld.methoden(k) if methode.sozialform == form) for k in (davor, danach)
        )
        feld.cp.add(gleich >= gilt + eine + andere - 2)
    eine, andere = (sum(wahl for m, wahl in feld.methoden(k) if m.input) for k in (davor, danach))
    feld.cp.add(zweimal >= gilt + eine + andere - 2)
    feld.punkte.append(feld.regeln.preis_gleiche_sozialform * gleich)
    feld.punkte.append(feld.regeln.preis_input_nach_input * zweimal)


def _methoden_der_tage(feld: Spielfeld) -> None:
    """No method twice on a day, and a price for those of the previous day."""
    tage = range(max(feld.tage) + 1)
    am_tag = {
        (name, tag, nummer): feld.wahrheit("am Tag")
        for nummer, knoten in enumerate(feld.schritte)
        for name in knoten.wahl
        for tag in tage
    }
    for (name, tag, nummer), gilt in am_tag.items():
        knoten = feld.schritte[nummer]
        hier = sum(x for x, t in zip(knoten.sitzung, feld.tage, strict=True) if t == tag)
        feld.cp.add(gilt >= knoten.wahl[name] + hier - 1)
        feld.cp.add(gilt <= knoten.wahl[name])
        feld.cp.add(gilt <= hier)
    for name in {name for name, _, _ in am_tag}:
        for tag in tage:
            heute = [gilt for (n, t, _), gilt in am_tag.items() if (n, t) == (name, tag)]
            gestern = [gilt for (n, t, _), gilt in am_tag.items() if (n, t) == (name, tag - 1)]
            if feld.regeln.methode_je_tag_einmal:
                feld.cp.add(sum(heute) <= 1)
            for eins in heute:
                wieder = feld.wahrheit("vom Vortag")
                for anderes in gestern:
                    feld.cp.add(wieder >= eins + anderes - 1)
                feld.punkte.append(feld.regeln.preis_methode_vom_vortag * wieder)


def _methoden_des_kurses(feld: Spielfeld) -> None:
    """Where it is asked for, each method serves one Schritt of the course at most."""
    if feld.regeln.methode_je_kurs_einmal:
        for name in {name for knoten in feld.schritte for name in knoten.wahl}:
            feld.cp.add(sum(knoten.wahl[name] for knoten in feld.schritte if name in knoten.wahl) <= 1)


def _ordnung(feld: Spielfeld) -> None:
    """What comes first: the order of the Schritte around own points, prerequisites, and days that tear a Baustein."""
    lang = max(feld.takte) + 1
    for eins, zwei in combinations(feld.schritte, 2):
        nummern = [sum(s * x for s, x in enumerate(knoten.sitzung)) for knoten in (eins, zwei)]
        zeiten = [nummer * lang + knoten.beginn for nummer, knoten in zip(nummern, (eins, zwei), strict=True)]
        feld.cp.add(zeiten[0] <= zeiten[1]).only_enforce_if(eins.drin, zwei.drin)
        if feld.regeln.reihenfolge and zwei.baustein.id in eins.baustein.voraussetzungen:
            feld.cp.add(eins.drin + zwei.drin <= 1)
    for baustein in feld.bausteine:
        risse = feld.cp.new_int_var(0, len(feld.termine), "Risse")
        eigene = [knoten for knoten in feld.schritte if knoten.baustein.id == baustein.id]
        for eins, zwei in combinations(eigene, 2):
            tage = [sum(tag * x for tag, x in zip(feld.tage, knoten.sitzung, strict=True)) for knoten in (eins, zwei)]
            feld.cp.add(risse >= tage[1] - tage[0]).only_enforce_if(eins.drin, zwei.drin)
        if feld.regeln.baustein_zusammen and not baustein.teilbar:
            feld.cp.add(risse == 0)
        feld.punkte.append(feld.regeln.preis_baustein_geteilt * risse)


def _umfang(feld: Spielfeld) -> None:
    """Learning time of each day and of the course."""
    regeln, lernzeit = feld.regeln, []
    for s in range(len(feld.termine)):
        pausen = sum(bogen.gilt for bogen in feld.boegen if (bogen.art, bogen.sitzung) == ("pause", s))
        mittag = feld.mittag[s] * feld.raster
        frei = 0 if regeln.pausen_zaehlen else pausen * regeln.pause_min + mittag
        lernzeit.append(feld.minuten(feld.termine[s]) - frei)
    for tag in set(feld.tage):
        heute = sum(zeit for zeit, t in zip(lernzeit, feld.tage, strict=True) if t == tag)
        feld.cp.add(heute <= regeln.tag_max_ue * regeln.ue_min)
    kurs, wunsch = feld.curriculum.kurs(feld.anfrage.kurs), feld.anfrage.ue
    spanne = (kurs.ue.min, kurs.ue.max) if kurs.ue else (regeln.kurs_ue_min, regeln.kurs_ue_max)
    halbe = (2 * wunsch - 1, 2 * wunsch + 1) if wunsch is not None else (2 * spanne[0], 2 * spanne[1])
    feld.cp.add(2 * sum(lernzeit) >= halbe[0] * regeln.ue_min)
    feld.cp.add(2 * sum(lernzeit) <= halbe[1] * regeln.ue_min)


def _mittag_nur_wo_er_ist(feld: Spielfeld) -> None:
    """A session without lunch has a lunch of no length."""
    for s in range(len(feld.termine)):
        mittags = [bogen.gilt for bogen in feld.boegen if (bogen.art, bogen.sitzung) == ("mittag", s)]
        feld.cp.add(feld.mittag[s] <= feld.takte[s] * sum(mittags))


def _fuellung(feld: Spielfeld) -> None:
    """The parts of each session add up to its length: follows from the circuit, and helps the solver."""
    regeln, raster = feld.regeln, feld.raster
    for s, takte in enumerate(feld.takte):
        teile: list[Any] = [(regeln.ankommen_min + regeln.abschluss_min) // raster, feld.puffer[s], feld.mittag[s]]
        pausen = [bogen.gilt for bogen in feld.boegen if (bogen.art, bogen.sitzung) == ("pause", s)]
        teile += [regeln.pause_min // raster * gilt for gilt in pausen]
        for knoten in feld.knoten:
            laenge = feld.cp.new_int_var(0, takte, "Teil")
            feld.cp.add(laenge == knoten.ende - knoten.beginn).only_enforce_if(knoten.sitzung[s])
            feld.cp.add(laenge == 0).only_enforce_if(~knoten.sitzung[s])
            teile.append(laenge)
        feld.cp.add(sum(teile) == takte)


def _abdeckung(feld: Spielfeld) -> None:
    """The Profilelemente that the course must cover."""
    for element in feld.curriculum.kurs(feld.anfrage.kurs).pflicht_profilelemente:
        ziele = {ziel.id for ziel in feld.curriculum.lernziele.values() if element in ziel.profilelemente}
        feld.cp.add(sum(k.drin for k in feld.schritte if ziele & set(k.schritt.lernziele)) >= 1)


def _festlegungen(feld: Spielfeld) -> None:
    """Locked Bausteine begin on their day, and at their time where one is given."""
    for fest in feld.anfrage.fest:
        eigene = [knoten for knoten in feld.schritte if knoten.baustein.id == fest.baustein]
        for nummer, knoten in enumerate(eigene):
            erster = [knoten.drin, *(~frueher.drin for frueher in eigene[:nummer])]
            for s, termin in enumerate(feld.termine):
                hier = [*erster, knoten.sitzung[s]]
                if termin.datum != fest.datum:
                    feld.cp.add_bool_or([~gilt for gilt in hier])
                elif fest.um is not None:
                    takt_min = uhrzeit_to_minuten(fest.um) - uhrzeit_to_minuten(termin.von)
                    feld.cp.add(knoten.beginn * feld.raster == takt_min).only_enforce_if(*hier)


def _teams(feld: Spielfeld) -> None:
    """Who leads is there and competent, and the team of a session stays small."""
    for s, termin in enumerate(feld.termine):
        team = [feld.wahrheit("im Team") for _ in feld.anfrage.trainer]
        for nummer, trainer in enumerate(feld.anfrage.trainer):
            da = termin.datum not in trainer.nicht and (not trainer.nur or termin.datum in trainer.nur)
            feld.cp.add(team[nummer] <= int(da))
            for knoten in feld.schritte:
                modul = feld.curriculum.modul_of_baustein[knoten.baustein.id].id
                if trainer.module and modul not in trainer.module:
                    feld.cp.add(knoten.leitung[nummer] == 0)
                feld.cp.add(team[nummer] >= knoten.leitung[nummer] + knoten.sitzung[s] - 1)
        if team:
            feld.cp.add(sum(team) >= 1)
            feld.cp.add(sum(team) <= feld.regeln.trainer_je_termin_max)
            feld.punkte.append(feld.regeln.preis_trainer_zusaetzlich * (sum(team) - 1))


SPIELREGELN: tuple[Callable[[Spielfeld], None], ...] = (
    _auswahl,
    _wahl,
    _rundgang,
    _termine,
    _mittag_nur_wo_er_ist,
    _nachbarn,
    _methoden_der_tage,
    _methoden_des_kurses,
    _ordnung,
    _umfang,
    _fuellung,
    _abdeckung,
    _festlegungen,
    _teams,
)
