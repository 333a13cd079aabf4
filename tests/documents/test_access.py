"""Who may what. Whoever may not see a document is told that there is none."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from entente.documents import access, actions, discovery
from entente.documents.home import Home, HomeKind, Recipients
from entente.documents.queries import who_may_read
from entente.engine.marking import VISITOR, Marking, Viewer
from entente.members.viewers import viewer_of, viewers_of
from entente.people.choices import RoleCode
from entente.people.models import Account
from tests.factories.documents import FILED, document, library
from tests.factories.members import delegate, member
from tests.factories.people import account

pytestmark = pytest.mark.django_db
STRANGER = Viewer(person=99_999)
COMMUNITY = Viewer(person=99_999, in_community=True)


@pytest.mark.parametrize("marking", [Marking.AMBER, Marking.AMBER_STRICT, Marking.RED])
@pytest.mark.parametrize("viewer", [VISITOR, STRANGER, COMMUNITY])
def test_from_amber_on_there_is_nothing_for_who_may_not_see_it(marking: Marking, viewer: Viewer):
    found = document(marking=marking)

    with pytest.raises(Http404):
        access.document_to_read(viewer, found.reference)
    with pytest.raises(Http404):
        access.version_to_read(viewer, found.reference, 1)


def test_green_asks_a_visitor_in_and_tells_a_stranger_why_not():
    found = document(marking=Marking.GREEN)

    with pytest.raises(access.SignInFirst):
        access.document_to_read(VISITOR, found.reference)
    with pytest.raises(PermissionDenied, match="community"):
        access.document_to_read(STRANGER, found.reference)
    assert access.document_to_read(COMMUNITY, found.reference) == found


def test_a_destroyed_green_document_asks_nobody_in():
    found = actions.destroy(document(marking=Marking.GREEN), because="", by=None, at=FILED)

    with pytest.raises(Http404):
        access.document_to_read(VISITOR, found.reference)


@pytest.mark.parametrize("role", [RoleCode.OFFICE, RoleCode.AUDITOR])
def test_custodians_read_all_but_red(role: RoleCode):
    somebody = account(role)
    seen = []
    for marking in Marking:
        found = document(marking=marking, shared_with=Recipients.of(persons=[98_765]))
        try:
            seen.append(access.document_to_read(viewer_of(somebody), found.reference).light.marking)
        except Http404:
            continue

    assert seen == [Marking.CLEAR, Marking.GREEN, Marking.AMBER, Marking.AMBER_STRICT]


def test_a_number_that_no_version_has_is_nowhere():
    found = document(marking=Marking.CLEAR)

    assert access.version_to_read(VISITOR, found.reference).number == 1
    with pytest.raises(Http404):
        access.version_to_read(VISITOR, found.reference, 2)


def may_keep(somebody: Account, found) -> bool:
    try:
        access.document_to_keep(somebody, viewer_of(somebody), found.reference)
    except (PermissionDenied, Http404):
        return False
    return True


def test_whoever_filed_it_and_the_office_keep_it_and_the_auditor_and_other_readers_do_not():
    one = member()
    source, colleague = delegate(one), delegate(one, "deputy")
    found = document(by=source.person, shared_with=Recipients.of(organisations=[one.pk]))

    assert may_keep(source, found)
    assert may_keep(account(RoleCode.OFFICE), found)
    assert not may_keep(account(RoleCode.AUDITOR), found)
    assert not may_keep(colleague, found)
    assert access.is_source(source, found)
    assert not access.is_source(account(RoleCode.OFFICE), found)


def test_what_is_red_the_office_does_not_even_keep():
    source = delegate(member())
    found = document(by=source.person, marking=Marking.RED)

    assert may_keep(source, found)
    assert not may_keep(account(RoleCode.OFFICE), found)


def test_whoever_files_in_a_home_speaks_for_it(monkeypatch):
    chair, other = delegate(member()), delegate(member())
    kind = HomeKind(
        find=lambda number: Home("tests", "group", number, "WG3") if number == 3 else None,
        may_file=lambda user, number: user == chair,
        address=lambda number: ("governance:body", (number,)),
    )
    monkeypatch.setattr(discovery, "_offered", lambda: {"tests.group": kind})

    assert access.home_to_file(chair, "tests.group:3").label == "WG3"
    assert access.is_source(chair, document())
    with pytest.raises(PermissionDenied, match="You do not file documents in WG3"):
        access.home_to_file(other, "tests.group:3")
    for nowhere in ["tests.group:4", "tests.board:3", "tests.group:x", "", "tests.group:3:4"]:
        with pytest.raises(Http404):
            access.home_to_file(chair, nowhere)


def test_the_office_files_in_the_library_and_nobody_else_does():
    assert access.home_to_file(account(RoleCode.OFFICE), library().key) == library()
    for role in (RoleCode.AUDITOR, RoleCode.COMMISSION, RoleCode.DELEGATE):
        with pytest.raises(PermissionDenied):
            access.home_to_file(account(role), library().key)


def test_a_mail_names_a_document_only_to_those_who_may_read_it():
    one, other = member(), member()
    reader, outsider, office = delegate(one), delegate(other), account(RoleCode.OFFICE)
    everybody = viewers_of([reader.person_id, outsider.person_id, office.person_id])
    amber = document(shared_with=Recipients.of(organisations=[one.pk]))
    red = document(marking=Marking.RED, shared_with=Recipients.of(persons=[outsider.person_id]))

    assert who_may_read(amber, everybody) == {reader.person_id, office.person_id}
    assert who_may_read(red, everybody) == {outsider.person_id}
