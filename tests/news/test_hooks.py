"""What this room hands to the Desk, to the one search, and to people about themselves."""

from datetime import date

import pytest

from entente.engine.marking import Marking, Shared
from entente.members.viewers import keys_of
from entente.news import desk, portability
from entente.news.found import FOUND
from entente.news.merging import merge
from entente.news.models import Article
from entente.notices.items import Item
from entente.people.together import together
from tests.factories.members import DAY, delegate, member
from tests.factories.news import AT, published
from tests.factories.people import person

pytestmark = pytest.mark.django_db


def lines_for(somebody) -> set[str]:
    (card,) = desk.cards(somebody.person_id, frozenset(), frozenset(), DAY, keys_of(somebody))
    (rows,) = together([card.rows])
    return {card.say(row).words for row in rows}


def test_the_desk_shows_the_latest_as_far_as_their_marking_goes(office):
    for number in range(4):
        published(title=f"News {number}", at=AT.replace(minute=number))
    published(title="For the community", marking="GREEN", at=AT.replace(minute=9))

    assert lines_for(office) == {"For the community", "News 3", "News 2"}


def test_the_search_shows_where_it_is_and_what_it_says():
    row = published(organisation=(one := member("Nordlicht")), by=delegate(one).person)
    ((_noun, kind),) = FOUND.items()

    ((found,),) = together([kind.rows([row.pk])])
    hit = kind.say(found)

    assert (hit.title, hit.address, hit.more, hit.marking, hit.at) == (row.title, f"/news/{row.pk}/", "Nordlicht", "CLEAR", AT)
    assert hit.text == "Two hundred came.\nIt was **good**."


def test_a_person_is_told_what_it_wrote_and_reviewed(office):
    writer = delegate(one := member()).person
    row = published(writer, organisation=one, reviewer=office.person)

    wrote, _versions, _corrections, _reviewed = (section.rows for section in portability.about(writer.pk))
    _wrote, _versions, _corrections, reviewed = (section.rows for section in portability.about(office.person_id))

    assert wrote == [(row.pk, row.title, "published", AT, AT)]
    assert reviewed == [(row.pk, 1, AT)]


def test_what_was_given_to_somebody_goes_with_it_into_another(office):
    kept, gone = person(), person()
    item = Item("tests.thing", 1, "x", date(2018, 9, 1), shared=Shared(Marking.AMBER, persons=frozenset({gone.pk})))
    row = published(made_of=item, marking="AMBER")

    merge(kept.pk, gone.pk, AT)

    assert Article.objects.get(pk=row.pk).shared_with["persons"] == [kept.pk]
