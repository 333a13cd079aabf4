"""From a draft to what everybody reads, through somebody else's eyes."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from entente.engine.marking import Marking, Shared
from entente.members import actions as members
from entente.members.viewers import keys_of
from entente.news import actions, items, queries, tasks
from entente.news.models import Article, Version
from entente.news.queries import Asked
from entente.notices.items import Item
from entente.notices.models import Notice
from entente.people.choices import RoleCode
from entente.people.models import Account
from entente.record.models import Entry
from tests.factories.members import applicant, at, delegate, member
from tests.factories.news import AT, article, handed_in, published, said
from tests.factories.people import account

pytestmark = pytest.mark.django_db
VISITOR = frozenset({"everyone"})
DECISION = Item("governance.decision", 12, "WG3 agrees", date(2018, 9, 19), "It was decided.", "/groups/wg3/", shared=Shared(Marking.GREEN))


@pytest.fixture
def second(db) -> Account:
    return account(RoleCode.OFFICE)


def open_to(keys) -> list[Article]:
    return list(queries.latest(queries.listed(keys, Asked())))


def test_a_member_s_article_is_read_by_the_office_and_then_by_everybody(office):
    one = member("Nordlicht")
    row = article(delegate(one).person, organisation=one, sectors=["demand-energy"], countries=["EE"])
    assert open_to(VISITOR) == []

    row = actions.hand_in(row, by=row.author, at=AT)
    row = actions.publish(row, by=office.person, at=AT)

    assert open_to(VISITOR) == [row]
    assert (row.state, row.reviewed_by, row.published_at) == ("published", office.person, AT)
    assert list(Entry.objects.filter(verb__startswith="news.").order_by("sequence").values_list("verb", flat=True)) == [
        "news.drafted",
        "news.handed_in",
        "news.published",
    ]


def test_reviewers_are_told_that_it_waits_and_the_writer_what_became_of_it(office, second):
    writer = delegate(one := member())

    published(writer.person, organisation=one, reviewer=office.person)

    told = {notice.kind: set(notice.deliveries.values_list("person", flat=True)) for notice in Notice.objects.all()}
    assert told == {"news.review": {office.person_id, second.person_id}, "news.mine": {writer.person_id}}


def test_nobody_of_the_office_publishes_what_it_wrote(office, second):
    row = handed_in(office.person)

    with pytest.raises(actions.CannotPublish, match="You wrote this yourself"):
        actions.publish(row, by=office.person, at=AT)

    assert actions.publish(row, by=second.person, at=AT).state == "published"


def test_the_database_itself_wants_two_pairs_of_eyes(office):
    row = handed_in(office.person)

    for reviewer in (None, office.person):
        with pytest.raises(IntegrityError), transaction.atomic():
            Article.objects.filter(pk=row.pk).update(state="published", published_at=AT, reviewed_by=reviewer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.create(article=row, number=9, title="x", lead="x", by=office.person, reviewed_by=office.person, at=AT)


def test_who_changes_it_can_no_longer_review_it(office, second):
    row = actions.send_back(handed_in(office.person), because="The town is wrong", by=second.person, at=AT)
    row = actions.change(row, said("Riga hosts the plenary"), by=second.person, at=AT)
    row = actions.hand_in(row, by=second.person, at=AT)

    with pytest.raises(actions.CannotPublish, match="somebody else of the office"):
        actions.publish(row, by=second.person, at=AT)
    assert actions.publish(row, by=office.person, at=AT).title == "Riga hosts the plenary"


def test_what_is_sent_back_says_why_and_can_be_changed(office):
    writer = delegate(one := member())

    row = actions.send_back(handed_in(writer.person, organisation=one), because="  Too\nlong ", by=office.person, at=AT)

    assert (row.state, row.remark, row.reviewed_by) == ("draft", "Too long", None)
    assert actions.change(row, said("Shorter"), by=writer.person, at=AT).remark == ""
    assert "Too long" in Notice.objects.get(kind="news.mine").body
    with pytest.raises(actions.CannotPublish, match="moved on"):
        actions.send_back(row, because="again", by=office.person, at=AT)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"title": " \x00 "}, "It needs a title"),
        ({"lead": "\n"}, "It needs a sentence or two"),
        ({"text": "x" * 10_001}, "longer than 10000 letters"),
        ({"language": "xx"}, "by its two letters"),
        ({"marking": "RED"}, "never for named persons only"),
        ({"marking": "AMBER"}, "has to be made of something"),
        ({"sectors": ["none"]}, "has the code “none”"),
        ({"countries": ["XX"]}, "has the code “XX”"),
    ],
)
def test_what_lacks_something_is_refused_in_words_and_nothing_is_kept(more, why):
    with pytest.raises(actions.CannotWrite, match=why):
        article(**more)

    assert not Article.objects.exists()


def test_who_is_no_member_writes_no_news():
    one = applicant("Wartend")

    with pytest.raises(actions.CannotWrite, match="Wartend is not a member today"):
        article(delegate(one).person, organisation=one)

    left = member()
    row = article(delegate(left).person, organisation=left)
    members.leave(left, on=date(2018, 9, 1), by=None, at=at(2018, 9))
    with pytest.raises(actions.CannotWrite, match="is not a member today"):
        actions.hand_in(row, by=row.author, at=AT)


def test_a_green_article_is_for_the_community_only(office):
    one = member()
    row = published(marking="GREEN")

    assert open_to(VISITOR) == []
    assert open_to(keys_of(delegate(one))) == open_to(keys_of(office)) == [row]


def test_news_made_of_something_is_marked_at_least_as_that_is():
    with pytest.raises(actions.CannotWrite, match="What it is made of is TLP:GREEN"):
        article(made_of=DECISION)

    row = article(made_of=DECISION, marking="GREEN")

    assert (row.source_key, row.source["label"], row.source["address"]) == ("governance.decision:12", "WG3 agrees", "/groups/wg3/")
    with pytest.raises(actions.CannotWrite, match="TLP:GREEN"):
        actions.change(row, said(), by=row.author, at=AT)


def test_news_of_something_amber_goes_to_whom_its_source_gave_it(office):
    ours, theirs = member(), member()
    item = Item("tests.thing", 1, "Closed", date(2018, 9, 1), shared=Shared(Marking.AMBER, organisations=frozenset({ours.pk})))

    row = published(made_of=item, marking="AMBER")

    assert open_to(keys_of(delegate(ours))) == open_to(keys_of(office)) == [row]
    assert open_to(keys_of(delegate(theirs))) == open_to(VISITOR) == []


def test_a_time_is_kept_by_the_worker(office, second):
    row = handed_in(office.person)

    row = actions.publish(row, publish_at=AT + timedelta(hours=2), by=second.person, at=AT)

    assert (row.state, open_to(VISITOR)) == ("scheduled", [])
    assert tasks.publish_due(at=AT + timedelta(hours=1)) == 0
    assert tasks.publish_due(at=AT + timedelta(hours=2)) == 1
    assert tasks.publish_due(at=AT + timedelta(hours=3)) == 0
    row.refresh_from_db()
    assert (row.published_at, open_to(VISITOR)) == (AT + timedelta(hours=2), [row])


def test_what_was_scheduled_can_be_sent_back_before_it_is_out(office, second):
    row = actions.publish(handed_in(office.person), publish_at=AT + timedelta(hours=2), by=second.person, at=AT)

    actions.send_back(row, because="Wait for the board", by=second.person, at=AT)

    assert tasks.publish_due(at=AT + timedelta(days=1)) == 0


def test_what_is_withdrawn_is_nowhere(office):
    row = published()

    actions.withdraw(row, because="It was not so", by=office.person, at=AT)

    assert open_to(VISITOR) == open_to(keys_of(office)) == []
    assert not queries.listed(VISITOR, Asked(words="tallinn")).exists()
    assert list(items.ITEMS[0].items(date(2018, 1, 1), date(2019, 1, 1))) == []


def test_a_story_is_told_once_in_each_language_and_its_translations_find_each_other():
    first = published()
    french = published(original=first, language="fr", title="Tallinn accueille")
    german = published(original=french, language="de", title="Tallinn lädt ein")

    assert queries.in_other_languages(french, VISITOR) == [german, first]
    assert german.original == first
    with pytest.raises(actions.CannotWrite, match="told in that language already"):
        article(original=german, language="fr")
    with pytest.raises(actions.CannotWrite, match="told in that language already"):
        article(original=german, language="en")


def test_newsletters_are_handed_a_story_once(office):
    first = published()
    french = published(original=first, language="fr", title="Tallinn accueille")
    handed = items.ITEMS[0].items(date(2018, 9, 20), date(2018, 9, 21))

    assert [(item.key, item.title, item.text, item.address) for item in handed] == [
        (f"news.article:{first.pk}", "Tallinn hosts the plenary", "Two hundred came.", f"/news/{first.pk}/")
    ]
    actions.withdraw(first, because="x", by=office.person, at=AT)
    assert [item.id for item in items.ITEMS[0].items(date(2018, 9, 20), date(2018, 9, 21))] == [french.pk]


def test_it_is_found_by_words_sector_country_language_and_organisation():
    one = member("Nordlicht")
    ours = published(delegate(one).person, organisation=one, sectors=["demand-energy"], countries=["EE"], title="Łódź runs on wind")
    theirs = published(language="fr")

    def found(**asked):
        return list(queries.listed(VISITOR, Asked(**asked)))

    assert found(words="lodz") == found(sector="demand-energy") == found(country="EE") == found(organisation=one.slug) == [ours]
    assert found(language="fr") == found(organisation="partnership") == [theirs]
    assert found(country="FR") == found(words="nothing") == []
    assert queries.about(VISITOR, "governance.decision:12") == []
