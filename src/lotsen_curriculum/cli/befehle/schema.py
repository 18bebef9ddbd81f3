"""`lotsen schema`: the JSON Schema of a kind of file, for editors."""

import argparse

from lotsen_curriculum.cli.ausgabe import print_json
from lotsen_curriculum.cli.befehle.suche import not_found

__all__ = ["run"]


def run(args: argparse.Namespace) -> int:
    """Prints the schema; an unknown kind is a problem with the kinds that exist."""
    from lotsen_curriculum.loading import DATEIARTEN, json_schema

    if args.art not in DATEIARTEN:
        raise not_found("Dateiart", args.art, DATEIARTEN, hilfe=f"Möglich sind: {', '.join(DATEIARTEN)}.")
    print_json(json_schema(args.art))
    return 0
