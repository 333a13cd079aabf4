"""Catalogues, mappings and consultations: what is own is the delegate's organisation's; catalogues are everybody's."""

from dataclasses import dataclass

from entente.certification.actions.consultations import CommentSaid, comment
from entente.certification.actions.mappings import RowSaid, write_row
from entente.certification.actions.selfchecks import save_check
from entente.certification.catalogue_choices import RelationKind
from tests.doors.world import World
from tests.factories import catalogues as made
from tests.factories.people import account, person


@dataclass
class Named:
    """What an address names by something else than a number."""

    pk: str


NOUNS = {
    ("certification", "catalogue"): "catalogue",
    ("certification", "mapping"): "mapping",
    ("certification", "row"): "mapping-row",
    ("certification", "requirement"): "requirement",
    ("certification", "comment"): "comment",
    ("certification", "check"): "check",
}


def build(world: World) -> None:
    """A consultation with a comment, a draft mapping with a row, and what an organisation holds; once for each side."""
    for side in ("own", "foreign"):
        candidate, held = made.consultation(f"{side}-new"), made.catalogue(f"{side}-held")
        author = person()
        mapping = made.draft(held, candidate, author)
        row = write_row(
            mapping,
            made.requirement(f"{side}-held", "1"),
            made.requirement(f"{side}-new", "1"),
            RowSaid(RelationKind.EQUAL),
            by=author,
            at=made.BROUGHT,
        )
        organisation = world.things["organisation", side]
        said = comment(
            made.requirement(f"{side}-new", "1"), CommentSaid("Why?"), organisation=organisation, by=account().person, at=made.BROUGHT
        )
        world.things |= {
            ("catalogue", side): Named(candidate.slug),
            ("mapping", side): mapping,
            ("mapping-row", side): row,
            ("requirement", side): made.requirement(f"{side}-new", "1"),
            ("comment", side): said,
            ("check", side): save_check(
                organisation, "ours", [made.holding(held.slug)], made.holding(candidate.slug), by=author, at=made.BROUGHT
            ),
        }
