"""Changing a marking: whoever keeps a document may be stricter, only its source more open; what is shut is shut at once."""

import pytest

from entente.documents import actions
from entente.documents.actions import CannotMark
from entente.documents.actions.marking import is_loosened
from entente.documents.home import Recipients
from entente.documents.models import Document
from entente.documents.queries import seen
from entente.engine.marking import Marking, keys
from entente.record.models import Entry
from tests.factories.documents import FILED, document
from tests.factories.people import person

pytestmark = pytest.mark.django_db
GROUP = Recipients.of(groups=[3])


def remark(found: Document, light: Marking, shared_with: Recipients = GROUP, *, as_source: bool = False) -> Document:
    return actions.remark(found, light, shared_with, as_source=as_source, because="asked by the chair", by=person(), at=FILED)


def test_who_keeps_it_may_mark_it_more_strictly_and_it_is_shut_at_once():
    found = document(marking=Marking.GREEN)
    assert list(seen({"community"})) == [found]

    remark(found, Marking.AMBER)

    assert list(seen({"community"})) == []
    assert list(seen({"group:3"})) == [found]


@pytest.mark.parametrize(
    ("light", "shared_with"), [(Marking.CLEAR, GROUP), (Marking.GREEN, GROUP), (Marking.AMBER, Recipients.of(groups=[3, 4]))]
)
def test_only_its_source_may_loosen_it(light: Marking, shared_with: Recipients):
    ana = person("Ana")
    found = document(by=ana)

    with pytest.raises(CannotMark, match=r"Only its source may loosen a marking or share it with more people. Ask Ana\."):
        remark(found, light, shared_with)

    found.refresh_from_db()
    assert found.marking == "AMBER"
    remark(found, light, shared_with, as_source=True)
    found.refresh_from_db()
    assert found.marking == light.value


def test_the_source_stays_among_the_recipients():
    ana = person("Ana")
    found = remark(document(by=ana), Marking.RED, Recipients.of(persons=[99]), as_source=True)

    assert found.recipients.persons == {ana.pk, 99}


def test_the_record_says_why_and_what_was_before():
    remark(document(), Marking.RED)

    entry = Entry.objects.get(verb="documents.marked")
    assert '"because":"asked by the chair"' in entry.payload.body
    assert '"before":{"groups":[3],"marking":"AMBER"' in entry.payload.body


def test_marking_it_as_it_is_enters_nothing():
    remark(document(), Marking.AMBER)

    assert not Entry.objects.filter(verb="documents.marked").exists()


@pytest.mark.parametrize("before", list(Marking))
@pytest.mark.parametrize("after", list(Marking))
def test_loosening_is_what_lets_anybody_see_more(before: Marking, after: Marking):
    found = Document(marking=before.value, shared_with=GROUP.stored)

    assert is_loosened(found, after, GROUP) == (after < before)
    assert keys  # the lock of CLEAR is one key for everyone, so it is looked at apart
