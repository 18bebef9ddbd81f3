"""Where the shipped data lies: in the checkout first, else inside the package."""

from pathlib import Path

__all__ = ["shipped_data"]

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped_data() -> Path:
    """The folder with `modules`, `methods` and the rest.

    Why the checkout first: an editable install has no `_data`, or a stale copy of it.
    """
    checkout = _PACKAGE.parent.parent
    if _PACKAGE.parent.name == "src" and (checkout / "modules").is_dir():
        return checkout
    return _PACKAGE / "_data"
