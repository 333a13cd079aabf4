"""A scenario's results as its pages show them: years with points of a line, gains with names."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from entente.market.choices import sector_name

PARTS = ("index", "acc", "cost", "het")
WIDE, HIGH = 640, 200
MOST = 12  # of a table of gains
SIZES = {"sme": _("Small and medium-sized"), "large": _("Large"), "unknown": _("Not a member: not known")}


def shaped(results: dict[str, Any]) -> dict[str, Any]:
    years = [_year(one) for one in results["years"]]
    gains = results["gains"] | {"sector": [{**row, "of": sector_name(row["of"])} for row in results["gains"]["sector"]]}
    gains |= {"size": [{**row, "of": SIZES.get(row["of"], row["of"])} for row in results["sizes"]]}
    changed = {name: [row for row in rows if abs(row["change"]) > 1e-9][:MOST] for name, rows in gains.items()}
    planned = [(one, date.fromisoformat(one["on"])) for one in results["measures"]]
    return {"results": results, "planned": planned, "years": years, "lines": lines(years), "gains": changed, "wide": WIDE, "high": HIGH}


def _year(one: dict[str, Any]) -> dict[str, Any]:
    return {"day": date.fromisoformat(one["day"]), "index": one["index"], "closed": one["closed"], "enough": one["enough"], **one["parts"]}


def lines(years: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """(part, its points) for every part that is known in each year; 1 is at the top."""
    step = WIDE / max(len(years) - 1, 1)
    found = []
    for name in PARTS:
        values = [year[name]["value"] for year in years]
        if all(value is not None for value in values):
            found.append((name, " ".join(f"{place * step:.1f},{HIGH - value * HIGH:.1f}" for place, value in enumerate(values))))
    return found


def compared(results: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A row a year that any of them has, with the figures of each scenario; None where it does not reach so far."""
    by_day = [{date.fromisoformat(one["day"]): _year(one) for one in each["years"]} for each in results]
    days = sorted({day for one in by_day for day in one})
    return [{"day": day, "cells": [one.get(day) for one in by_day]} for day in days]
