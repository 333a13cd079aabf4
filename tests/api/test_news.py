"""News by program: the same rights and refusals as the pages."""

import pytest

from entente.news.models import Article
from entente.people.choices import Permission, RoleCode
from tests.factories.members import delegate, member
from tests.factories.news import AT, article, handed_in, published
from tests.factories.people import account

pytestmark = pytest.mark.django_db
NEW = {"title": "A new range", "lead": "It opens in May.", "sectors": ["demand-energy"]}


def test_everybody_lists_what_is_open_to_them(call, token, office):
    published()
    published(marking="GREEN", title="For the community", at=AT.replace(day=21))

    def titles(secret: str = "") -> list[str]:
        return [one["title"] for one in call("GET", "/news", secret).json()["items"]]

    assert titles() == ["Tallinn hosts the plenary"]
    assert titles(token(office)) == ["For the community", "Tallinn hosts the plenary"]
    assert titles(token(office, Permission.RECORD_READ)) == ["Tallinn hosts the plenary"]


def test_pages_follow_each_other(call):
    for number in range(3):
        published(title=f"News {number}", at=AT.replace(minute=number))

    first = call("GET", "/news?limit=2").json()
    second = call("GET", f"/news?limit=2&after={first['next']}").json()

    assert [one["title"] for one in first["items"] + second["items"]] == ["News 2", "News 1", "News 0"]
    assert second["next"] is None


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_database_the_same_however_long(call, rows, django_assert_num_queries):
    for _number in range(rows):
        published(sectors=["demand-energy"], countries=["EE"])

    with django_assert_num_queries(3):
        call("GET", "/news")


def test_a_member_s_program_writes_hands_in_and_the_office_s_publishes(call, token, office):
    one = member()
    writer = delegate(one)
    secret = token(writer, Permission.ORGANISATION_SPEAK)

    made = call("POST", "/news", secret, NEW | {"organisation": one.slug})
    number = made.json()["id"]
    changed = call("PUT", f"/news/{number}", secret, NEW | {"title": "A newer range"})
    call("POST", f"/news/{number}/hand-in", secret)
    back = call("POST", f"/news/{number}/send-back", token(office), {"because": "When?"})
    call("POST", f"/news/{number}/hand-in", secret)
    out = call("POST", f"/news/{number}/publish", token(office), {})

    assert [answer.status_code for answer in (made, changed, back, out)] == [201, 200, 200, 200]
    assert (back.json()["remark"], out.json()["state"]) == ("When?", "published")
    assert call("GET", f"/news/{number}").json()["title"] == "A newer range"
    assert call("POST", f"/news/{number}/withdraw", secret, {"because": "It closed."}).json()["state"] == "withdrawn"
    assert call("GET", f"/news/{number}").status_code == 404


def test_who_may_not_is_refused_in_words(call, token, office):
    one, stranger = member(), delegate(member())
    speaking = token(stranger, Permission.ORGANISATION_SPEAK)
    own = handed_in(office.person)
    draft = article(account(RoleCode.OFFICE).person)

    assert call("POST", "/news", "", NEW).status_code == 401
    assert call("POST", "/news", speaking, NEW).status_code == 403
    assert "speak for" in call("POST", "/news", speaking, NEW | {"organisation": one.slug}).json()["error"]
    assert call("GET", f"/news/{draft.pk}", speaking).status_code == 404
    assert call("GET", f"/news/{published(marking='GREEN').pk}").status_code == 401
    assert "You wrote this yourself" in call("POST", f"/news/{own.pk}/publish", token(office), {}).json()["error"]
    assert call("POST", "/news", token(office), NEW | {"marking": "AMBER"}).status_code == 409
    assert call("POST", "/news", token(office), NEW | {"lead": ""}).status_code == 422
    assert not Article.objects.filter(title=NEW["title"]).exists()
