"""Comments on papers: given on the page, by the API and from a mail without signing in; asked for with a day; never seen by outsiders."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from entente.documents import actions
from entente.documents.home import Recipients
from entente.documents.models import Comment, CommentAsked, Document
from entente.documents.waiting import waiting
from entente.engine.marking import Marking
from entente.notices.models import ActionLink, Delivery
from entente.people.models import Account
from entente.record.models import Entry
from entente.reporting import actions as reporting
from entente.reporting import links
from tests.factories.documents import document, library
from tests.factories.people import account, person
from tests.web.reading import words

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=7)


@pytest.fixture
def ana() -> Account:
    return account()


@pytest.fixture
def paper(ana: Account) -> Document:
    """Its keeper is the office's library; Ana is given it."""
    return document("Draft position", home=library(), shared_with=Recipients.of(persons=[ana.person_id]), marking=Marking.AMBER)


def asked(paper: Document, office: Account, *people: int, paragraph: int | None = None) -> None:
    reporting.ask_for_comments(paper, people, paragraph=paragraph, words="Is it clear?", until=SOON, by=office.person, at=NOW)


def mailed(who: Account) -> tuple[str, str]:
    """The body, and the path of the link in it."""
    body = Delivery.objects.get(person=who.person).body
    return body, body.partition("http://127.0.0.1:8000")[2].partition(")")[0]


def test_who_reads_it_comments_on_a_paragraph_and_others_read_that(signed_in, ana, paper, office):
    address = f"/documents/{paper.reference}/comments/"
    assert "What do you say to “Draft position”?" in words(signed_in(ana).get(address))

    page = words(signed_in(ana).post(address, {"words": "Twice <b>is</b> little.", "paragraph": "2"}, follow=True))

    assert "Twice <b>is</b> little." in page
    assert "on paragraph 2" in words(signed_in(office).get(f"/documents/{paper.reference}/"))
    entry = Entry.objects.get(verb="documents.commented")
    assert "little" not in entry.payload.body


def test_what_is_typed_stays_when_there_is_no_such_paragraph(signed_in, ana, paper):
    address = f"/documents/{paper.reference}/comments/"

    missing = signed_in(ana).post(address, {"words": "On nothing.", "paragraph": "99"})
    empty = signed_in(ana).post(address, {"words": " "})

    assert (missing.status_code, empty.status_code) == (422, 422)
    assert "On nothing." in missing.content.decode()
    with pytest.raises(actions.CannotComment, match="no paragraph 99"):
        actions.comment(paper, "On nothing.", paragraph=99, by=ana.person, at=NOW)
    assert not Comment.objects.exists()


def test_outsiders_neither_read_nor_write_nor_ask(signed_in, client, paper, ana):
    actions.comment(paper, "For us.", by=ana.person, at=NOW)
    stranger = signed_in(account())

    doors = [f"/documents/{paper.reference}/comments/", f"/documents/{paper.reference}/comments/ask/"]

    assert [stranger.get(door).status_code for door in doors] == [404, 404]
    assert [stranger.post(door, {"words": "x"}).status_code for door in doors] == [404, 404]
    assert client.get(f"/api/documents/{paper.reference}/comments").status_code == 404
    assert signed_in(ana).get(doors[1]).status_code == 403


def test_asked_by_mail_the_comment_is_given_without_signing_in_and_once(client, ana, paper, office):
    asked(paper, office, ana.person_id, paragraph=2)
    body, path = mailed(ana)
    assert "Draft position (TLP:AMBER)" in body
    assert "Is it clear?" in body

    looked = words(client.get(path))
    client.head(path)
    empty = client.post(path, {"choice": "send", "words": "  "})

    assert "What do you say to a paper of" in looked
    assert "The group meets twice a year." in looked
    assert empty.status_code == 409
    assert not Comment.objects.exists()

    done = client.post(path, {"choice": "send", "words": "Say how often online."})

    assert "Your comment stands with the paper" in words(done)
    made = Comment.objects.get()
    assert (made.words, made.paragraph, made.by) == ("Say how often online.", 2, ana.person)
    assert CommentAsked.objects.get().answered_at is not None
    assert client.post(path, {"choice": "send", "words": "Again."}).status_code == 409
    assert "online" not in str(Entry.objects.get(verb="notices.link_used").payload.body)


def test_a_refused_comment_is_not_lost(client, ana, paper, office):
    asked(paper, office, ana.person_id)
    _body, path = mailed(ana)
    actions.retire(paper, because="old", by=office.person, at=NOW)

    refused = client.post(path, {"choice": "send", "words": "A long thought."})

    assert refused.status_code == 409
    assert "A long thought." in refused.content.decode()
    assert ActionLink.objects.get().used_at is None


def test_it_waits_on_the_desk_without_a_name_until_answered(ana, paper, office):
    asked(paper, office, ana.person_id)

    (one,) = waiting(ana.person_id, [], [], TODAY)

    assert (one.due_on, one.mail_doable, one.address) == (SOON, "documents.comment", f"/documents/{paper.reference}/comments/")
    assert one.sentence == f"Comment on a paper of {paper.home['label']}"
    actions.comment(paper, "Fine.", by=ana.person, at=NOW)
    assert waiting(ana.person_id, [], [], TODAY) == []


def test_who_may_not_read_it_any_more_sees_nothing_by_an_old_link(client, ana, paper, office):
    asked(paper, office, ana.person_id)
    _body, path = mailed(ana)
    actions.remark(paper, Marking.AMBER, Recipients(), as_source=True, because="wrong person", by=office.person, at=NOW)

    shown, acted = client.get(path), client.post(path, {"choice": "send", "words": "Let me in."})

    assert (shown.status_code, acted.status_code) == (409, 409)
    assert "Draft position" not in shown.content.decode() + acted.content.decode()
    with pytest.raises(PermissionDenied):
        links.document_to_comment(ana.person, paper.reference)


def test_who_may_not_read_it_is_not_asked_and_with_nobody_left_it_is_refused(signed_in, ana, paper, office):
    stranger = person()
    address = f"/documents/{paper.reference}/comments/ask/"
    desk = signed_in(office)

    refused = desk.post(address, {"persons": stranger.email, "until": SOON.isoformat()})
    asked_page = words(desk.post(address, {"everyone": "on", "persons": stranger.email, "until": SOON.isoformat()}, follow=True))

    assert refused.status_code == 409
    assert "Nobody of these may read this document" in words(refused)
    assert "1 person is asked." in asked_page
    assert list(CommentAsked.objects.values_list("person", flat=True)) == [ana.person_id]
    assert desk.post(address, {"until": SOON.isoformat()}).status_code == 422


def test_destroying_the_document_destroys_what_was_said(ana, paper, office):
    actions.comment(paper, "For us.", by=ana.person, at=NOW)
    asked(paper, office, ana.person_id)

    actions.destroy(paper, because="over", by=office.person, at=NOW)

    assert not Comment.objects.exists()
    assert not CommentAsked.objects.exists()
