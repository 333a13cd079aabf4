"""What a certificate's scheme adds to it: its level among the scheme's levels, its scope, and whether more of them are issued."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from entente.certification.choices import SchemeState
from entente.certification.models import Scheme, SchemeLevel, SchemeStatus
from entente.engine.assurance import Assurance
from entente.market.dataset import ClassFact, LevelFact
from entente.market.shipped import domains, scopes

ISSUING = {SchemeState.IN_FORCE, ""}  # a scheme of which nobody knows where it stands is not taken for ended


class Schemes:
    """Three queries."""

    def __init__(self, known_by: datetime | None = None) -> None:
        self.all: dict[int, Scheme] = {one.pk: one for one in Scheme.objects.order_by("code")}
        self.rows: dict[int, dict[str, SchemeLevel]] = {}
        for level in SchemeLevel.objects.order_by("scheme__code", "rank", "code"):
            self.rows.setdefault(level.scheme_id, {})[level.code] = level
        self.statuses = list(SchemeStatus.objects.known(known_by).values_list("scheme_id", "from_on", "to_on", "state"))

    def levels(self, day: date) -> Iterator[LevelFact]:
        states = {pk: state for pk, from_on, to_on, state in self.statuses if from_on <= day and (to_on is None or day < to_on)}
        for pk, scheme in self.all.items():
            rest = (scopes_of(scheme), scheme.country_id or "", states.get(pk, "") in ISSUING)
            for level in self.rows.get(pk, {}).values():
                yield LevelFact(scheme.code, level.code, level.rank, *rest)
            if pk not in self.rows:
                yield LevelFact(scheme.code, "", 0, *rest)

    def level_of(self, pk: int, said: str, eal: int | None) -> str | None:
        """As said, else the package, else the only one there is; "" where the scheme has none, None where it is not stated."""
        known = self.rows.get(pk, {})
        if said or eal:
            return said or f"EAL{eal}"
        return next(iter(known)) if len(known) == 1 else None if known else ""

    def class_of(self, row: tuple[Any, ...]) -> ClassFact:
        """The class of a certificate, by scheme, country, category, level, EAL, AVA_VAN, components, profiles, is it augmented."""
        pk, country, category, level, eal, ava_van, components, profiles, is_augmented = row
        scheme = self.all[pk]
        stated = Assurance(eal, is_augmented, tuple(components))
        return ClassFact(
            scope=next(iter(scopes_of(scheme)), ""),
            scheme=scheme.code,
            level=self.level_of(pk, level, eal),
            home=country or scheme.country_id or "",
            category=category,
            eal=eal,
            ava_van=ava_van or stated.implied_ava_van,
            domain=domains().get(category, ""),
            profile="cpp" if any(is_collaborative(one) for one in profiles) else "none",
        )


def scopes_of(scheme: Scheme) -> tuple[str, ...]:
    narrower = scopes().get(scheme.code)
    return (narrower,) if narrower else tuple(scheme.scopes)


def is_collaborative(profile: str) -> bool:
    """As the portal names them: "collaborative Protection Profile for ...", CPP_ND_V2.2E."""
    said = profile.strip().lower()
    return said.startswith(("collaborative protection profile", "cpp_"))
