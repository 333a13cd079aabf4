"""A practice is a home of documents: the templates of a procedure, such as plans, clauses and playbooks, under its marking."""

from entente.documents.home import Home, HomeKind
from entente.exchange import access
from entente.exchange.models import Practice
from entente.exchange.queries.templates import given
from entente.people.access import User

KIND = "exchange.practice"


def home_of(practice: Practice) -> Home:
    marking, recipients = given(practice)
    return Home("exchange", "practice", practice.pk, str(practice), marking, recipients)


def _find(number: int) -> Home | None:
    found = Practice.objects.filter(pk=number).first()
    return home_of(found) if found else None


def _may_file(user: User, number: int) -> bool:
    found = access.practices(user).filter(pk=number).first()
    return found is not None and access.writes(user, found)


HOMES = {KIND: HomeKind(_find, _may_file, lambda number: ("exchange:practice", (number,)))}
