"""Text to model: strict YAML with places, validation, references, the shipped data, a Träger's folder laid over it.

Everything raises or returns German problems with file, line and column. The names below are imported when they are
first used, because YAML and pydantic cost a third of a second that `lotsen --help` has no use for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lotsen_curriculum.loading.aenderung import check_aenderung, load_aenderung, parse_aenderung
    from lotsen_curriculum.loading.anfrage import load_anfrage, load_traeger, locate, parse_anfrage
    from lotsen_curriculum.loading.anfrage_checks import check_anfrage
    from lotsen_curriculum.loading.codes import CODES
    from lotsen_curriculum.loading.completeness import thin_modules
    from lotsen_curriculum.loading.curriculum import check_curriculum, load_curriculum
    from lotsen_curriculum.loading.files import check_path, kind_of_file, load_edition, load_entry
    from lotsen_curriculum.loading.kinds import DATEIARTEN
    from lotsen_curriculum.loading.places import shipped_data
    from lotsen_curriculum.loading.plan import dump_plan, load_plan, parse_plan
    from lotsen_curriculum.loading.schema import json_schema, method_ids
    from lotsen_curriculum.loading.suggestions import suggest_titled
    from lotsen_curriculum.loading.teilnahme import load_teilnahme, parse_teilnahme

__all__ = [
    "CODES",
    "DATEIARTEN",
    "check_aenderung",
    "check_anfrage",
    "check_curriculum",
    "check_path",
    "dump_plan",
    "json_schema",
    "kind_of_file",
    "load_aenderung",
    "load_anfrage",
    "load_curriculum",
    "load_edition",
    "load_entry",
    "load_plan",
    "load_teilnahme",
    "load_traeger",
    "locate",
    "method_ids",
    "parse_aenderung",
    "parse_anfrage",
    "parse_plan",
    "parse_teilnahme",
    "shipped_data",
    "suggest_titled",
    "thin_modules",
]

_HOMES = {
    "CODES": "codes",
    "DATEIARTEN": "kinds",
    "check_aenderung": "aenderung",
    "check_anfrage": "anfrage_checks",
    "check_curriculum": "curriculum",
    "check_path": "files",
    "dump_plan": "plan",
    "json_schema": "schema",
    "kind_of_file": "files",
    "load_aenderung": "aenderung",
    "load_anfrage": "anfrage",
    "load_curriculum": "curriculum",
    "load_edition": "files",
    "load_entry": "files",
    "load_plan": "plan",
    "load_teilnahme": "teilnahme",
    "load_traeger": "anfrage",
    "locate": "anfrage",
    "method_ids": "schema",
    "parse_aenderung": "aenderung",
    "parse_anfrage": "anfrage",
    "parse_plan": "plan",
    "parse_teilnahme": "teilnahme",
    "shipped_data": "places",
    "suggest_titled": "suggestions",
    "thin_modules": "completeness",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
