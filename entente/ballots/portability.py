"""What this room keeps about a person: where it stands, what it cast in roll-calls, proxies it gave, what decisions ask of it.

Secret ballots are not among them: nobody knows whose they are.
"""

from django.utils.translation import gettext as _

from entente.ballots.models import Candidacy, Decision, Demand, NamedBallot, Proxy
from entente.people.portability import Section


def about(person_id: int) -> list[Section]:
    stood = Candidacy.objects.filter(person=person_id).select_related("vote__body").order_by("pk")
    cast = NamedBallot.objects.filter(cast_by=person_id).select_related("row__vote__body").order_by("pk")
    given = Proxy.objects.filter(given_by=person_id).select_related("holder", "holder_person").order_by("pk")
    asked = Demand.objects.filter(by=person_id).select_related("row__vote__body").order_by("pk")
    owned = Decision.objects.filter(owner=person_id).select_related("body").order_by("pk")
    return [
        Section(_("Where you stood"), ("vote", "state", "statement"), [(str(row.vote), row.state, row.statement) for row in stood]),
        Section(_("What you cast in roll-calls"), ("voter", "said", "at"), [(str(row.row), row.said, row.cast_at) for row in cast]),
        Section(_("Proxies you gave"), ("holder", "at"), [(str(row.holder or row.holder_person), row.given_at) for row in given]),
        Section(_("Where you asked for a secret vote"), ("vote", "at"), [(str(row.row.vote), row.at) for row in asked]),
        Section(_("What decisions ask of you"), ("decision", "what"), [(str(row), row.follow_up) for row in owned]),
    ]
