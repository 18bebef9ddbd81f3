"""From the command line to a command, and from whatever happens there to an exit code."""

import gc
import os
import sys
import traceback
from collections.abc import Sequence

from lotsen_curriculum.cli.argumente import Aufruffehler, build_parser
from lotsen_curriculum.problems import CurriculumError

__all__ = ["run"]


def run(argv: Sequence[str]) -> int:
    """Parses `argv`, runs the command, reports what went wrong in German, and gives the exit code."""
    _set_utf8()
    _leave_out_plugins()
    _collect_seldom()
    try:
        args = build_parser().parse_args(argv)
    except Aufruffehler as fehler:
        print(fehler, file=sys.stderr)
        return 2
    except SystemExit as ende:  # --help and --version have printed what was asked for
        return ende.code if isinstance(ende.code, int) else 0
    return _run_befehl(args.befehl, args)


def _run_befehl(befehl: str, args: object) -> int:
    from importlib import import_module

    try:
        modul = import_module(f"lotsen_curriculum.cli.befehle.{befehl}")
        code: int = modul.run(args)
    except CurriculumError as fehler:
        from lotsen_curriculum.cli.ausgabe import print_problems

        print_problems(fehler.problems, as_json=getattr(args, "json", False))
        return 1
    except KeyboardInterrupt:
        print("\nAbgebrochen. Es wurde nichts halb Fertiges geschrieben.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception:  # the outermost place: a bug must reach the user as a German sentence
        traceback.print_exc()
        print(
            "\nDas ist ein Fehler im Programm, nicht in Ihren Dateien. Bitte melden Sie ihn mit dem Text darüber.",
            file=sys.stderr,
        )
        return 3
    return code


def _leave_out_plugins() -> None:
    """Spares pydantic the search through all installed packages for plugins, which we have no use for."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _set_utf8() -> None:
    """Makes German output work on terminals and pipes that are set to another encoding."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _collect_seldom() -> None:
    """Garbage is looked for seldom: nearly all that a command makes lives until its end (a fourteenth of `pruefen`)."""
    gc.set_threshold(50_000, 20, 20)
