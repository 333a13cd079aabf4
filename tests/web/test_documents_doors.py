"""Every door with an AMBER document behind it and an outsider before it: nothing of it comes out, not even that it is there."""

import io
import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from entente.documents import actions, contents, queries
from entente.documents.home import Recipients
from entente.documents.models import Document
from entente.engine.marking import Marking
from entente.members.viewers import keys_of
from entente.people.models import Account
from tests.doors.walk import doors
from tests.factories.documents import FILED, document
from tests.factories.members import applicant, delegate, member
from tests.factories.people import account

pytestmark = pytest.mark.django_db
NOWHERE = "zzzzzzzzzzzz"
SECRETS = re.compile(r"hydra|kraken|leviathan", re.IGNORECASE)
CHANGING = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"|"X-CSRFToken": "[^"]+"|nonce-[^\s"]+')


def hidden(marking: Marking = Marking.AMBER) -> Document:
    """For one organisation; with two versions, a text and a file."""
    found = document(
        "Hydra takeover", "# Kraken\n\nThe Leviathan wakes.", marking=marking, shared_with=Recipients.of(organisations=[member().pk])
    )
    actions.add_version(found, contents.brought(io.BytesIO(b"The Leviathan sleeps."), "hydra.txt"), note="kraken", by=None, at=FILED)
    return found


def outsiders() -> dict[str, Account | None]:
    return {
        "a visitor": None,
        "another member's delegate": delegate(member()),
        "an applicant's": delegate(applicant()),
        "nobody in particular": account(),
    }


def client_of(who: Account | None) -> Client:
    client = Client(raise_request_exception=False)
    if who:
        client.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def answer(client: Client, method: str, address: str) -> tuple[int, str, str]:
    """Status, where it leads, and the body without what differs from one answer to the next."""
    given = client.generic(method, address)
    body = b"".join(given.streaming_content) if given.streaming else given.content
    return given.status_code, given.get("Location", ""), CHANGING.sub("", body.decode("utf-8", "replace"))


def ours() -> list[tuple[str, str]]:
    """Method and address, with {} for the reference, of every page and operation of this room."""
    found = []
    for door in doors():
        if door.name.startswith(("documents:", "entente_api_documents")):
            address = "/" + re.sub(r"<[^>]*reference>", "{}", re.sub(r"<[^>]*number>", "1", door.route))
            found.append((door.method, address))
    return found


def test_this_room_has_doors_of_every_kind():
    addresses = {address for _, address in ours()}

    assert {"/documents/", "/documents/export.csv", "/documents/feed.xml", "/documents/running-out/", "/api/documents"} <= addresses
    assert sum("{}" in address for address in addresses) >= 20


@pytest.mark.long
@pytest.mark.parametrize("marking", [Marking.AMBER, Marking.AMBER_STRICT, Marking.RED])
def test_an_outsider_cannot_tell_a_hidden_document_from_none(marking: Marking):
    for name, who in outsiders().items():
        client = client_of(who)
        before = {door: answer(client, *door) for door in ours() if "{}" not in door[1]}
        found = hidden(marking)

        for door, was in before.items():
            assert answer(client, *door) == was, f"{name} sees a difference at {door}"
        for method, address in ours():
            if "{}" in address:
                here, nowhere = answer(client, method, address.format(found.reference)), answer(client, method, address.format(NOWHERE))
                assert [part.replace(found.reference, NOWHERE) if isinstance(part, str) else part for part in here] == list(nowhere), (
                    name,
                    address,
                )
                assert here[0] in {302, 401, 403, 404, 405, 422}, (name, method, address)


def test_searching_for_its_words_finds_nothing_and_counts_nothing():
    found = hidden()
    searches = [
        f"{path}?q={word}"
        for path in ("/documents/", "/documents/export.csv", "/documents/feed.xml", "/api/documents")
        for word in ("hydra", "leviathan", "zzz")
    ]
    filters = [
        f"/documents/?marking=AMBER&home={found.home_key}",
        f"/documents/?home={found.home_key}",
        f"/documents/?after={found.reference}",
    ]

    for who in outsiders().values():
        client = client_of(who)
        for address in searches + filters:
            status, _, body = answer(client, "GET", address)
            assert status == 200
            assert not SECRETS.search(
                body.replace("q=hydra", "").replace('value="hydra"', "").replace('value="leviathan"', "").replace("q=leviathan", "")
            )
            assert "1 document" not in body


@pytest.mark.long
def test_no_page_at_all_that_an_outsider_may_open_says_a_word_of_it():
    hidden()
    for who in outsiders().values():
        client = client_of(who)
        for door in doors():
            if door.method == "GET" and not door.parameters and door.name not in {"account_logout"}:
                assert not SECRETS.search(answer(client, "GET", f"/{door.route}")[2]), door


def test_the_record_names_it_to_nobody_but_who_may_read_the_record(office, signed_in):
    hidden()

    body = answer(signed_in(office), "GET", reverse("record:record"))[2]

    assert not SECRETS.search(body)


def test_a_mail_to_an_outsider_does_not_mention_it_and_one_to_a_reader_does():
    one = member()
    reader, outsider = delegate(one), delegate(member())
    found = document("Hydra takeover", shared_with=Recipients.of(organisations=[one.pk]))

    def mail(who: Account | AnonymousUser) -> str:
        listed = queries.changed_since(FILED, keys_of(who))
        return render_to_string("documents/mail/_documents.txt", {"documents": listed, "base": "https://example.org"}).strip()

    assert mail(outsider) == mail(AnonymousUser()) == ""
    assert mail(reader) == f"- Hydra takeover (TLP:AMBER, WG3)\n  https://example.org/documents/{found.reference}/"


def test_a_home_that_lists_its_papers_tells_an_outsider_nothing():
    hidden()

    for who in outsiders().values():
        keys = keys_of(who or AnonymousUser())
        assert queries.documents_of("tests.group:3", keys) == []
        assert render_to_string("documents/_list.html", {"documents": queries.documents_of("tests.group:3", keys)}).count("<li>") == 0


def test_who_may_see_it_sees_it_at_the_same_doors():
    one = member()
    reader = delegate(one)
    found = document("Hydra takeover", shared_with=Recipients.of(organisations=[one.pk]))
    client = client_of(reader)

    for address in ("/documents/", "/documents/export.csv", "/documents/feed.xml", "/documents/?q=hydra", f"/documents/{found.reference}/"):
        status, _, body = answer(client, "GET", address)
        assert (status, "Hydra takeover" in body) == (200, True), address


def test_the_day_a_delegation_ends_the_door_is_shut():
    from django.utils import timezone

    from entente.members.actions import end_delegation
    from entente.members.models import Delegation

    one = member()
    reader, office = delegate(one), account()
    found = document(shared_with=Recipients.of(organisations=[one.pk]))
    client = client_of(reader)
    assert client.get(f"/documents/{found.reference}/").status_code == 200

    end_delegation(Delegation.objects.known().get(person=reader.person), on=timezone.localdate(), by=office.person, at=timezone.now())

    assert client.get(f"/documents/{found.reference}/").status_code == 404


def test_nothing_is_left_over_in_the_command_line(capsys):
    """Commands speak of the record and of releases; none prints a title."""
    hidden()
    call_command("record-head")

    assert not SECRETS.search(capsys.readouterr().out)
