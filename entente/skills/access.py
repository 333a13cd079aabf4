"""Who may: everyone reads what is published; members add their own, the office reviews; an exercise is seen as its gathering is."""

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http.response import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.engine.marking import Viewer
from entente.gatherings import access as gatherings
from entente.gatherings import queries as gathered
from entente.members.access import SPEAKING, organisation_to_read, organisations_of
from entente.members.choices import DelegationRole
from entente.members.models import Organisation
from entente.members.queries import members_on
from entente.members.viewers import keys_of, viewer_of
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account
from entente.skills.choices import ReviewState, Visibility
from entente.skills.models import Activity, Asked, Campaign, Course, CyberRange, Exercise, Expert, Figures, JobTitle, Survey

Row = TypeVar("Row")


def keeps(user: User) -> bool:
    return people.may(user, Permission.SKILLS_KEEP)


def keeper(user: User) -> Account:
    return people.require(user, Permission.SKILLS_KEEP)


def oversees(user: User) -> bool:
    """Sees what is not published: the office, and the auditor to read."""
    return keeps(user) or people.may(user, Permission.RECORD_READ)


def own_organisations(user: User) -> list[Organisation]:
    """Members for which the user speaks."""
    own = organisations_of(user, SPEAKING)
    return list(members_on(timezone.localdate()).filter(pk__in=own).order_by("name_key")) if own else []


def speaker_for(user: User, organisation: Organisation | None) -> Account:
    """Whoever speaks for the organisation; the office for everyone."""
    if isinstance(user, Account) and (keeps(user) or (organisation is not None and organisation.pk in organisations_of(user, SPEAKING))):
        return user
    raise PermissionDenied(_("Only those who speak for the organisation and the office do this."))


def courses(user: User) -> QuerySet[Course]:
    """Published ones; besides, one's own organisations' and what one wrote."""
    if oversees(user):
        return Course.objects.all()
    own = organisations_of(user, frozenset(DelegationRole))
    return Course.objects.filter(Q(state=ReviewState.PUBLISHED) | Q(provider__in=own)) if own else Course.objects.published()


def course_to_read(user: User, pk: int) -> Course:
    return _found(courses(user).select_related("country", "region", "provider", "written_by").filter(pk=pk).first())


def course_to_write(user: User, pk: int) -> Course:
    found = course_to_read(user, pk)
    speaker_for(user, found.provider)
    return found


def course_to_review(user: User, pk: int) -> Course:
    found = course_to_read(user, pk)
    keeper(user)
    return found


def ranges(user: User) -> QuerySet[CyberRange]:
    if oversees(user):
        return CyberRange.objects.all()
    own = organisations_of(user, frozenset(DelegationRole))
    return CyberRange.objects.filter(Q(state=ReviewState.PUBLISHED) | Q(organisation__in=own)) if own else CyberRange.objects.published()


def range_to_read(user: User, pk: int) -> CyberRange:
    return _found(ranges(user).select_related("organisation", "country").filter(pk=pk).first())


def range_to_write(user: User, pk: int) -> CyberRange:
    found = range_to_read(user, pk)
    speaker_for(user, found.organisation)
    return found


def range_to_review(user: User, pk: int) -> CyberRange:
    found = range_to_read(user, pk)
    keeper(user)
    return found


def exercises(user: User) -> QuerySet[Exercise]:
    """Those whose gatherings the user's keys open."""
    seen = Exercise.objects.filter(gathering__in=gathered.seen(keys_of(user)).values("pk"))
    return seen.select_related("gathering", "range")


def exercise_to_read(user: User, viewer: Viewer, pk: int) -> Exercise:
    """404 for who may not even know that it is there."""
    found = _found(Exercise.objects.select_related("gathering__organiser", "range").filter(pk=pk).first())
    gatherings.gathering_to_read(user, viewer, found.gathering_id)
    if found.range_id and not ranges(user).filter(pk=found.range_id).exists():
        found.range = None
    return found


def exercise_to_keep(user: User, pk: int) -> Exercise:
    found = exercise_to_read(user, viewer_of(user), pk)
    gatherings.gathering_to_keep(user, viewer_of(user), found.gathering_id)
    return found


def survey_to_read(user: User, pk: int) -> Survey:
    """Figures are public; the survey itself is for members, the office and the auditor."""
    found = _found(Survey.objects.filter(pk=pk).first())
    if not (oversees(user) or answers_of(user, found)):
        raise PermissionDenied(_("Only members that were asked and the office see the survey itself; its figures are public."))
    return found


def survey_to_keep(user: User, pk: int) -> Survey:
    keeper(user)
    return _found(Survey.objects.filter(pk=pk).first())


def answers_of(user: User, survey: Survey) -> list[Asked]:
    own = organisations_of(user, SPEAKING)
    return list(Asked.objects.filter(survey=survey, organisation__in=own).select_related("organisation", "survey")) if own else []


def asked_to_answer(user: User, pk: int) -> Asked:
    """404 for others: what a member answers is its own and the office's."""
    found = Asked.objects.select_related("organisation__country", "organisation__region", "survey").filter(pk=pk).first()
    if found is None or not (oversees(user) or found.organisation_id in organisations_of(user, frozenset(DelegationRole))):
        raise Http404
    speaker_for(user, found.organisation)
    return found


def figures_to_read(pk: int) -> Figures:
    return _found(Figures.objects.select_related("survey").filter(pk=pk).first())


def campaigns(user: User) -> QuerySet[Campaign]:
    return Campaign.objects.all() if oversees(user) else Campaign.objects.published()


def campaign_to_read(user: User, pk: int) -> Campaign:
    return _found(campaigns(user).filter(pk=pk).first())


def campaign_to_keep(user: User, pk: int) -> Campaign:
    found = campaign_to_read(user, pk)
    keeper(user)
    return found


def activity_to_measure(user: User, pk: int) -> Activity:
    rows = Activity.objects.select_related("organisation", "campaign")
    found = _found(rows.filter(pk=pk, campaign__in=campaigns(user).values("pk")).first())
    speaker_for(user, found.organisation)
    return found


def experts(user: User) -> QuerySet[Expert]:
    """Whom each chose to be shown to; oneself always."""
    shown = Q(visibility=Visibility.PUBLIC)
    viewer = viewer_of(user)
    if viewer.in_community:
        shown |= Q(visibility=Visibility.COMMUNITY)
    if viewer.person is not None:
        shown |= Q(person=viewer.person)
    return Expert.objects.all() if keeps(user) else Expert.objects.filter(shown)


def expert_to_read(user: User, pk: int) -> Expert:
    return _found(experts(user).select_related("person", "country").filter(pk=pk).first())


def own_offer(user: Account) -> Expert | None:
    return Expert.objects.filter(person=user.person_id).first()


def titles_to_keep(user: User, slug: str) -> Organisation:
    """A member's own words are its own: for its people and the office."""
    found = organisation_to_read(user, slug)
    speaker_for(user, found)
    return found


def title_to_keep(user: User, pk: int) -> JobTitle:
    found = _found(JobTitle.objects.select_related("organisation").filter(pk=pk).first())
    if not (oversees(user) or found.organisation_id in organisations_of(user, frozenset(DelegationRole))):
        raise Http404
    speaker_for(user, found.organisation)
    return found


def own_titles(user: User) -> QuerySet[JobTitle]:
    own = organisations_of(user, frozenset(DelegationRole))
    return JobTitle.objects.filter(organisation__in=own).select_related("role") if own else JobTitle.objects.none()


def _found(row: Row | None) -> Row:
    if row is None:
        raise Http404
    return row
