"""Practices: from draft over review to published; versions, expiry, translations, markings."""

from datetime import date, timedelta

import pytest

from entente.exchange import access, actions
from entente.exchange.actions import CannotShare, PracticeFacts, Words
from entente.exchange.actions.facts import read
from entente.exchange.models import Practice
from entente.people.access import AnonymousUser
from entente.record.models import Entry
from tests.factories import products
from tests.factories.exchange import AT, TEXTS, deployed, drafted, office, published, sector, waiting_for_review
from tests.factories.governance import body, seated
from tests.factories.members import delegate, member

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()


def test_a_draft_is_its_own_people_s_and_the_office_s_until_other_eyes_publish_it(office):
    one = member()
    writer, outsider = delegate(one), delegate(member())
    row = waiting_for_review(one, by=writer.person, marking="CLEAR")

    assert [access.practices(user).count() for user in (VISITOR, outsider, writer, office)] == [0, 0, 1, 1]
    with pytest.raises(CannotShare, match="somebody else reviews it"):
        actions.publish(row, by=writer.person, at=AT)
    actions.publish(row, by=office.person, at=AT)

    row.refresh_from_db()
    assert access.practices(VISITOR).count() == 1
    assert (row.state, row.number, row.expires_on) == ("published", 1, AT.date() + timedelta(days=365))
    assert [one.verb for one in Entry.objects.filter(verb__startswith="exchange.").order_by("pk")] == [
        "exchange.drafted",
        "exchange.put",
        "exchange.published",
    ]


def test_what_was_sent_back_says_why_and_can_be_handed_in_again(office):
    row = waiting_for_review()
    with pytest.raises(CannotShare, match="in a word why"):
        actions.send_back(row, because=" ", by=office.person, at=AT)
    version = actions.send_back(row, because="Which gateways?", by=office.person, at=AT)

    assert (version.state, version.remark) == ("draft", "Which gateways?")
    with pytest.raises(CannotShare, match="Nothing of it waits"):
        actions.publish(row, by=office.person, at=AT)
    assert actions.put_for_review(row, by=office.person, at=AT).remark == ""


def test_a_new_version_stands_beside_the_published_one_until_it_is_reviewed(office):
    row = published(title="Old title")
    version = actions.rewrite(row, PracticeFacts(**(TEXTS | {"title": "New title"})), by=office.person, at=AT)
    row.refresh_from_db()
    assert (version.number, row.title, row.number) == (2, "Old title", 1)

    actions.put_for_review(row, by=office.person, at=AT)
    with pytest.raises(CannotShare, match="waits for review"):
        actions.rewrite(row, PracticeFacts(**TEXTS), by=office.person, at=AT)
    row = actions.publish(row, by=delegate(member()).person, at=AT)

    assert (row.title, row.number) == ("New title", 2)
    assert list(row.versions.order_by("number").values_list("state", flat=True)) == ["past", "published"]
    assert read(row.versions.get(number=1).said).title == "Old title"


def test_the_marking_is_the_circle_s_own_unless_said_otherwise():
    circle = body(marking="AMBER")
    insider, outsider = seated(circle), delegate(member())
    row = published(body=circle)

    assert row.marking == "AMBER"
    assert [access.practices(user).filter(pk=row.pk).exists() for user in (insider, outsider, VISITOR)] == [True, False, False]
    assert published(body=body(marking="RED")).marking == "AMBER+STRICT"
    assert published().marking == "GREEN"


def test_it_expires_is_renewed_and_is_withdrawn_with_a_reason(office):
    row = published(marking="CLEAR")
    after = row.expires_on
    assert (Practice.objects.live(after - timedelta(days=1)).count(), Practice.objects.live(after).count()) == (1, 0)

    row = actions.renew(row, until=after + timedelta(days=300), by=office.person, at=AT)
    assert Practice.objects.live(after).count() == 1
    with pytest.raises(CannotShare, match="at most three years"):
        actions.renew(row, until=AT.date() + timedelta(days=2000), by=office.person, at=AT)
    actions.withdraw(row, because="The gateway is no longer made", by=office.person, at=AT)

    assert access.practices(VISITOR).count() == 0
    with pytest.raises(CannotShare, match="withdrawn already"):
        actions.withdraw(row, because="Again", by=office.person, at=AT)


def test_deployments_need_a_place_evidence_and_a_day_that_was(office):
    row = published()
    deployed(row)
    for wrong, why in (
        ({"evidence": " "}, "by what one sees it"),
        ({"on": AT.date() + timedelta(days=30)}, "still to come"),
        ({"reference": "A hospital group, 2025-03-01"}, "said already"),
    ):
        said = {"reference": "Elsewhere", "evidence": "A report", "on": date(2025, 1, 1)} | wrong
        with pytest.raises(CannotShare, match=why):
            actions.deploy(row, sector(), by=office.person, at=AT, **said)
    assert row.deployments.count() == 1


def test_a_translation_is_found_by_its_words_and_knows_its_version(office):
    from entente.search.queries import matching

    row = published()
    made = actions.translate(row, "fr", Words("Segmenter", "Les pompes", "Des segments"), by=office.person, at=AT)

    assert (made.number, list(matching("exchange.practice", "segmenter"))) == (1, [row.pk])
    with pytest.raises(CannotShare, match="another language"):
        actions.translate(row, "en", Words("a", "b", "c"), by=office.person, at=AT)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"how": " "}, "which problem it solves, and how"),
        ({"cost_low": 5, "cost_high": 1}, "from the lower to the higher"),
        ({"readiness": 12}, "from 1 to 9"),
        ({"marking": "RED"}, "Choose the kind, the marking"),
    ],
)
def test_what_lacks_something_is_refused_in_words(wrong, why):
    with pytest.raises(CannotShare, match=why):
        drafted(**wrong)
    assert not Practice.objects.exists()


def test_products_belong_to_those_behind_it():
    one, partner = member(), member()
    own, theirs = products.product(one), products.product(partner)

    with pytest.raises(CannotShare, match="Name its organisation too"):
        drafted(one, products=(own.pk, theirs.pk))
    assert drafted(one, products=(own.pk, theirs.pk), members=(partner.pk,)).products.count() == 2


def test_only_members_share():
    from tests.factories.members import applicant

    with pytest.raises(CannotShare, match="is not a member today"):
        drafted(applicant(), by=office())
