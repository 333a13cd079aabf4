"""A label of each side with a complaint; a profile, a pitch with a wish, an outcome; an investor and an investor day."""

from typing import Any

from django.utils import timezone

from entente.industry import actions
from entente.industry.models import Evidence
from tests.factories import industry as made

NOUNS = {
    ("industry", "label_id"): "label",
    **{(f"industry:{name}", "pk"): "label" for name in ("label", "badge", "renew", "withdraw", "grant", "turn", "complain")},
    ("industry:evidence", "pk"): "label-evidence",
    ("industry:complaint", "pk"): "label-complaint",
    ("industry:criteria-version", "pk"): "label-criteria",
    ("industry:end-issuer", "pk"): "label-issuer",
    ("industry:sme", "pk"): "growth-profile",
    ("industry:investor", "pk"): "investor",
    **{(f"industry:{name}", "pk"): "investor-day" for name in ("day", "change-call", "attend", "new-pitch", "lay-out")},
    **{(f"industry:{name}", "pk"): "pitch" for name in ("pitch", "select-pitch", "decline-pitch", "withdraw-pitch", "wishes")},
    **{(f"industry:{name}", "pk"): "investor-meeting" for name in ("answer-wish", "move")},
    ("industry:withdraw-outcome", "pk"): "growth-outcome",
}


def build(world: Any) -> None:
    now = timezone.now()
    shared = {"label-criteria": made.criteria(), "investor": made.investor(), "investor-day": made.day()}
    attending = made.attending(shared["investor-day"], shared["investor"])
    for side in ("own", "foreign"):
        organisation, person = world.things["organisation", side], world.things["person", side]
        row = made.applied(organisation, by=person)
        row = actions.grant(row, issuer=None, by=world.things["second", "own"].person, at=now)
        pitch = made.pitch(shared["investor-day"], organisation)
        world.things |= {
            ("label", side): row,
            ("label-evidence", side): Evidence.objects.filter(label=row).get(),
            ("label-complaint", side): made.complaint(row),
            ("label-issuer", side): made.issuer(organisation, "LU" if side == "own" else "MT"),
            ("growth-profile", side): pitch.profile,
            ("pitch", side): pitch,
            ("investor-meeting", side): made.wish(pitch, attending)[0],
            ("growth-outcome", side): made.outcome(organisation),
            **{(noun, side): thing for noun, thing in shared.items()},
        }
