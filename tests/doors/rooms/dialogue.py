"""On each side a partner body with a contact, a meeting, a memorandum and what is owed; an event; a consultation; a tracker."""

from typing import Any

from django.utils import timezone

from entente.dialogue import actions
from entente.dialogue.choices import FollowKind
from entente.engine.marking import Marking
from entente.vocabulary.models import Country
from tests.factories import dialogue as make
from tests.factories.gatherings import gathering
from tests.factories.governance import body

NOUNS = {
    ("dialogue", "code"): "region",
    ("dialogue", "country"): "tracked-country",
    ("dialogue", "tracker_id"): "tracker",
    ("dialogue", "counterpart_id"): "counterpart",
    ("dialogue", "consultation_id"): "consultation",
    ("dialogue:change-item", "pk"): "region-item",
    **{(f"dialogue:{name}", "pk"): "interregional" for name in ("link", "change-link")},
    **{(f"dialogue:{name}", "pk"): "counterpart" for name in ("counterpart", "change-counterpart", "new-contact", "log", "new-memorandum")},
    ("dialogue:end-contact", "pk"): "contact",
    ("dialogue:encounter", "pk"): "encounter",
    **{(f"dialogue:{name}", "pk"): "memorandum" for name in ("memorandum", "change-memorandum", "renew", "end-memorandum", "owe")},
    ("dialogue:fulfil", "pk"): "obligation",
    **{(f"dialogue:{name}", "pk"): "event" for name in ("event", "change-event", "new-point", "rate", "follow-up")},
    ("dialogue:drop-point", "pk"): "programme-point",
    ("dialogue:followed-up", "pk"): "follow-up",
    **{
        (f"dialogue:{name}", "pk"): "consultation"
        for name in ("consultation", "change-consultation", "draft", "comments", "adopt", "send", "compare", "drop", "plead")
    },
    ("dialogue:taken-up", "pk"): "plea",
    **{(f"dialogue:{name}", "pk"): "tracker" for name in ("tracker", "change-tracker", "followed", "check", "give")},
}


def build(world: Any) -> None:
    now = timezone.now()
    for side, code in (("own", "FRH0"), ("foreign", "DEA5")):
        by = world.things["person", side]
        partner = make.counterpart(f"Agency {side}", keeper=by)
        contact = make.contact(partner, f"Contact {side}")
        memorandum = make.memorandum(partner)
        event = make.event(gathering(f"Forum {side}", marking=Marking.CLEAR, by=by), by=by)
        starts = event.gathering.starts_at
        consultation = make.consultation(f"Asked {side}", of=body(), keeper=by)
        tracker = make.tracker(f"Act {side}", keeper=by)
        make.checked(tracker, on=make.DAY, by=by)
        world.things |= {
            ("region", side): make.region(code),
            ("tracked-country", side): Country.objects.get(pk="FR"),
            ("region-item", side): make.item(code, by=by),
            ("interregional", side): make.link(f"Pilot {side}", by=by),
            ("counterpart", side): partner,
            ("contact", side): contact,
            ("encounter", side): make.met(partner, contact, by),
            ("memorandum", side): memorandum,
            ("obligation", side): actions.owe(memorandum, "ours", "Send the report", due_on=None, by=by, at=now),
            ("event", side): event,
            ("programme-point", side): actions.add_point(event, actions.PointFacts(starts, 30, "Welcome"), by=by, at=now),
            ("follow-up", side): actions.follow_up(event, FollowKind.NEED, "A need", by, due_on=make.DAY, by=by, at=now),
            ("consultation", side): consultation,
            ("plea", side): actions.plead(consultation, "One label", by=by, at=now),
            ("tracker", side): tracker,
        }
