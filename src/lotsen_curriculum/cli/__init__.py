"""The shell: arguments, files, progress, exit codes. Everything heavy is imported where it is used."""

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command `lotsen` and gives its exit code.

    0 fine, 1 problems or not plannable, 2 wrong usage, 3 a bug in the program, 130 stopped by Ctrl-C.
    """
    from lotsen_curriculum.cli.start import run

    return run(sys.argv[1:] if argv is None else argv)
