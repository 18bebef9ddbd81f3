"""Why there is no plan: how many minutes are missing where, and the first rule that can't hold.

Nothing is claimed that was not tried: the missing minutes are those with which a plan was found, and a rule is named
only if there is a plan without it. Codes: LC320 a Termin is too short, LC321 a wish or rule that can't hold, LC322
nothing that was tried helps.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from lotsen_curriculum.model.anfrage import Anfrage, BausteinWahl, RegelAenderung
from lotsen_curriculum.planning.aufbau import build_problem
from lotsen_curriculum.planning.bound import compute_schranke
from lotsen_curriculum.planning.hindernisse import find_hindernisse, name_of
from lotsen_curriculum.planning.loesen import Limits, Loesung
from lotsen_curriculum.planning.luecken import TERMIN
from lotsen_curriculum.planning.problem import FEIN, UNMOEGLICH, PlanningProblem
from lotsen_curriculum.planning.search import search
from lotsen_curriculum.planning.tafeln import build_tafeln
from lotsen_curriculum.problems import Loc, Problem
from lotsen_curriculum.units import format_uhrzeit, minuten_to_uhrzeit, uhrzeit_to_minuten

__all__ = ["explain", "missing_minutes"]

ZUGABE_MIN = 180
"""How many minutes more each Termin may take while the missing minutes are measured."""

ZUGABE_PREIS = 20_000 * FEIN
"""Price of each Takt of extra time: above the sum of all other prices, so that the least time is found first."""

VERSUCH = Limits(breiten=(60,), ordnungen=4, zweige=4)
"""How hard a single explanation is tried."""

Suche = Callable[[PlanningProblem, Limits], Loesung]
"""Looks for the best plan of a problem."""


@dataclass(frozen=True)
class Erlass:
    """A wish or rule that is taken away to see whether there is a plan without it.

    Attributes:
        satz: What can't hold, in German.
        ohne: The problem without it; None where the Anfrage does not have it.
    """

    satz: str
    hint: str
    loc: Loc
    ohne: Callable[[PlanningProblem], PlanningProblem | None]


def explain(problem: PlanningProblem, suche: Suche) -> tuple[tuple[Problem, ...], Mapping[int, int]]:
    """The problems, the first rule that can't hold first, and the missing minutes by index of the Termin."""
    fehlende = missing_minutes(problem, suche)
    problems = [*_erster_erlass(problem, suche), *_zu_kurz(problem, fehlende)]
    if not problems:
        message = "Für diese Anfrage wurde kein Plan gefunden, auch nicht mit längeren Terminen."
        problems.append(Problem("LC322", message, hint="Nehmen Sie Wünsche zurück, oder verteilen Sie sie anders."))
    return tuple(problems), fehlende


def missing_minutes(problem: PlanningProblem, suche: Suche) -> dict[int, int]:
    """Minutes by which Termine must end later so that there is a plan, by index in the Anfrage; empty if none helps.

    Raises `CurriculumError` as `build_problem` does.

    The elastic pass lets every Termin end later at a price above all others. Its result is tried as an Anfrage of its
    own before it is told.
    """
    raster = problem.regeln.raster_min
    zugabe = ZUGABE_MIN // raster
    tafeln = build_tafeln(problem, zugabe_takte=zugabe, zugabe_preis=ZUGABE_PREIS)
    fund = search(tafeln, compute_schranke(tafeln), breite=VERSUCH.breiten[0], unter=UNMOEGLICH)
    ende = [0] * len(problem.termine)
    termin = -1
    for tat in fund.taten:
        termin += tat.luecke == TERMIN
        ende[termin] = tat.ende
    mehr = {
        wann.stelle: max(0, bis + problem.masse.abschluss - wann.takte) * raster
        for wann, bis in zip(problem.termine, ende, strict=True)
    }
    fehlende = {stelle: minuten for stelle, minuten in sorted(mehr.items()) if minuten}
    laenger = _laenger(problem, fehlende) if fehlende else None
    return fehlende if laenger and _gelingt(laenger, suche) else {}


def _laenger(problem: PlanningProblem, mehr_min: Mapping[int, int]) -> PlanningProblem | None:
    """The problem with Termine that end later; None where one would run past midnight."""
    termine = list(problem.anfrage.termine)
    for stelle, minuten in mehr_min.items():
        bis = uhrzeit_to_minuten(termine[stelle].bis) + minuten
        if bis >= 24 * 60:
            return None
        termine[stelle] = termine[stelle].model_copy(update={"bis": minuten_to_uhrzeit(bis)})
    return _other_anfrage(problem, termine=tuple(termine))


def _zu_kurz(problem: PlanningProblem, fehlende: Mapping[int, int]) -> list[Problem]:
    problems = []
    for termin in problem.termine:
        if minuten := fehlende.get(termin.stelle):
            wunsch = problem.anfrage.termine[termin.stelle]
            bis = format_uhrzeit(uhrzeit_to_minuten(wunsch.bis) + minuten)
            message = f"{name_of(termin)} ist {minuten} Minuten zu kurz."
            allein = "" if len(fehlende) == 1 else " Erst alle genannten Änderungen zusammen reichen."
            hint = f"Mit einem Ende um {bis} statt {wunsch.bis:%H:%M} gibt es einen Plan.{allein}"
            problems.append(Problem("LC320", message, hint=hint, loc=("termine", termin.stelle, "bis")))
    return problems


def _erster_erlass(problem: PlanningProblem, suche: Suche) -> list[Problem]:
    """The first wish or rule without which there is a plan."""
    for erlass in _erlasse(problem):
        ohne = erlass.ohne(problem)
        if ohne is not None and _gelingt(ohne, suche):
            return [Problem("LC321", erlass.satz, hint=erlass.hint, loc=erlass.loc)]
    return []


def _gelingt(problem: PlanningProblem, suche: Suche) -> bool:
    return not find_hindernisse(problem) and suche(problem, VERSUCH).hat_plan


def _erlasse(problem: PlanningProblem) -> list[Erlass]:
    """What is tried, the wishes of the Anfrage before the rules."""
    anfrage = problem.anfrage
    feste = [
        Erlass(
            f"Die Festlegung von {fest.baustein} auf den {fest.datum:%d.%m.%Y} lässt sich nicht einhalten.",
            "Ohne sie gibt es einen Plan.",
            ("fest", nummer),
            _ohne_fest(nummer),
        )
        for nummer, fest in enumerate(anfrage.fest)
    ]
    return [*feste, *(erlass for erlass in WUENSCHE if getattr(anfrage, str(erlass.loc[0]))), *REGELN]


def _ohne_fest(nummer: int) -> Callable[[PlanningProblem], PlanningProblem | None]:
    def ohne(problem: PlanningProblem) -> PlanningProblem | None:
        fest = problem.anfrage.fest
        return _other_anfrage(problem, fest=fest[:nummer] + fest[nummer + 1 :])

    return ohne


def _ohne_regel(regel_id: str) -> Callable[[PlanningProblem], PlanningProblem | None]:
    def ohne(problem: PlanningProblem) -> PlanningProblem | None:
        regelwerk = problem.curriculum.regelwerke[problem.anfrage.regelwerk]
        gilt = {regel.id for regel in regelwerk.regeln if regel.erlassbar}
        if regel_id not in gilt:
            return None
        erlass = RegelAenderung(regel=regel_id, erlassen=True, grund="Versuch")
        return _other_anfrage(problem, regeln=(*problem.anfrage.regeln, erlass))

    return ohne


def _other_anfrage(problem: PlanningProblem, **werte: object) -> PlanningProblem:
    anfrage: Anfrage = problem.anfrage.model_copy(update=werte)
    return build_problem(problem.curriculum, anfrage)


def _ohne_profil(problem: PlanningProblem) -> PlanningProblem | None:
    kurs = problem.kurs
    if not kurs.pflicht_profilelemente:
        return None
    return replace(problem, kurs=kurs.model_copy(update={"pflicht_profilelemente": ()}))


WUENSCHE = (
    Erlass(
        "Die Festlegungen widersprechen einander.",
        "Ohne sie alle gibt es einen Plan.",
        ("fest",),
        lambda problem: _other_anfrage(problem, fest=()),
    ),
    Erlass(
        "Was Sie selbst eingetragen haben, lässt keinen Plan zu.",
        "Ohne die Einträge unter „eigenes“ gibt es einen Plan.",
        ("eigenes",),
        lambda problem: _other_anfrage(problem, eigenes=()),
    ),
    Erlass(
        "Die genannten Personen können nicht alles leiten, was an ihren Tagen ansteht.",
        "Mit einer weiteren Person, die alle Module leitet, gibt es einen Plan.",
        ("trainer",),
        lambda problem: _other_anfrage(problem, trainer=()),
    ),
    Erlass(
        "Die gewünschten Bausteine passen nicht alle hinein.",
        "Ohne die Wünsche unter „mit“ gibt es einen Plan.",
        ("bausteine", "mit"),
        lambda problem: _other_anfrage(problem, bausteine=BausteinWahl(ohne=problem.anfrage.bausteine.ohne)),
    ),
    Erlass(
        "Der gewünschte Umfang lässt sich mit diesen Terminen nicht genau treffen.",
        "Ohne den Wunsch unter „ue“ gibt es einen Plan.",
        ("ue",),
        lambda problem: _other_anfrage(problem, ue=None),
    ),
)
"""The wishes of an Anfrage that are tried as a whole."""

REGELN = (
    Erlass(
        "Eine Strecke ohne Pause würde zu lang: Ein Schritt ist zu lang, oder der Inhalt füllt die Termine nicht.",
        "Kürzen Sie Termine, oder nehmen Sie Bausteine dazu; ohne die Regel block_max_min gibt es einen Plan.",
        ("regeln",),
        _ohne_regel("block_max_min"),
    ),
    Erlass(
        "Es gibt nicht genug verschiedene Methoden, um an keinem Tag eine zu wiederholen.",
        "Ohne die Regel methode_je_tag_einmal gibt es einen Plan.",
        ("regeln",),
        _ohne_regel("methode_je_tag_einmal"),
    ),
    Erlass(
        "Die Bausteine lassen sich nicht so verteilen, dass keiner über zwei Tage geht.",
        "Ohne die Regel baustein_zusammen gibt es einen Plan.",
        ("regeln",),
        _ohne_regel("baustein_zusammen"),
    ),
    Erlass(
        "Die Tage bleiben nicht unter der Höchstzahl an Unterrichtseinheiten.",
        "Ohne die Regel tag_max_ue gibt es einen Plan.",
        ("regeln",),
        _ohne_regel("tag_max_ue"),
    ),
    Erlass(
        "Der Mindestumfang des Kurses lässt sich mit diesen Terminen nicht erreichen.",
        "Ohne die Regel kurs_ue_min gibt es einen Plan.",
        ("regeln",),
        _ohne_regel("kurs_ue_min"),
    ),
    Erlass(
        "Der Höchstumfang des Kurses lässt sich mit diesen Terminen nicht einhalten.",
        "Ohne die Regel kurs_ue_max gibt es einen Plan.",
        ("regeln",),
        _ohne_regel("kurs_ue_max"),
    ),
    Erlass(
        "Die vorgeschriebenen Profilelemente lassen sich nicht alle unterbringen.",
        "Ohne diese Vorgabe des Kurses gibt es einen Plan.",
        ("kurs",),
        _ohne_profil,
    ),
)
"""The rules that are tried."""
