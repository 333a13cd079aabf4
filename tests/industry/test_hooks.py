"""What the room hands to the Desk, to search, and to the person itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from entente.industry import erasing
from entente.industry.actions.finding import LABELS, PROFILES
from entente.industry.found import FOUND
from entente.industry.models import Attending, Label
from entente.industry.portability import about
from entente.industry.waiting import waiting
from entente.people.choices import Permission
from entente.search.kinds import Seeker
from tests.factories.industry import applied, attending, complaint, day, granted, issuer, pitch, profile, wish
from tests.factories.members import member
from tests.factories.people import person

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def sentences(*said):
    return [one.sentence for one in waiting(*said, TODAY)]


def test_the_desk_names_what_waits_for_the_office_the_issuer_the_company_and_the_investor():
    national, one, host = member("Issuer"), member("Nordlicht"), person()
    issuer(national)
    row = applied(one)
    held = granted(member())
    Label.objects.filter(pk=held.pk).update(until_on=TODAY + timedelta(days=20))
    complaint(held)
    found = day()
    handed = pitch(found)
    wish(handed, attending(found, by=host))

    assert sentences(0, (), [Permission.INDUSTRY_KEEP]) == [
        "Decide on the label of Nordlicht",
        f"Look into a complaint about the label {held.number}",
        f"Answer the pitch “{handed.title}”",
    ]
    assert sentences(0, [national.pk], ()) == ["Decide on the label of Nordlicht"]
    assert sentences(0, [held.organisation_id], ()) == [f"Renew the label {held.number}"]
    assert sentences(host.pk, (), ()) == [f"Say whether you want to meet {handed.profile}"]
    assert sentences(row.applied_by_id, (), [Permission.INDUSTRY_KEEP])[:1] != ["Decide on the label of Nordlicht"]


def test_search_finds_what_each_may_see():
    row, hidden = granted(), profile()
    applied(hidden.organisation)
    visitor, community = Seeker(None, frozenset()), Seeker(None, frozenset({"community"}))

    assert [one["pk"] for one in FOUND[LABELS].seen(visitor)] == [row.pk]
    assert list(FOUND[PROFILES].seen(visitor)) == []
    assert [one["pk"] for one in FOUND[PROFILES].seen(community)] == [hidden.pk]


def test_a_person_is_given_what_is_kept_about_it_and_answers_for_no_investor_once_erased():
    host = person()
    applied(member("Nordlicht"), by=host)
    attending(day(), by=host)

    told = {section.title: list(section.rows) for section in about(host.pk) if section.rows}
    assert told["Labels you applied for"][0][0] == "Nordlicht"
    assert [fate.count for fate in erasing.fates(host)] == [1, 1, 0]
    erasing.erase(host, None, timezone.now())
    assert not Attending.objects.filter(person=host).exists()
