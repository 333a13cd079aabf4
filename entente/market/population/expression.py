"""One Ibis expression from individual certificates to classes, and from classes to access. No division: whole numbers only.

Certificates valid on the day become classes first: what a certificate states is reduced to which sets of caps it meets (2 surely, 1
maybe, 0 not, as the digits of one number), so that no more classes remain than access can tell apart. Only kinds of classes meet
markets, which bounds the memory whatever the rows; what is at home is subtracted, so that home states multiply nothing.
"""

from datetime import date
from typing import Any

from entente.market.population.ways import OPEN, UNKNOWN, CapSet, Ways

COLUMNS = ("class", "scheme_level", "home_state", "category", "eal", "ava_van", "domain", "profile", "valid_from", "valid_to", "weight")
WIDE = "decimal(38, 0)"
KIND = ("scheme_level", "met")


def expression(certificates: Any, known: Ways, day: date) -> Any:
    """Rows (class, group, certificates, weight, opened, unknown, counted), one of class and group null; outside the home state.

    For a group of markets, in weights: opened, unknown, and counted of all certificates for it. For a class, in weights times sizes.
    `certificates` and `weight` stand with classes, `unmatched` among them are met by no market.
    """
    import ibis  # type: ignore[import-untyped, import-not-found, unused-ignore]

    classes = _classes(ibis, certificates, known, day)
    reach = _reach(ibis, classes, known)
    return _by_group(ibis, classes, reach).union(_by_class(ibis, classes, reach))


def _classes(ibis: Any, certificates: Any, known: Ways, day: date) -> Any:
    """(class, scheme_level, home_state, met, weight, certificates)"""
    valid = certificates.filter(certificates.valid_from <= day, certificates.valid_to.isnull() | (certificates.valid_to > day))
    digits = [_met(ibis, valid, caps) * 3**place for place, caps in enumerate(known.caps)]
    met = valid.mutate(met=sum(digits[1:], digits[0]).cast("int64"))
    return met.group_by("class", "scheme_level", "home_state", "met").agg(
        weight=met.weight.cast("int64").sum().cast("int64"), certificates=met.count().cast("int64")
    )


def _reach(ibis: Any, classes: Any, known: Ways) -> Any:
    """(scheme_level, met, group, state, size, access): what each kind of class gets in each group of markets."""
    kinds = classes.select(*KIND).distinct()
    met = kinds.join(ibis.memtable(_rows(known), schema=WAYS), "scheme_level")
    best = met.mutate(access=ibis.least(met.opens, (met.met // met.power) % 3).cast("int64"))
    return best.group_by(*KIND, "group", "state", "size").agg(access=best.access.max())


def _by_group(ibis: Any, classes: Any, reach: Any) -> Any:
    everywhere = classes.group_by(*KIND).agg(weight=classes.weight.sum().cast("int64"))
    at_home = classes.group_by(*KIND, state=classes.home_state).agg(home=classes.weight.sum().cast("int64"))
    found = reach.join(everywhere, list(KIND)).left_join(at_home, [*KIND, "state"])
    foreign = found.mutate(foreign=found.weight - ibis.coalesce(found.home, 0))
    sums = foreign.group_by("group").agg(**_sums(ibis, foreign, foreign.foreign.cast(WIDE)))
    nothing = {"class": ibis.null("string"), **dict.fromkeys(("certificates", "weight", "unmatched"), ibis.literal(0, "int64"))}
    return sums.mutate(**nothing).select(*RESULT)


def _by_class(ibis: Any, classes: Any, reach: Any) -> Any:
    everywhere = reach.group_by(*KIND).agg(**_sums(ibis, reach, reach["size"]))
    at_home = reach.group_by(*KIND, home_state=reach.state).agg(**_sums(ibis, reach, reach["size"], "home_"))
    found = classes.left_join(everywhere, list(KIND), rname="{name}_all").left_join(at_home, [*KIND, "home_state"], rname="{name}_home")
    amounts = {name: _times(ibis, found, name) for name in ("opened", "unknown", "counted")}
    unmatched = ibis.cases((found.counted.isnull(), found.certificates), else_=0)
    sums = {"certificates": found.certificates, "weight": found.weight, "unmatched": unmatched}
    return (
        found.group_by("class")
        .agg(
            **{name: amount.sum().cast(WIDE) for name, amount in amounts.items()},
            **{name: column.sum().cast("int64") for name, column in sums.items()},
        )
        .mutate(group=ibis.null("int64"))
        .select(*RESULT)
    )


RESULT = ("class", "group", "certificates", "weight", "unmatched", "opened", "unknown", "counted")
WAYS = {"scheme_level": "string", "group": "int64", "state": "string", "size": "int64", "power": "int64", "opens": "int64"}


def _sums(ibis: Any, table: Any, amount: Any, prefix: str = "") -> dict[str, Any]:
    """How much of an amount is open, unknown, and all of it."""
    parts = {"opened": table.access == OPEN, "unknown": table.access == UNKNOWN, "counted": table.access >= 0}
    return {prefix + name: ibis.cases((which, amount), else_=0).sum().cast(WIDE) for name, which in parts.items()}


def _times(ibis: Any, found: Any, name: str) -> Any:
    """Weight times the size of the markets elsewhere; 38 digits hold a million million certificates in as many markets."""
    size = ibis.coalesce(found[name], 0).cast(SIZE) - ibis.coalesce(found[f"home_{name}"], 0).cast(SIZE)
    return found.weight.cast(SIZE) * size.cast(SIZE)


SIZE = "decimal(18, 0)"


def _met(ibis: Any, valid: Any, caps: CapSet) -> Any:
    """2 where all caps are surely met, 1 where one is not stated and none is broken, 0 else."""
    least = ibis.literal(2, "int64")
    for name in ("eal", "ava_van", "domain", "profile", "category"):
        if (cap := getattr(caps, name)) is not None:
            said = valid[name]
            holds = said <= cap if name in ("eal", "ava_van") else said == cap
            least = ibis.least(least, ibis.cases((said.isnull(), 1), (holds, 2), else_=0).cast("int64"))
    return least


def _rows(known: Ways) -> list[dict[str, Any]]:
    groups = known.groups
    return [
        dict(zip(WAYS, (way.level, way.group, groups[way.group].state, groups[way.group].size, 3**way.caps, way.opens), strict=True))
        for way in known.rows
    ]
