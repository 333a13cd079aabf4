"""Once a year: is what the partnership says of an organisation still right?"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from entente import record
from entente.engine.schemes import months_after
from entente.members.actions.refusals import Refusal
from entente.members.models import Confirmation, Organisation, Partnership
from entente.members.notices import PROFILE
from entente.members.queries.confirmations import speakers, unconfirmed
from entente.members.queries.membership import members_on
from entente.notices import actions as notices
from entente.notices.actions import Own
from entente.notices.compose import as_it_stands
from entente.notices.days import day_of
from entente.notices.models import Notice
from entente.notices.references import Reference
from entente.people.models import Person
from entente.record.actions import Opened

LINK, RIGHT = "members.confirm_profile", "right"
LASTS = timedelta(days=60)


class CannotConfirm(Refusal):
    """The profile cannot be confirmed by this person."""


class CannotAskToConfirm(Refusal):
    """There is nobody to ask, or all were asked today."""


@transaction.atomic
def confirm_profile(organisation: Organisation, *, by: Person, at: datetime) -> Confirmation:
    """Whoever speaks for the organisation has read its profile, and it is right."""
    entry = record.open()
    if not speakers(day_of(at)).filter(organisation=organisation, person=by).exists():
        raise CannotConfirm(_("You do not speak for %(name)s any more; who does can confirm its profile.") % {"name": organisation})
    return confirmed(entry, organisation, by, at)


def confirmed(entry: Opened, organisation: Organisation, by: Person, at: datetime) -> Confirmation:
    """Part of the caller's transaction. For how many months it holds is the partnership's to say."""
    months = Partnership.objects.values_list("profiles_hold", flat=True)[0]
    until = months_after(day_of(at), months)
    made = Confirmation.objects.create(organisation=organisation, by=by, at=at, holds_until=until)
    entry.enter("members.profile_confirmed", organisation, by=by, organisation=organisation, after={"holds_until": until})
    return made


@transaction.atomic
def ask_to_confirm(*, by: Person, at: datetime) -> Notice:
    """One mail for each who speaks for members whose profile is not confirmed, with a button for each of these members."""
    record.open()
    day = day_of(at)
    if Notice.objects.filter(kind=PROFILE, created_at__gte=at - timedelta(days=1)).exists():
        raise CannotAskToConfirm(_("They were asked within the last day. Give them time to answer."))
    if not (asked := _asked(day)):
        raise CannotAskToConfirm(_("Nobody is to be asked: every profile is confirmed, or nobody speaks for those that are not."))
    why = _("because you speak for a member")
    own = {person: Own(body, why) for person, body in _bodies(asked, at).items()}
    return notices.tell(PROFILE, to=own, own=own, subject=_("Is your profile still right?"), body="", by=by, at=at)


def _asked(day: date) -> dict[Organisation, set[int]]:
    """Who is asked for which member, by name."""
    members = members_on((Partnership.objects.first() or Partnership()).day)
    rows = speakers(day).filter(organisation__in=unconfirmed(members, day)).exclude(person__email="")
    asked: dict[Organisation, set[int]] = defaultdict(set)
    for row in rows.select_related("organisation").order_by("organisation__name_key", "pk"):
        asked[row.organisation].add(row.person_id)
    return asked


def _bodies(asked: Mapping[Organisation, set[int]], at: datetime) -> dict[int, str]:
    begins = _("Others find you by what your profile says. Read it, and say with one click that it is right, or correct it.")
    parts: dict[int, list[str]] = defaultdict(lambda: [begins])
    for one, people in asked.items():
        subject = Reference(room="members", noun="organisation", id=one.pk, label=one.name)
        correct = reverse("members:edit", args=[one.slug])
        for person, right in notices.links(LINK, subject, people, [(RIGHT, _("It is right"))], lasts=LASTS, at=at).items():
            said = {"right": right, "correct": correct}
            parts[person] += [f"### {as_it_stands(one.name)}", _("[Read and confirm it](%(right)s), or [correct it](%(correct)s).") % said]
    return {person: "\n\n".join(said) for person, said in parts.items()}
