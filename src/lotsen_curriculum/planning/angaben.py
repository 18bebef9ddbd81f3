"""What an Anfrage states and what the rules demand, as a list of single things that can be taken away.

Each `Angabe` says in the trainer's words what it is and where it stands, and gives the world without it. Taken away
together they leave an Anfrage that asks for next to nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lotsen_curriculum.model.anfrage import Raum
from lotsen_curriculum.model.modul import UeSpanne
from lotsen_curriculum.planning.hindernisse import profilelement_fehlt
from lotsen_curriculum.planning.lage import (
    STRECKE_MAX_MIN,
    ZUGABEN_MIN,
    Lage,
    change_anfrage,
    change_termin,
    change_trainer,
    do_all,
    end_later,
    waive,
    without,
    without_baustein,
)
from lotsen_curriculum.planning.problem import PlanningProblem
from lotsen_curriculum.problems import Loc
from lotsen_curriculum.units import uhrzeit_to_minuten

__all__ = ["Angabe", "collect_angaben", "merge_enden", "single"]


@dataclass(frozen=True, eq=False)
class Angabe:
    """One thing that is stated or demanded.

    Attributes:
        satz: What it is, as a German sentence.
        loc: Where it stands in the Anfrage; for a rule that the Anfrage doesn't mention what it concerns most.
        abhilfe: What taking it away means, as a German sentence.
        eingriff: How much it means to take it away, in points as in the Regelwerk.
        ohne: The world without it.
        ende: Whether it says when a session ends.
        teile: The Angaben that it stands for; empty where it stands for itself.
    """

    satz: str
    loc: Loc
    abhilfe: str
    eingriff: int
    ohne: Callable[[Lage], Lage]
    ende: bool = False
    teile: "tuple[Angabe, ...]" = ()


def collect_angaben(problem: PlanningProblem) -> tuple[Angabe, ...]:
    """Everything that can be taken away from a problem: the trainer's wishes first, then the rules."""
    return tuple(angabe for quelle in QUELLEN for angabe in quelle(problem))


def single(angaben: Iterable[Angabe]) -> frozenset[Angabe]:
    """The Angaben, each that stands for others replaced by them."""
    return frozenset(teil for angabe in angaben for teil in angabe.teile or (angabe,))


def feste(problem: PlanningProblem) -> Iterator[Angabe]:
    """Each lock."""
    for nummer, fest in enumerate(problem.anfrage.fest):
        um = f" um {fest.um:%H:%M} Uhr" if fest.um else ""
        yield Angabe(
            f"Der Baustein {fest.baustein} soll am {fest.datum:%d.%m.%Y}{um} liegen.",
            ("fest", nummer),
            f"Den Baustein {fest.baustein} nicht auf den {fest.datum:%d.%m.%Y} festlegen.",
            15,
            without("fest", fest),
        )


def eigene(problem: PlanningProblem) -> Iterator[Angabe]:
    """Each thing of the trainer's own."""
    for nummer, eigenes in enumerate(problem.anfrage.eigenes):
        wann = f"am {eigenes.datum:%d.%m.%Y} von {eigenes.von:%H:%M} bis {eigenes.bis:%H:%M}"
        yield Angabe(
            f"„{eigenes.titel}“ liegt {wann}.",
            ("eigenes", nummer),
            f"„{eigenes.titel}“ weglassen oder verlegen.",
            20,
            without("eigenes", eigenes),
        )


def gewuenschte(problem: PlanningProblem) -> Iterator[Angabe]:
    """Each Baustein that is wished for or wished out.

    A mandatory one that is wished out would have to be in without that wish; that helps coverage alone.
    """
    wahl, fehlt = problem.anfrage.bausteine, any(profilelement_fehlt(problem))
    for key, satz, abhilfe in (
        ("mit", "soll dabei sein", "weglassen, wenn die Zeit nicht reicht"),
        ("ohne", "soll wegbleiben", "zulassen"),
    ):
        for nummer, baustein in enumerate(getattr(wahl, key)):
            if key == "ohne" and problem.curriculum.bausteine[baustein].rang == "pflicht" and not fehlt:
                continue
            yield Angabe(
                f"Der Baustein {baustein} {satz}.",
                ("bausteine", key, nummer),
                f"Den Baustein {baustein} {abhilfe}.",
                15,
                without_baustein(key, baustein),
            )


def leitende(problem: PlanningProblem) -> Iterator[Angabe]:
    """Each day on which somebody is away, and each person's modules."""
    for nummer, trainer in enumerate(problem.anfrage.trainer):
        tage = dict.fromkeys(termin.datum for termin in problem.termine)
        for tag in tage:
            if tag in trainer.nicht or (trainer.nur and tag not in trainer.nur):
                key = "nicht" if tag in trainer.nicht else "nur"
                stelle: Loc = (trainer.nicht.index(tag),) if tag in trainer.nicht else ()
                yield Angabe(
                    f"{trainer.name} ist am {tag:%d.%m.%Y} nicht da.",
                    ("trainer", nummer, key, *stelle),
                    f"{trainer.name} oder eine andere Person mit denselben Modulen leitet auch am {tag:%d.%m.%Y}.",
                    20,
                    change_trainer(
                        trainer.name,
                        nicht=lambda alt, tag=tag: tuple(t for t in alt if t != tag),
                        nur=lambda alt, tag=tag: (*alt, tag) if alt else alt,
                    ),
                )
        if trainer.module:
            yield Angabe(
                f"{trainer.name} leitet nur {', '.join(trainer.module)}.",
                ("trainer", nummer, "module"),
                f"{trainer.name} leitet auch andere Module, oder jemand kommt dazu, der es kann.",
                25,
                change_trainer(trainer.name, module=lambda _: ()),
            )


def gruppe(problem: PlanningProblem) -> Iterator[Angabe]:
    """The size of the group, where a room is too small for it."""
    personen = problem.anfrage.gruppe.personen
    plaetze = [termin.raum.personen for termin in problem.anfrage.termine if termin.raum and termin.raum.personen]
    if plaetze and min(plaetze) < personen:
        kleiner = problem.anfrage.gruppe.model_copy(update={"personen": min(plaetze)})
        abhilfe = f"Die Gruppe auf {min(plaetze)} Personen begrenzen."
        yield Angabe(
            f"Die Gruppe hat {personen} Personen.", ("gruppe", "personen"), abhilfe, 25, change_anfrage(gruppe=kleiner)
        )


def raeume(problem: PlanningProblem) -> Iterator[Angabe]:
    """Each room whose size is known; a room of several sessions is one."""
    personen, termine = problem.anfrage.gruppe.personen, problem.anfrage.termine
    gleiche: dict[tuple[str | None, Raum], list[int]] = {}
    for nummer, termin in enumerate(termine):
        if termin.raum is not None and (termin.raum.personen is not None or termin.raum.flaeche_m2 is not None):
            gleiche.setdefault((termin.ort, termin.raum), []).append(nummer)
    for (_, raum), nummern in gleiche.items():
        groesse = [f"{raum.personen} Plätze"] if raum.personen is not None else []
        groesse += [f"{raum.flaeche_m2:g} m² freie Fläche"] if raum.flaeche_m2 is not None else []
        wann = f"Termin {_und([str(nummer + 1) for nummer in nummern])}"
        wann += f" ({termine[nummern[0]].datum:%d.%m.%Y})" if len(nummern) == 1 else ""
        yield Angabe(
            f"Der Raum von {wann} hat {' und '.join(groesse)}.",
            ("termine", nummern[0], "raum"),
            f"Für {wann} einen Raum nehmen, der für {personen} Personen groß genug ist.",
            15,
            do_all(tuple(change_termin(nummer, raum=None) for nummer in nummern)),
        )


def _und(teile: list[str]) -> str:
    *vordere, letzter = teile
    return f"{', '.join(vordere)} und {letzter}" if vordere else letzter


def enden(problem: PlanningProblem) -> Iterator[Angabe]:
    """The end of each session; taken away it may be later, though not into the next session."""
    for nummer, termin in enumerate(problem.anfrage.termine):
        yield Angabe(
            f"Termin {nummer + 1} ({termin.datum:%d.%m.%Y}) dauert von {termin.von:%H:%M} bis {termin.bis:%H:%M}.",
            ("termine", nummer, "bis"),
            f"Termin {nummer + 1} ({termin.datum:%d.%m.%Y}) später enden lassen.",
            ZUGABEN_MIN[-1] // 5,
            end_later(nummer),
            ende=True,
        )


def merge_enden(problem: PlanningProblem, enden: tuple[Angabe, ...]) -> Angabe:
    """The ends of several sessions as one thing: how long they are together."""
    minuten = sum(uhrzeit_to_minuten(termin.bis) - uhrzeit_to_minuten(termin.von) for termin in problem.anfrage.termine)
    stunden = f"{minuten // 60} Stunden" + (f" und {minuten % 60} Minuten" if minuten % 60 else "")
    satz = f"Die {len(enden)} Termine dauern zusammen {stunden}."
    eingriff = sum(ende.eingriff for ende in enden)
    abhilfe = "Alle Termine später enden lassen."
    return Angabe(
        satz, ("termine",), abhilfe, eingriff, do_all(tuple(ende.ohne for ende in enden)), ende=True, teile=enden
    )


def umfang(problem: PlanningProblem) -> Iterator[Angabe]:
    """The wished total, or the range of the course."""
    low, high = (minuten // problem.regeln.ue_min for minuten in problem.lernzeit_min)
    if problem.anfrage.ue is not None:
        ue = problem.anfrage.ue
        satz, loc = f"Gewünscht sind {ue} UE.", ("ue",)
        yield Angabe(satz, loc, f"Auf den Umfang von genau {ue} UE verzichten.", 10, change_anfrage(ue=None))
        return
    satz = f"Der Kurs soll {low} bis {high} UE haben."
    abhilfe = f"Mit der Förderstelle einen anderen Umfang als {low} bis {high} UE vereinbaren."
    weit = UeSpanne(min=1, max=400)
    yield Angabe(satz, ("termine",), abhilfe, 60, lambda lage: lage.with_kurs(ue=weit))


def profil(problem: PlanningProblem) -> Iterator[Angabe]:
    """The Profilelemente that the course must cover."""
    pflicht = problem.kurs.pflicht_profilelemente
    if pflicht:
        satz = f"Der Kurs muss {len(pflicht)} Profilelemente abdecken."
        abhilfe = "Auf einen Teil der vorgeschriebenen Profilelemente verzichten."
        yield Angabe(satz, ("kurs",), abhilfe, 60, lambda lage: lage.with_kurs(pflicht_profilelemente=()))


REGELN = {
    "methode_je_tag_einmal": "Eine Methode darf am selben Tag noch einmal vorkommen",
    "methode_je_kurs_einmal": "Eine Methode darf im Kurs noch einmal vorkommen",
    "baustein_zusammen": "Ein Baustein darf über zwei Tage gehen",
    "reihenfolge": "Ein Baustein darf vor dem liegen, worauf er aufbaut",
    "block_max_min": "Eine Strecke ohne Pause darf länger werden",
    "tag_max_ue": "Ein Tag darf mehr Unterrichtseinheiten haben",
    "trainer_je_termin_max": "An einem Termin dürfen mehr Personen leiten",
}
"""The rules that can be waived, and what that means."""


def regeln(problem: PlanningProblem) -> Iterator[Angabe]:
    """Each hard rule that may be waived and that holds."""
    geaendert = {aenderung.regel: n for n, aenderung in enumerate(problem.anfrage.regeln)}
    for regel in problem.curriculum.regelwerke[problem.anfrage.regelwerk].regeln:
        schon = regel.id == "block_max_min" and problem.regeln.block_max_min >= STRECKE_MAX_MIN
        if regel.id in REGELN and regel.erlassbar and getattr(problem.regeln, regel.id) and not schon:
            stelle: Loc = ("regeln", geaendert[regel.id]) if regel.id in geaendert else ("regeln",)
            tun = "streichen" if regel.wert is False else "mit Begründung ändern"
            wert = "" if isinstance(regel.wert, bool) else f": {getattr(problem.regeln, regel.id)}"
            yield Angabe(
                f"Regel „{regel.titel}“{wert}.",
                stelle,
                f"{REGELN[regel.id]} (unter „regeln“ {regel.id} {tun}).",
                30,
                waive(regel.id),
            )


QUELLEN: tuple[Callable[[PlanningProblem], Iterator[Angabe]], ...] = (
    feste,
    eigene,
    gewuenschte,
    leitende,
    gruppe,
    raeume,
    enden,
    umfang,
    profil,
    regeln,
)
"""Where Angaben come from, in the order of telling."""
