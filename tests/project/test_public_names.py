"""The names that scripts may use, and what importing them costs."""

import subprocess
import sys

import lotsen_curriculum


def test_every_public_name_can_be_imported_and_says_what_it_is() -> None:
    """Each name of `__all__` exists and functions and classes have a docstring; others are refused."""
    for name in lotsen_curriculum.__all__:
        value = getattr(lotsen_curriculum, name)
        assert value.__doc__, name
    assert not hasattr(lotsen_curriculum, "gibt_es_nicht")


def test_importing_the_package_and_asking_for_help_load_nothing_heavy() -> None:
    """Neither the package nor `lotsen --help` imports pydantic, numpy, yaml, docx, reportlab or rich."""
    code = (
        "import sys, lotsen_curriculum, lotsen_curriculum.cli.argumente as a; a.build_parser();"
        "print([name for name in ('pydantic', 'numpy', 'yaml', 'docx', 'reportlab', 'rich') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
