"""The tiny course that the checker's tests share: two sessions, four Bausteine, a plan that costs nothing."""

from typing import Any

from bauen import anfrage, baustein, curriculum, kurs, methode, modul, schritt, standard_regelwerk
from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.methode import Methode
from lotsen_curriculum.model.modul import Baustein, Modul
from lotsen_curriculum.model.regelwerk import Regelwerk

__all__ = ["ABEND", "GUTER_PLAN", "SAMSTAG", "feste_regeln", "kleine_anfrage", "kleiner_kurs"]

SAMSTAG = "2027-03-06 09:00-14:00"
ABEND = "2027-03-11 18:00-20:00"

GUTER_PLAN = f"""
{SAMSTAG}
09:00 ankommen
09:15 b1/s1 kreis
09:45 b1/s2 murmeln umbau 5
10:15 pause
10:30 b1/s3 vortrag
10:50 b2/s1 gruppen
11:30 mittag
12:30 b2/s2 spiel
13:00 b3/s1 brief umbau 5
13:35 puffer
13:45 abschluss

{ABEND}
18:00 ankommen
18:15 b4/s1 galerie
18:45 pause
19:00 b4/s2 tandem
19:35 puffer
19:45 abschluss
"""
"""A plan that keeps every rule and costs nothing: 300 − 75 and 120 − 15 learning minutes, 5 and 2.33 UE."""

_METHODEN: dict[str, dict[str, Any]] = {
    "kreis": {"sozialform": "stuhlkreis"},
    "murmeln": {"sozialform": "paar"},
    "vortrag": {"sozialform": "plenum", "input": True},
    "gruppen": {"sozialform": "kleingruppe"},
    "spiel": {"sozialform": "bewegt"},
    "brief": {"sozialform": "einzel"},
    "galerie": {"sozialform": "bewegt"},
    "tandem": {"sozialform": "paar"},
    "lesung": {"sozialform": "einzel", "input": True},
    "ruhe": {"sozialform": "bewegt", "energie": "ruhig"},
}


_PREISE = {
    "preis_empfohlene_methode": 3,
    "preis_typische_dauer": 1,
    "preis_gleiche_sozialform": 3,
    "preis_input_nach_input": 6,
    "preis_input_max_min": 2,
    "preis_strecke_min": 4,
    "preis_mittag_aktivierend": 4,
    "preis_mittag_kurz": 2,
    "preis_puffer_fehlt": 4,
    "preis_puffer_max_min": 1,
    "preis_trainer_zusaetzlich": 2,
    "preis_methode_vom_vortag": 3,
    "preis_baustein_geteilt": 4,
    "preis_baustein_empfohlen_fehlt": 60,
    "preis_baustein_optional_fehlt": 30,
    "preis_schritt_optional_fehlt": 10,
}


def feste_regeln(**werte: int | bool) -> Regelwerk:
    """The shipped rules with prices that stay as they are here, whatever the shipped ones become."""
    return standard_regelwerk(**(_PREISE | werte))


def kleine_anfrage(*weitere_termine: str, **weiteres: Any) -> Anfrage:
    """The Anfrage of `GUTER_PLAN`, with further keys as in the YAML file."""
    return anfrage(SAMSTAG, ABEND, *weitere_termine, **weiteres)


def kleiner_kurs(
    *,
    bausteine: dict[str, dict[str, Any]] | None = None,
    methoden: dict[str, dict[str, Any]] | None = None,
    module: tuple[Modul, ...] = (),
    pflicht: tuple[str, ...] = (),
    ue: tuple[int, int] = (1, 400),
    regelwerk: Regelwerk | None = None,
) -> Curriculum:
    """The curriculum of `GUTER_PLAN`: m1 of b1 and b2, m2 of b3 and b4; `bausteine`, `methoden` change single keys."""
    anders = bausteine or {}
    steine = {stein.id: stein.model_copy(update=anders.get(stein.id, {})) for stein in _bausteine()}
    eigene = (modul("m1", steine["b1"], steine["b2"]), modul("m2", steine["b3"], steine["b4"]))
    return curriculum(
        *eigene,
        *module,
        methoden=_methoden(methoden or {}),
        kurse=(kurs("kurs", "m1", "m2", ue=ue, pflicht=pflicht),),
        regelwerk=regelwerk or feste_regeln(),
    )


def _bausteine() -> tuple[Baustein, ...]:
    return (
        baustein(
            "b1",
            schritt("s1", "kreis", minuten=(10, 30, 60), elemente=("k01", "k02")),
            schritt("s2", "murmeln", minuten=(10, 25, 60)),
            schritt("s3", "vortrag", "lesung", minuten=(10, 20, 60), optional=True, elemente=("k03",)),
        ),
        baustein(
            "b2",
            schritt("s1", "gruppen", "murmeln", "vortrag", minuten=(10, 40, 60)),
            schritt("s2", "spiel", "ruhe", minuten=(10, 30, 60), elemente=("k02",)),
            rang="empfohlen",
            teilbar=True,
            voraussetzungen=("b1",),
        ),
        baustein("b3", schritt("s1", "brief", minuten=(10, 30, 60)), rang="optional"),
        baustein(
            "b4",
            schritt("s1", "galerie", minuten=(10, 30, 60), elemente=("k04",)),
            schritt("s2", "tandem", "galerie", "spiel", minuten=(10, 35, 60)),
        ),
    )


def _methoden(anders: dict[str, dict[str, Any]]) -> tuple[Methode, ...]:
    return tuple(methode(id_, **felder).model_copy(update=anders.get(id_, {})) for id_, felder in _METHODEN.items())
