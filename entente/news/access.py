"""Who may write, review and read what. Whether published news may be seen is answered by its lock alone."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http.response import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.documents.access import SignInFirst
from entente.members.access import SPEAKING, organisations_of
from entente.members.choices import DelegationRole
from entente.members.models import Organisation
from entente.members.viewers import keys_of
from entente.news import queries
from entente.news.models import Article, Version
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account
from entente.vocabulary.choices import TrafficLight


def reviews(user: User) -> bool:
    return people.may(user, Permission.NEWS_PUBLISH)


def oversees(user: User) -> bool:
    """Reads what is not published yet, of everybody."""
    return reviews(user) or people.may(user, Permission.RECORD_READ)


def reviewer(user: User) -> Account:
    return people.require(user, Permission.NEWS_PUBLISH)


def organisations_to_write_for(user: User, day: date | None = None) -> list[Organisation]:
    """The member organisations that a user speaks for."""
    own = organisations_of(user, SPEAKING)
    return queries.writing_members(own, day or timezone.localdate()) if own else []


def writer_for(user: User, organisation: Organisation | None) -> Account:
    """For an organisation whoever speaks for it; for the partnership itself the office."""
    if organisation is None:
        return reviewer(user)
    if isinstance(user, Account) and organisation.pk in organisations_of(user, SPEAKING):
        return user
    raise PermissionDenied(_("Only those who speak for %(name)s write in its name.") % {"name": organisation})


def may_write(user: User, article: Article) -> bool:
    """Whoever speaks for its organisation; the office, whose own it is or who edits what is handed in."""
    return reviews(user) or (article.organisation_id is not None and article.organisation_id in organisations_of(user, SPEAKING))


def article_to_read(user: User, pk: int) -> Article:
    """What is published to whom its marking lets see it; what is not, to those who write or review it. To others it is not there."""
    found = queries.seen(keys_of(user)).filter(pk=pk).first() or _inside(user, pk)
    if found is None:
        _refuse_green(user, pk)
        raise Http404
    return found


def article_to_write(user: User, pk: int) -> Article:
    found = article_to_read(user, pk)
    if not may_write(user, found):
        raise PermissionDenied(_("Only those who wrote this and the office may change it."))
    return found


def article_to_review(user: User, pk: int) -> Article:
    found = article_to_read(user, pk)
    reviewer(user)
    return found


def version_to_read(user: User, pk: int, number: int) -> Version:
    """Earlier versions are for those who keep the article: what was corrected is not to be spread."""
    article = article_to_read(user, pk)
    if not keeps(user, article):
        raise PermissionDenied(_("Earlier versions are kept for those who wrote this and for the office."))
    found = article.versions.select_related("by", "reviewed_by").filter(number=number).first()
    if found is None:
        raise Http404
    found.article = article
    return found


def keeps(user: User, article: Article) -> bool:
    return oversees(user) or article.organisation_id in organisations_of(user, frozenset(DelegationRole))


def _refuse_green(user: User, pk: int) -> None:
    """GREEN is no secret that is there: a visitor is asked in, a stranger told why not."""
    if not Article.objects.published().filter(pk=pk, marking=TrafficLight.GREEN).exists():
        return
    if not isinstance(user, Account):
        raise SignInFirst(_("This is for the partnership's community. Sign in to read it."))
    raise PermissionDenied(_("This is for the partnership's community, the people of its members and its public side. You are not in it."))


def _inside(user: User, pk: int) -> Article | None:
    rows = Article.objects.select_related("organisation", "author", "changed_by", "reviewed_by", "original")
    found = rows.filter(pk=pk).first()
    return found if found and keeps(user, found) else None
