"""`lotsen schema`: the JSON Schema of a kind of file, for editors."""

import argparse

from lotsen_curriculum.cli.ausgabe import print_json

__all__ = ["run"]


def run(args: argparse.Namespace) -> int:
    """Prints the schema; an unknown kind is a problem with the kinds that exist."""
    from lotsen_curriculum.loading import json_schema

    print_json(json_schema(args.art))
    return 0
