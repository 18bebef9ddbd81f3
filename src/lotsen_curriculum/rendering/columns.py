"""How wide the columns of a table are; the same in every format."""

from collections.abc import Sequence

from lotsen_curriculum.documents.nodes import Column

__all__ = ["column_widths"]

_MM = 72 / 25.4
_LEAST_SHARE = 0.15
"""The part of the width that columns with shares keep, however wide the fixed ones want to be."""


def column_widths(columns: Sequence[Column], width: float) -> list[float]:
    """The widths in pt: fixed ones first, the rest by shares; all narrowed where the fixed ones alone are too wide."""
    fixed = sum(column.width_mm * _MM for column in columns if column.width_mm)
    shares = sum(column.share for column in columns if not column.width_mm)
    least = _LEAST_SHARE * width if shares else 0.0
    squeeze = min(1.0, (width - least) / fixed) if fixed else 1.0
    rest = width - fixed * squeeze
    return [column.width_mm * _MM * squeeze if column.width_mm else rest * column.share / shares for column in columns]
