"""Support by program: the same rights and refusals as the pages."""

from datetime import date

import pytest

from entente.people import actions as people
from entente.people.choices import Permission, RoleCode
from entente.people.models import Account
from entente.support.models import Request
from tests.factories.members import delegate, member
from tests.factories.people import LONG_AGO
from tests.factories.support import SAID, answered, handed_in, request, taken_up

pytestmark = pytest.mark.django_db


def voice_of(one) -> Account:
    """A delegate with the role that its token's scopes need."""
    somebody = delegate(one)
    people.give_role(somebody.person, RoleCode.DELEGATE, on=date(2016, 1, 1), by=None, at=LONG_AGO)
    return somebody


def secret_of(token, somebody: Account) -> str:
    return token(somebody, Permission.ORGANISATION_SPEAK, Permission.SHARED_READ)


def test_a_member_s_program_asks_and_the_office_s_answers(call, token, office):
    one = member("Nordlicht")
    voice = voice_of(one)
    asking, answering = secret_of(token, voice), token(office)

    made = call(
        "POST", "/support", asking, {"organisation": one.slug, "kind": "speaker", "said": SAID["speaker"], "initiative_name": "Ports"}
    )
    number = made.json()["id"]
    taken = call("POST", f"/support/{number}/take-up", answering)
    call("POST", f"/support/{number}/messages", answering, {"text": "In which language?"})
    call("POST", f"/support/{number}/messages", asking, {"text": "In Estonian."})
    written = call(
        "PUT", f"/support/{number}/answer", answering, {"title": "A speaker", "text": "We propose X.", "signatory": "Ines Weiss"}
    )
    signed = call("POST", f"/support/{number}/answer/sign", answering)
    closed = call("POST", f"/support/{number}/close", asking)

    assert [answer.status_code for answer in (made, taken, written, signed, closed)] == [201, 200, 200, 200, 200]
    assert (written.json()["answer"], signed.json()["answer"]["state"]) == (None, "signed")
    whole = call("GET", f"/support/{number}", asking).json()
    assert [(one["is_from_office"], one["text"]) for one in whole["messages"]] == [(True, "In which language?"), (False, "In Estonian.")]
    assert (whole["state"], whole["initiative"], whole["organisation"]) == ("answered", "Ports", one.slug)


def test_everybody_lists_its_own(call, token, office, auditor):
    one = member()
    row, _other = request(organisation=one, by=(voice := voice_of(one)).person), request("speaker")

    def numbers(secret: str, query: str = "") -> list[int]:
        return [one["id"] for one in call("GET", f"/support{query}", secret).json()["items"]]

    assert numbers(secret_of(token, voice)) == [row.pk]
    assert len(numbers(token(office))) == len(numbers(token(auditor))) == 2
    assert numbers(token(office), "?kind=letter&q=seawall&state=asked") == [row.pk]
    assert numbers(token(voice, Permission.ORGANISATION_SPEAK)) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_database_the_same_however_long(call, token, office, rows, django_assert_num_queries):
    secret = token(office)
    for _number in range(rows):
        taken_up()
    call("GET", "/support", secret)

    with django_assert_num_queries(5):
        call("GET", "/support", secret)


def test_figures_are_for_those_who_oversee(call, token, office, commission):
    answered(initiative_name="SEAWALL")

    told = call("GET", "/support/figures?year=2018", token(office)).json()

    assert (told["whole"]["asked"], told["by_initiative"][0]["label"], told["by_country"][0]["key"]) == (1, "SEAWALL", "FR")
    assert call("GET", "/support/figures", token(commission)).status_code == 403
    assert call("GET", "/support/figures").status_code == 401


def test_who_may_not_is_refused_and_what_is_others_is_not_there(call, token, office):
    one, stranger = member(), voice_of(member())
    row, waiting = request(organisation=one), handed_in(owner=office.person)
    foreign = secret_of(token, stranger)

    assert call("GET", f"/support/{row.pk}", foreign).status_code == 404
    assert call("POST", f"/support/{row.pk}/withdraw", foreign, {"because": "x"}).status_code == 404
    assert call("POST", "/support", foreign, {"organisation": one.slug, "kind": "letter", "said": SAID["letter"]}).status_code == 403
    assert call("POST", f"/support/{row.pk}/withdraw", token(office), {"because": "x"}).status_code == 403
    assert "You wrote this yourself" in call("POST", f"/support/{waiting.pk}/answer/sign", token(office)).json()["error"]
    assert "is missing" in call("POST", "/support", token(office), {"organisation": one.slug, "kind": "letter", "said": {}}).json()["error"]
    assert Request.objects.count() == 2


def test_the_office_declines_and_sends_answers_back(call, token, office):
    row, waiting = request(), handed_in()

    assert call("POST", f"/support/{row.pk}/decline", token(office), {"because": "Over"}).json()["because"] == "Over"
    assert call("POST", f"/support/{waiting.pk}/answer/send-back", token(office), {"because": "Name the call"}).status_code == 200
    assert call("POST", f"/support/{waiting.pk}/answer/hand-in", token(office)).status_code == 200
