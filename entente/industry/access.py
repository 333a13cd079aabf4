"""Who may: everyone reads what was granted or is public, a company its own; issuers and the office decide; complaints are the office's."""

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http.response import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.gatherings import queries as gatherings
from entente.gatherings.access import gathering_to_read
from entente.industry.choices import SHOWN, PitchState
from entente.industry.models import Attending, Complaint, Evidence, Investor, InvestorDay, Issuer, Label, Meeting, Outcome, Pitch, Profile
from entente.members.access import SPEAKING, organisations_of
from entente.members.choices import DelegationRole
from entente.members.models import Organisation
from entente.members.viewers import keys_of, viewer_of
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account

Row = TypeVar("Row")
ALL = frozenset(DelegationRole)


def keeps(user: User) -> bool:
    return people.may(user, Permission.INDUSTRY_KEEP)


def keeper(user: User) -> Account:
    return people.require(user, Permission.INDUSTRY_KEEP)


def oversees(user: User) -> bool:
    """Reads what is not published: the office, and the auditor."""
    return keeps(user) or people.may(user, Permission.RECORD_READ)


def issued_by(user: User) -> dict[str, Organisation]:
    """The countries for whose companies somebody decides today, with the issuer it speaks for."""
    speaks = organisations_of(user, SPEAKING)
    if not speaks:
        return {}
    rows = Issuer.objects.known().on(timezone.localdate()).filter(organisation__in=speaks).select_related("organisation").order_by("pk")
    return {row.country_id: row.organisation for row in rows}


def labels(user: User) -> QuerySet[Label]:
    """What was granted once; besides, a company's own, an issuer's of its country, everything for the office and the auditor."""
    if oversees(user):
        return Label.objects.all()
    own, countries = organisations_of(user, ALL), list(issued_by(user))
    seen = Q(state__in=SHOWN)
    return Label.objects.filter(seen | Q(organisation__in=own) | Q(country__in=countries) if own or countries else seen)


def label_to_read(user: User, pk: int) -> Label:
    rows = labels(user).select_related("organisation", "criteria", "issuer", "country", "renews")
    return there(rows.filter(pk=pk).first())


def is_inside(user: User, label: Label) -> bool:
    """Reads the declaration's evidence and why it was refused."""
    return oversees(user) or label.organisation_id in organisations_of(user, ALL) or label.country_id in issued_by(user)


def decides(user: User, label: Label) -> bool:
    """May decide, unless it is its own: the issuer of its country and the office. Four eyes are kept by the action."""
    is_own = label.organisation_id in organisations_of(user, ALL)
    return not is_own and (keeps(user) or label.country_id in issued_by(user))


def label_to_decide(user: User, pk: int) -> Label:
    found = label_to_read(user, pk)
    if not decides(user, found):
        raise PermissionDenied(_("Only an issuer of its country and the office decide, and nobody on the label of an own company."))
    return found


def speaks_for(user: User, label: Label) -> bool:
    return label.organisation_id in organisations_of(user, SPEAKING)


def label_to_withdraw(user: User, pk: int) -> Label:
    found = label_to_read(user, pk)
    if not speaks_for(user, found):
        raise PermissionDenied(_("Only those who speak for the company do this."))
    return found


def applicants(user: User) -> list[Organisation]:
    """The organisations for which somebody may apply and keep a profile."""
    own = organisations_of(user, SPEAKING)
    return list(Organisation.objects.filter(pk__in=own).order_by("name_key")) if own else []


def applicant_for(user: User, organisation: Organisation) -> Account:
    if isinstance(user, Account) and organisation.pk in organisations_of(user, SPEAKING):
        return user
    raise PermissionDenied(_("Only those who speak for the company do this."))


def evidence_to_read(user: User, pk: int) -> Evidence:
    found = there(Evidence.objects.select_related("label", "upload").filter(pk=pk, label__in=labels(user)).first())
    if not is_inside(user, found.label):
        raise PermissionDenied(_("The evidence is read by the company, its issuer and the office."))
    return found


def complaint_to_read(user: User, pk: int) -> Complaint:
    keeper(user)
    return there(Complaint.objects.select_related("label__organisation", "by", "answered_by").filter(pk=pk).first())


def profiles(user: User) -> QuerySet[Profile]:
    """Public ones for everyone; those for members for the community."""
    if oversees(user) or viewer_of(user).in_community:
        return Profile.objects.all()
    return Profile.objects.filter(is_public=True)


def profile_to_read(user: User, pk: int) -> Profile:
    return there(profiles(user).select_related("organisation").filter(pk=pk).first())


def keeps_profile(user: User, profile: Profile) -> bool:
    return profile.organisation_id in organisations_of(user, SPEAKING)


def investor_to_read(user: User, pk: int) -> Investor:
    return there(Investor.objects.select_related("country").filter(pk=pk).first())


def days(user: User) -> QuerySet[InvestorDay]:
    """Whoever may see the gathering sees the day."""
    return InvestorDay.objects.filter(gathering__in=gatherings.seen(keys_of(user)).values("pk")).select_related("gathering")


def day_to_read(user: User, pk: int) -> InvestorDay:
    found = there(InvestorDay.objects.select_related("gathering").filter(pk=pk).first())
    gathering_to_read(user, viewer_of(user), found.gathering_id)
    return found


def day_to_keep(user: User, pk: int) -> InvestorDay:
    found = day_to_read(user, pk)
    keeper(user)
    return found


def pitches(user: User) -> QuerySet[Pitch]:
    """A company's own, those selected for the investors who attend, all for the office and the auditor."""
    rows = Pitch.objects.select_related("profile__organisation", "day__gathering")
    if oversees(user):
        return rows
    if not isinstance(user, Account):
        return rows.none()
    hosted = Attending.objects.filter(person=user.person_id).values("day")
    return rows.filter(Q(profile__organisation__in=organisations_of(user, ALL)) | Q(state=PitchState.SELECTED, day__in=hosted))


def pitch_to_read(user: User, pk: int) -> Pitch:
    return there(pitches(user).filter(pk=pk).first())


def pitch_to_change(user: User, pk: int) -> Pitch:
    found = pitch_to_read(user, pk)
    if found.profile.organisation_id not in organisations_of(user, SPEAKING):
        raise PermissionDenied(_("Only those who speak for the company do this."))
    return found


def pitch_to_answer(user: User, pk: int) -> Pitch:
    found = pitch_to_read(user, pk)
    keeper(user)
    return found


def meetings(user: User) -> QuerySet[Meeting]:
    """An investor's own, a company's own, all for the office and the auditor."""
    rows = Meeting.objects.select_related("pitch__profile__organisation", "pitch__day__gathering", "attending__investor", "attending__day")
    if oversees(user):
        return rows
    if not isinstance(user, Account):
        return rows.none()
    return rows.filter(Q(attending__person=user.person_id) | Q(pitch__profile__organisation__in=organisations_of(user, ALL)))


def meeting_to_answer(user: User, pk: int) -> Meeting:
    """For whoever answers for the investor, and the office."""
    found = there(meetings(user).filter(pk=pk).first())
    if not (keeps(user) or (isinstance(user, Account) and found.attending.person_id == user.person_id)):
        raise PermissionDenied(_("Only who answers for the investor and the office do this."))
    return found


def meeting_to_move(user: User, pk: int) -> Meeting:
    found = there(meetings(user).filter(pk=pk).first())
    keeper(user)
    return found


def outcomes(user: User) -> QuerySet[Outcome]:
    """A company's own; all for the office and the auditor."""
    rows = Outcome.objects.select_related("organisation", "investor", "day__gathering")
    return rows if oversees(user) else rows.filter(organisation__in=organisations_of(user, ALL))


def outcome_to_withdraw(user: User, pk: int) -> Outcome:
    found = there(outcomes(user).filter(pk=pk).first())
    if found.organisation_id not in organisations_of(user, SPEAKING):
        raise PermissionDenied(_("Only those who speak for the company do this."))
    return found


def issuer_to_keep(user: User, pk: int) -> Issuer:
    keeper(user)
    found: Issuer | None = Issuer.objects.known().select_related("organisation").filter(pk=pk).first()
    return there(found)


def there(row: Row | None) -> Row:
    if row is None:
        raise Http404
    return row
