from datetime import timedelta

from django.utils import timezone

from entente.ballots import actions
from entente.ballots.choices import Form
from entente.ballots.models import Decision, Rule, Vote
from tests.doors.hidden import Circle


def vote_of_a_group(circle: Circle) -> Vote:
    now, by = timezone.now(), circle.source.person
    under = Rule.objects.get(body=circle.body)
    plan = actions.Plan("Hydra or kraken?", under, now, now + timedelta(hours=1), text="The kraken.", form=Form.WRITTEN)
    vote = actions.draft(circle.body, plan, by=by, at=now)
    return actions.call(vote, by=by, at=now)


def decided(circle: Circle) -> Decision:
    said = {"text": "The kraken.", "on": timezone.localdate(), "by": circle.source.person, "at": timezone.now()}
    return actions.enter(circle.body, "The hydra is slain", **said)


HIDDEN = {"vote": vote_of_a_group, "decision": decided}
