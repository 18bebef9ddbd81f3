"""What an Anfrage states and what the rules demand, as a list of single things that can be taken away.

Each `Angabe` says in the trainer's words what it is and where it stands, and gives the world without it. Taken away
together they leave an Anfrage that asks for next to nothing.
"""

from collections.abc import Callable, Iterator

from lotsen_curriculum.planning.gruende.angabe import Angabe
from lotsen_curriculum.planning.gruende.angaben_gruppe import deutsch, form, gruppe, raeume
from lotsen_curriculum.planning.gruende.hindernisse import profilelement_fehlt, ue_wunsch
from lotsen_curriculum.planning.gruende.lage import (
    STRECKE_MAX_MIN,
    WEITERER_TAG_MIN,
    ZUGABEN_MIN,
    add_tage,
    change_anfrage,
    change_trainer,
    do_all,
    end_later,
    how_waived,
    waive,
    without,
    without_baustein,
    without_spanne,
)
from lotsen_curriculum.planning.pausen import stoff_min
from lotsen_curriculum.planning.problem import PlanningProblem, TaktTermin
from lotsen_curriculum.problems import Loc
from lotsen_curriculum.units import uhrzeit_to_minuten

__all__ = ["collect_angaben", "merge_enden"]


def collect_angaben(problem: PlanningProblem) -> tuple[Angabe, ...]:
    """Everything that can be taken away from a problem: the trainer's wishes first, then the rules."""
    return tuple(angabe for quelle in QUELLEN for angabe in quelle(problem))


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
            art="fest",
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
                    art="leitung",
                    tag=tag,
                )
        if trainer.module:
            yield Angabe(
                f"{trainer.name} leitet nur {', '.join(trainer.module)}.",
                ("trainer", nummer, "module"),
                f"{trainer.name} leitet auch andere Module, oder jemand kommt dazu, der es kann.",
                25,
                change_trainer(trainer.name, module=lambda _: ()),
                art="leitung",
            )


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


def zahl(problem: PlanningProblem) -> Iterator[Angabe]:
    """How many sessions there are, where even longer ones would not hold the least number of UE."""
    low = problem.lernzeit_min[0]
    fehlt_min = low - sum(_hoechstens_min(problem, termin) for termin in problem.termine)
    if fehlt_min > 0 and stoff_min(problem) >= low:
        zahl = len(problem.termine)
        mehr = -(-fehlt_min // WEITERER_TAG_MIN)
        satz = f"Es gibt {zahl} Termine." if zahl > 1 else "Es gibt nur einen Termin."
        abhilfe = f"{mehr} weitere Tage dazunehmen." if mehr > 1 else "Einen weiteren Tag dazunehmen."
        yield Angabe(satz, ("termine",), abhilfe, 82 * mehr, add_tage(mehr), art="termine")


def _hoechstens_min(problem: PlanningProblem, termin: TaktTermin) -> int:
    """Minutes of learning time that a session can hold if it ends as late as is tried."""
    regeln = problem.regeln
    pausen = regeln.mittag_min if termin.mittag is not None else 0
    return termin.takte * regeln.raster_min + ZUGABEN_MIN[-1] - pausen


def umfang_daneben(problem: PlanningProblem) -> Iterator[Angabe]:
    """The wished total and the range of the course where they contradict each other, whatever the sessions."""
    if any(ue_wunsch(problem)):
        yield from _umfang(problem)


def umfang(problem: PlanningProblem) -> Iterator[Angabe]:
    """The wished total, and the range of the course."""
    if not any(ue_wunsch(problem)):
        yield from _umfang(problem)


def _umfang(problem: PlanningProblem) -> Iterator[Angabe]:
    ue, regeln = problem.anfrage.ue, problem.regeln
    if ue is not None:
        abhilfe = f"Auf den Umfang von genau {ue} UE verzichten."
        yield Angabe(f"Gewünscht sind {ue} UE.", ("ue",), abhilfe, 10, change_anfrage(ue=None))
    eigene = problem.kurs.ue
    low, high = (eigene.min, eigene.max) if eigene else (regeln.kurs_ue_min, regeln.kurs_ue_max)
    stelle = {aenderung.regel: n for n, aenderung in enumerate(problem.anfrage.regeln)}
    nummer = stelle.get("kurs_ue_min", stelle.get("kurs_ue_max"))
    loc: Loc = ("kurs",) if nummer is None else ("regeln", nummer)
    wo = f"beim Kurs „{problem.kurs.id}“ unter „ue“"
    if not eigene:
        wo = "unter „regeln“ kurs_ue_min oder kurs_ue_max mit Begründung ändern"
    abhilfe = f"Einen anderen Umfang als {low} bis {high} UE vereinbaren ({wo})."
    yield Angabe(f"Der Kurs soll {low} bis {high} UE haben.", loc, abhilfe, 60, without_spanne)


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
            tun = "streichen" if regel.wert is False else how_waived(regel.id, len(problem.anfrage.termine))
            wert = "" if isinstance(regel.wert, bool) else f": {getattr(problem.regeln, regel.id)}"
            yield Angabe(
                f"Regel „{regel.titel}“{wert}.",
                stelle,
                f"{REGELN[regel.id]} (unter „regeln“ {regel.id} {tun}).",
                30,
                waive(regel.id),
                art="zusammen" if regel.id == "baustein_zusammen" else "",
            )


QUELLEN: tuple[Callable[[PlanningProblem], Iterator[Angabe]], ...] = (
    feste,
    eigene,
    gewuenschte,
    leitende,
    gruppe,
    deutsch,
    form,
    raeume,
    umfang_daneben,
    enden,
    zahl,
    umfang,
    profil,
    regeln,
)
"""Where Angaben come from, in the order of telling."""
