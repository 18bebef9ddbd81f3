"""Public holidays in Hesse, from the holidays library; only hints look at them."""

from datetime import date

__all__ = ["feiertag_of"]


def feiertag_of(tag: date) -> str | None:
    """The German name of the public holiday in Hesse on `tag`, or None."""
    from holidays import country_holidays

    return country_holidays("DE", subdiv="HE", years=tag.year, language="de").get(tag)
