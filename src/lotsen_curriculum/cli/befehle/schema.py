"""`lotsen schema`: the JSON Schema of a kind of file, for editors."""

import argparse
import json
from pathlib import Path

from lotsen_curriculum.cli.ausgabe import print_json, print_pfade
from lotsen_curriculum.cli.befehle.suche import not_found
from lotsen_curriculum.cli.dateien import write_dateien

__all__ = ["run"]


def run(args: argparse.Namespace) -> int:
    """Prints the schema or writes it into a folder; an unknown kind is a problem with the kinds that exist."""
    from lotsen_curriculum.loading import DATEIARTEN, json_schema, method_ids

    if args.art not in DATEIARTEN:
        raise not_found("Dateiart", args.art, {name: art.titel for name, art in DATEIARTEN.items()})
    nennt_methoden = args.art in {"modul", "methode"}
    methoden = method_ids([Path(ordner) for ordner in args.daten]) if nennt_methoden else ()
    schema = json_schema(args.art, methoden=methoden)
    if args.ordner is None:
        print_json(schema)
    else:
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        print_pfade(write_dateien(Path(args.ordner), {f"{args.art}.schema.json": text.encode()}))
    return 0
