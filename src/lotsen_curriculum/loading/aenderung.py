"""What has changed since a plan was made, from a YAML file, checked against that plan."""

from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path

from lotsen_curriculum.loading.codes import make_problem
from lotsen_curriculum.loading.curriculum import sort_problems
from lotsen_curriculum.loading.dokument import read_file
from lotsen_curriculum.loading.shape import validate
from lotsen_curriculum.loading.suggestions import suggest
from lotsen_curriculum.loading.yamltext import parse_yaml
from lotsen_curriculum.model.aenderung import Aenderung, TerminAenderung
from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan
from lotsen_curriculum.problems import CurriculumError, Loc, Problem

__all__ = ["check_aenderung", "load_aenderung", "parse_aenderung"]

NEU = ("auf", "von", "bis", "ort", "raum")
"""What can be new about a session."""


def load_aenderung(path: Path, plan: Seminarplan) -> Aenderung:
    """The Aenderung in a YAML file, checked against the plan that it changes.

    Raises:
        CurriculumError: With all problems of the file, sorted by place.
    """
    return parse_aenderung(read_file(path), plan, label=str(path))


def parse_aenderung(raw: bytes, plan: Seminarplan, *, label: str = "aenderung.yaml") -> Aenderung:
    """The Aenderung in the text of a YAML file; problems call the file `label`. Raises as `load_aenderung` does."""
    dokument, problems = parse_yaml(raw, label)
    if problems:
        raise CurriculumError(sort_problems(problems))
    aenderung, problems = validate(dokument, Aenderung)
    if aenderung is None:
        raise CurriculumError(sort_problems(problems))
    if found := [dokument.located(problem) for problem in check_aenderung(aenderung, plan)]:
        raise CurriculumError(sort_problems(found))
    return aenderung


def check_aenderung(aenderung: Aenderung, plan: Seminarplan) -> tuple[Problem, ...]:
    """All that can't be in an Aenderung of `plan`, with the path (`loc`) of each part; empty where all is well."""
    return tuple(problem for check in AENDERUNG_CHECKS for problem in check(aenderung, plan))


def check_termine(aenderung: Aenderung, plan: Seminarplan) -> Iterator[Problem]:
    """Each change names one session of the plan, once, and says what is new."""
    genannt: set[tuple[date, time]] = set()
    for index, wunsch in enumerate(aenderung.termine):
        loc: Loc = ("termine", index)
        gemeint = [t for t in plan.termine if t.datum == wunsch.datum and wunsch.beginn in (None, t.von)]
        if len(gemeint) != 1:
            yield _no_termin(wunsch, gemeint, plan, loc)
            continue
        termin = gemeint[0]
        if (termin.datum, termin.von) in genannt:
            message = f"Der Termin am {wunsch.datum:%d.%m.%Y} steht zweimal unter „termine“."
            yield make_problem("LC261", message, loc=(*loc, "datum"))
        genannt.add((termin.datum, termin.von))
        yield from _contradictions(wunsch, termin, loc)


def check_something_stays(aenderung: Aenderung, plan: Seminarplan) -> Iterator[Problem]:
    """Not every session is dropped, and something changes at all."""
    weg = sum(wunsch.entfaellt for wunsch in aenderung.termine)
    if weg >= len(plan.termine) and not aenderung.neue_termine:
        yield make_problem("LC261", "Damit bleibt kein Termin übrig.", loc=("termine",))
    angaben = (aenderung.stand, aenderung.termine, aenderung.neue_termine, aenderung.fehlt)
    if not any(angaben) and aenderung.personen is None and aenderung.deutsch is None:
        yield make_problem("LC261", "Es ist nicht gesagt, was sich ändert.")


def check_people(aenderung: Aenderung, plan: Seminarplan) -> Iterator[Problem]:
    """Who is away is in the plan, and the days are days of the plan."""
    namen = [trainer.name for trainer in plan.anfrage.trainer]
    tage = {t.datum for t in plan.termine} | {t.auf for t in aenderung.termine if t.auf is not None}
    tage |= {termin.datum for termin in aenderung.neue_termine}
    for index, ausfall in enumerate(aenderung.fehlt):
        if ausfall.name not in namen:
            message = f"„{ausfall.name}“ steht nicht unter denen, die diesen Kurs leiten."
            gemeint = [name for name in namen if ausfall.name.casefold() in name.casefold().split()]
            hint = f"Meinten Sie „{gemeint[0]}“?" if gemeint else suggest(ausfall.name, namen)
            yield make_problem("LC262", message, hint, loc=("fehlt", index, "name"))
        for stelle, tag in enumerate(ausfall.tage):
            if tag not in tage:
                message = f"Am {tag:%d.%m.%Y} hat der Plan keinen Termin."
                yield make_problem("LC260", message, loc=("fehlt", index, "tage", stelle))


def check_stand(aenderung: Aenderung, plan: Seminarplan) -> Iterator[Problem]:
    """The moment is not before the last one, and the Schritt that is done lies in a session that is running."""
    stand = aenderung.stand
    if stand is None:
        return
    if plan.gehalten_bis is not None and plan.gehalten_bis.liegt_nach(stand.datum, stand.um):
        bis = plan.gehalten_bis
        message = f"Der Plan ist schon bis {bis.datum:%d.%m.%Y}, {bis.um:%H:%M} Uhr gehalten."
        yield make_problem("LC263", message, loc=("stand", "um"))
    if stand.geschafft is None:
        return
    laufend = [t for t in plan.termine if t.datum == stand.datum and t.von < stand.um <= t.bis]
    schritte = [f"{zeile.baustein}/{zeile.schritt}" for t in laufend for zeile in t.zeilen if zeile.schritt]
    if not laufend:
        message = f"Am {stand.datum:%d.%m.%Y} um {stand.um:%H:%M} läuft kein Termin."
        hint = "Lassen Sie „geschafft“ weg, oder nennen Sie eine Uhrzeit im Termin."
        yield make_problem("LC263", message, hint, loc=("stand", "um"))
    elif stand.geschafft not in schritte:
        message = f"Der Schritt „{stand.geschafft}“ liegt nicht in diesem Termin."
        hint = suggest(stand.geschafft, schritte) or f"Im Termin liegen: {', '.join(schritte)}."
        yield make_problem("LC263", message, hint, loc=("stand", "geschafft"))


def check_held(aenderung: Aenderung, plan: Seminarplan) -> Iterator[Problem]:
    """What was held is not changed any more: neither its sessions nor who led them."""
    stand = aenderung.stand or plan.gehalten_bis
    if stand is None:
        return
    jetzt = (stand.datum, stand.um)
    for index, wunsch in enumerate(aenderung.termine):
        termin = next((t for t in plan.termine if t.datum == wunsch.datum and wunsch.beginn in (None, t.von)), None)
        if termin is None or (termin.datum, termin.von) >= jetzt:
            continue
        laeuft_bis = wunsch.bis is not None and (termin.datum, wunsch.bis) > jetzt
        anderes = wunsch.entfaellt or wunsch.auf or wunsch.von or wunsch.raum
        if anderes or not (laeuft_bis or wunsch.ort):
            message = f"Der Termin am {termin.datum:%d.%m.%Y} hat schon begonnen; ändern lässt sich nur noch sein Ende."
            yield make_problem("LC264", message, loc=("termine", index))
    begonnen = {t.datum for t in plan.termine if (t.datum, t.von) < jetzt}
    for index, ausfall in enumerate(aenderung.fehlt):
        for stelle, tag in enumerate(ausfall.tage):
            if tag in begonnen:
                message = f"Am {tag:%d.%m.%Y} hat „{ausfall.name}“ laut Plan schon geleitet."
                yield make_problem("LC264", message, loc=("fehlt", index, "tage", stelle))


AENDERUNG_CHECKS: tuple[Callable[[Aenderung, Seminarplan], Iterator[Problem]], ...] = (
    check_termine,
    check_something_stays,
    check_people,
    check_stand,
    check_held,
)


def _no_termin(wunsch: TerminAenderung, gemeint: list[PlanTermin], plan: Seminarplan, loc: Loc) -> Problem:
    if gemeint:
        zeiten = " und ".join(f"{termin.von:%H:%M}" for termin in gemeint)
        message = f"Am {wunsch.datum:%d.%m.%Y} hat der Plan mehrere Termine."
        return make_problem("LC260", message, f"Nennen Sie „beginn“: {zeiten}.", loc=(*loc, "datum"))
    tage = ", ".join(f"{termin.datum}" for termin in plan.termine)
    message = f"Am {wunsch.datum:%d.%m.%Y} hat der Plan diesen Termin nicht."
    return make_problem("LC260", message, f"Termine sind: {tage}.", loc=(*loc, "datum"))


def _contradictions(wunsch: TerminAenderung, termin: PlanTermin, loc: Loc) -> Iterator[Problem]:
    neu = [key for key in NEU if getattr(wunsch, key) is not None]
    if wunsch.entfaellt and neu:
        message = f"Der Termin entfällt und bekommt zugleich etwas Neues („{neu[0]}“)."
        yield make_problem("LC261", message, loc=(*loc, neu[0]))
    elif not wunsch.entfaellt and not neu:
        message = "Was sich an diesem Termin ändert, ist nicht gesagt."
        hint = f"Schreiben Sie „entfaellt: true“ oder eines von: {', '.join(NEU)}."
        yield make_problem("LC261", message, hint, loc=loc)
    von, bis = wunsch.von or termin.von, wunsch.bis or termin.bis
    if von >= bis:
        message = f"Der Termin endet um {bis:%H:%M} und beginnt um {von:%H:%M}."
        yield make_problem("LC240", message, loc=(*loc, "bis" if wunsch.bis else "von"))
