"""Seats, rules and who sits where on any day, as pages: told to the community, set by the office."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from entente.governance import actions
from entente.governance.actions import Seats
from entente.governance.choices import MandateRole
from entente.governance.models import Limits, Presence
from tests.factories.governance import BEGAN, body, chair, seated
from tests.factories.members import delegate, member, partnership
from tests.factories.people import LONG_AGO

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def words(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


def test_the_office_sets_the_rules_of_a_board_and_everyone_reads_them(office, signed_in, client: Client):
    partnership()
    one = body("BoD", kind="board")
    keeper = signed_in(office)
    since = {"on": "2016-06-17", "source": "Statutes, article 12"}

    for kind, said in (
        ("power", {"kind": "decides", "what": "the admission of members"}),
        ("seats", {"name": "SMEs", "category": "sme", "seats": "4", "term_months": "24", "country_cap": "2", "substitutes": "1"}),
        ("limits", {"country_cap": "3", "categories": ["sme"]}),
        ("notice", {"kind": "ordinary", "days": "14", "blocks": "on"}),
        ("presence", {"share": "1/2", "most_represented": "1", "written_days": "14", "written_share": "1"}),
    ):
        assert keeper.post(f"/groups/{one.slug}/rulebook/{kind}/", said | since).status_code == 302

    page = words(client.get(f"/groups/{one.slug}/rulebook/"))
    for told in ("<b>decides</b> the admission of members", "4 seats, for “SME”, a term of 24 months", "14 days before", "At least 1/2"):
        assert told in page
    assert "Statutes, article 12" in page
    assert "Set a notice period" not in page
    assert "No power is on file" in words(client.get(f"/groups/{one.slug}/rulebook/?on=2016-06-16"))
    assert "<b>decides</b> the admission of members" in words(client.get(f"/groups/{one.slug}/"))

    wrong = keeper.post(f"/groups/{one.slug}/rulebook/presence/", since | {"share": "half", "written_share": "1", "written_days": "14"})
    assert (wrong.status_code, "Write a share as" in wrong.content.decode(), Presence.objects.count()) == (422, True, 1)
    early = keeper.post(f"/groups/{one.slug}/rulebook/limits/", {"country_cap": "2", "on": "2016-01-01"})
    assert (early.status_code, "since 17.06.2016" in early.content.decode()) == (409, True)
    assert keeper.post(f"/groups/{one.slug}/rulebook/limits/{Limits.objects.get().pk}/end/").status_code == 302
    assert not Limits.objects.known().on(TODAY).exists()
    assert signed_in(chair(one)).get(f"/groups/{one.slug}/rulebook/power/").status_code == 403


def test_the_community_sees_who_holds_which_seat_on_any_day(office, signed_in, client: Client):
    partnership()
    one = body("BoD", "Board of Directors", kind="board")
    group = actions.set_seats(one, "Directors", Seats(3, term_months=24), on=BEGAN, by=None, at=LONG_AGO).group
    somebody, firm = delegate(firm_of := member()), firm_of
    given = {"organisation": firm, "group": group, "on": date(2018, 6, 18), "by": None, "at": LONG_AGO}
    held = actions.give(one, somebody.person, MandateRole.MEMBER, **given)
    reader = signed_in(seated(body()))

    then, now = (words(reader.get(f"/groups/{one.slug}/seats/{day}")) for day in ("?on=2018-09-30", ""))

    assert all(told in then for told in (somebody.person.name, "3 seats, 2 vacant", "until 18 June 2020", "Every rule of its composition"))
    assert "term ended 18 June 2020" in now
    assert "1 term is over and waits for an election" in now
    assert somebody.person.name not in words(reader.get(f"/groups/{one.slug}/people/?on=2017-01-01"))
    everywhere = words(reader.get("/groups/sitting/?on=2018-09-30"))
    assert "Who sat where on 30 September 2018?" in everywhere
    assert "Board of Directors" in everywhere
    assert signed_in(office).get(f"/groups/{one.slug}/mandates/{held.pk}/place/").status_code == 200
    stranger = signed_in(delegate(member(on=date(2016, 7, 5))))
    assert stranger.get("/groups/sitting/").status_code == 200
    assert client.get("/groups/sitting/").status_code == 302
