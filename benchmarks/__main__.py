"""`python -m benchmarks [NAME …]` runs all measurements, or those that are named.

`planung`, `schiedsrichter` and `saison` have parts: `--teil beweis --klasse kurs --samen 5` runs one of them in short.
"""

from argparse import ArgumentParser
from importlib import import_module

from benchmarks.instanzen import KLASSEN
from benchmarks.lauf import SAMEN, Wahl

NAMES = ("prozesse", "planung", "schiedsrichter", "saison", "zertifikate", "dokumente")
MIT_TEILEN = ("planung", "schiedsrichter", "saison")


def main() -> None:
    """Reads the command line and runs what it names."""
    parser = ArgumentParser(prog="python -m benchmarks", description="Misst alles, oder was genannt ist.")
    parser.add_argument("namen", nargs="*", metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--teil", action="append", default=[], help="nur dieser Teil (mehrfach möglich)")
    parser.add_argument("--klasse", action="append", choices=KLASSEN, help="nur diese Klasse (mehrfach möglich)")
    parser.add_argument("--samen", type=int, default=SAMEN, help=f"Anfragen je Klasse, sonst {SAMEN}")
    parser.add_argument("--schreiben", action="store_true", help="die Tabellen in die Dokumentation schreiben")
    gewaehlt = parser.parse_args()
    if fremd := set(gewaehlt.namen) - set(NAMES):
        parser.error(f"{', '.join(sorted(fremd))} gibt es nicht; es gibt {', '.join(NAMES)}")
    wahl = Wahl(tuple(gewaehlt.teil), tuple(gewaehlt.klasse or KLASSEN), gewaehlt.samen, gewaehlt.schreiben)
    for name in gewaehlt.namen or NAMES:
        modul = import_module(f"benchmarks.{name}")
        if name in MIT_TEILEN:
            modul.run(wahl)
        else:
            modul.run()


if __name__ == "__main__":
    main()
