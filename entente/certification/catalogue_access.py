"""Who may do what with catalogues, mappings and comments. Catalogues and mappings in use are everybody's to see."""

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http.response import Http404
from django.utils.translation import gettext as _

from entente.certification.catalogue_choices import SetState
from entente.certification.models import Catalogue, MappingRow, MappingSet, Requirement, RequirementComment, SelfCheck
from entente.members import access as members
from entente.members.models import Organisation
from entente.members.viewers import viewer_of
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account

Row = TypeVar("Row", bound=Model)


def may_keep(user: User) -> bool:
    return people.may(user, Permission.CERTIFICATION_KEEP)


def may_review(user: User) -> bool:
    return people.may(user, Permission.MAPPINGS_REVIEW)


def catalogue_to_see(slug: str) -> Catalogue:
    return _found(Catalogue.objects.filter(slug=slug))


def catalogue_to_keep(user: User, slug: str) -> tuple[Catalogue, Account]:
    catalogue = catalogue_to_see(slug)
    return catalogue, people.require(user, Permission.CERTIFICATION_KEEP)


def set_to_see(user: User, pk: int) -> MappingSet:
    """A draft is there for those who keep or review mappings only."""
    found = _found(MappingSet.objects.select_related("source", "target").filter(pk=pk))
    if found.state == SetState.DRAFT and not (may_keep(user) or may_review(user)):
        raise Http404
    return found


def set_to_edit(user: User, pk: int) -> tuple[MappingSet, Account]:
    found = set_to_see(user, pk)
    return found, people.require(user, Permission.CERTIFICATION_KEEP)


def row_to_edit(user: User, pk: int) -> tuple[MappingRow, Account]:
    found = _row(user, pk)
    return found, people.require(user, Permission.CERTIFICATION_KEEP)


def row_to_review(user: User, pk: int) -> tuple[MappingRow, Account]:
    found = _row(user, pk)
    return found, people.require(user, Permission.MAPPINGS_REVIEW)


def _row(user: User, pk: int) -> MappingRow:
    rows = MappingRow.objects.select_related("mapping_set__source", "mapping_set__target", "source__catalogue", "target__catalogue")
    found = _found(rows.filter(pk=pk))
    set_to_see(user, found.mapping_set_id)
    return found


def reads_comments(user: User) -> bool:
    """The partnership's community: who acts for an admitted member, and the public side."""
    return viewer_of(user).in_community


def may_comment(user: User) -> bool:
    return isinstance(user, Account) and (may_keep(user) or bool(members.organisations_of(user)))


def requirement_to_comment(user: User, slug: str, pk: int) -> tuple[Requirement, Account]:
    """404 outside a consultation; 403 with a sentence for who is not of a member."""
    requirement = _found(Requirement.objects.select_related("catalogue").filter(pk=pk, catalogue__slug=slug))
    if not requirement.catalogue.is_consulted:
        raise Http404
    if not isinstance(user, Account) or not may_comment(user):
        raise PermissionDenied(_("Comments are made by those who act for a member, and by the office."))
    return requirement, user


def comment_to_answer(user: User, pk: int) -> tuple[RequirementComment, Account]:
    comments = RequirementComment.objects.select_related("requirement__catalogue", "organisation", "by")
    found = _found(comments.filter(pk=pk))
    if not reads_comments(user):
        raise Http404
    return found, people.require(user, Permission.CERTIFICATION_KEEP)


def organisations_to_check_for(user: User) -> list[Organisation]:
    """Those for which the user acts: only they see what is kept."""
    return [held.organisation for held in members.delegations_of(user)]


def organisation_to_check_for(user: User, slug: str) -> tuple[Organisation, Account]:
    found = next((one for one in organisations_to_check_for(user) if one.slug == slug), None)
    if found is None or not isinstance(user, Account):
        raise PermissionDenied(_("What is held is kept by those who act for the organisation. Ask the office for a delegation."))
    return found, user


def checks_of(user: User) -> list[SelfCheck]:
    own = [one.pk for one in organisations_to_check_for(user)]
    if not own:
        return []
    return list(SelfCheck.objects.filter(organisation__in=own).select_related("organisation").order_by("name"))


def check_to_drop(user: User, pk: int) -> tuple[SelfCheck, Account]:
    own = [one.pk for one in organisations_to_check_for(user)]
    found = _found(SelfCheck.objects.select_related("organisation").filter(pk=pk, organisation__in=own))
    if not isinstance(user, Account):
        raise Http404
    return found, user


def _found(rows: QuerySet[Row]) -> Row:
    if found := rows.first():
        return found
    raise Http404
