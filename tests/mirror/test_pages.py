"""The pages, exports and operations of the mirror."""

import csv
import io

import pytest
from django.http.response import Http404

from entente.mirror import access
from entente.mirror.models import Contribution, Mirror
from tests.factories.governance import body, chair, seated
from tests.factories.members import member
from tests.factories.mirror import circle, closed, gave, opened, prepared

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(client, who):
    client.force_login(who, backend=BACKEND)
    return client


def test_a_chair_prepares_opens_closes_and_asks_again(client):
    of = body()
    signed_in(client, chair(of))
    said = {
        "body": of.pk,
        "title": "Staff",
        "why": "How many?",
        "closes_on": "2099-01-01",
        "figures": "Staff | people | At year's end\nHours | h",
    }

    wrong = client.post("/mirror/new/", said | {"figures": "Staff"})
    client.post("/mirror/new/", said)
    mirror = Mirror.objects.get()
    client.post(f"/mirror/{mirror.pk}/open/", {"decision": "Meeting, item 4"})
    client.post(f"/mirror/{mirror.pk}/close/", {})
    client.post(f"/mirror/{mirror.pk}/again/", said | {"title": "Staff again"})

    assert wrong.status_code == 422
    assert "“Staff” lacks a unit" in wrong.content.decode()
    again = Mirror.objects.get(follows=mirror)
    assert [one.before.name for one in again.figures.order_by("position")] == ["Staff", "Hours"]
    assert Mirror.objects.get(pk=mirror.pk).state == "closed"


def test_figures_are_given_changed_and_withdrawn_and_errors_keep_what_was_typed(client):
    of = body()
    one = member("Giver")
    mirror = opened(of)
    signed_in(client, seated(of, organisation=one))
    staff, hours = (f"figure-{figure.pk}" for figure in mirror.figures.order_by("position"))

    wrong = client.post(f"/mirror/{mirror.pk}/give/", {staff: "12.5", hours: "-1"})
    nothing = client.post(f"/mirror/{mirror.pk}/give/", {})
    client.post(f"/mirror/{mirror.pk}/give/", {staff: "12.5"})
    page = client.get(f"/mirror/{mirror.pk}/").content.decode()

    assert (wrong.status_code, nothing.status_code) == (422, 409)
    assert 'value="12.5"' in wrong.content.decode()
    assert "12.5 " in page
    assert "Fewer than five have given so far" in page
    assert "not given" in page
    client.post(f"/mirror/{mirror.pk}/withdraw/?of={one.pk}", {})
    assert not Contribution.objects.exists()


def test_an_organisation_of_another_is_not_given_for(client):
    of = body()
    mirror, ((other, _who),) = opened(of), circle(of, 1)
    signed_in(client, seated(of))

    assert client.get(f"/mirror/{mirror.pk}/withdraw/?of={other.pk}").status_code == 404
    with pytest.raises(Http404):
        access.giver(seated(of), mirror, other.pk)


def test_own_lines_go_out_and_nobody_else_s(client):
    of = body()
    mirror, people = opened(of), circle(of, 5)
    for place, (organisation, _who) in enumerate(people):
        gave(mirror, organisation, f"{111 * (place + 1)}.5")
    closed(mirror)
    signed_in(client, people[0][1])

    lines = list(csv.reader(io.StringIO(client.get(f"/mirror/{mirror.pk}/export/csv/").content.decode("utf-8-sig"))))

    assert lines[1][1:] == ["Security staff", "full-time equivalents", "111.50", "Everybody who gave", "5", "1", "1"]
    assert len(lines) == 3
    assert client.get(f"/mirror/{mirror.pk}/export/xlsx/").content[:2] == b"PK"


def test_outside_the_circle_there_is_no_such_page(client):
    mirror = opened(body())
    signed_in(client, seated(body()))

    assert client.get(f"/mirror/{mirror.pk}/").status_code == 404
    assert mirror.title not in client.get("/mirror/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_and_a_mirror_ask_the_database_the_same(client, count, django_assert_max_num_queries):
    of = body()
    people = circle(of, 5)
    for number in range(count):
        mirror = opened(of, f"Mirror {number}")
        for place, (organisation, _who) in enumerate(people):
            gave(mirror, organisation, place, place)
        closed(mirror)
    prepared(of)
    signed_in(client, people[0][1])

    for page, most in (("/mirror/", 14), (f"/mirror/{mirror.pk}/", 22)):
        with django_assert_max_num_queries(most):
            assert client.get(page).status_code == 200
