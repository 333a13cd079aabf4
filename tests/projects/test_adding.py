"""Projects that do not come from a file."""

import pytest

from entente.projects import actions
from entente.projects.facts import Grant, ProjectFacts
from entente.projects.models import Project
from entente.projects.queries import Asked, find, register
from entente.record.models import Entry
from entente.record.verbs import UnknownVerb
from tests.factories import members
from tests.factories.people import LONG_AGO
from tests.factories.projects import project

pytestmark = pytest.mark.django_db


def grant(grant_id: str = "900001") -> Grant:
    return Grant(ProjectFacts(grant_id, None, acronym="ALPHA", topics=("T-1",)))


def test_many_are_added_with_one_entry_and_found_at_once():
    members.partnership()
    assert find(register(), Asked(words="alpha")).total == 0

    actions.add_many([grant("1"), grant("2")], by=None, at=LONG_AGO, are_fictional=True)

    assert Entry.objects.filter(verb="projects.many_added").count() == 1
    assert find(register(), Asked(words="alpha", chosen={"topic": ("T-1",)})).total == 2


@pytest.mark.parametrize("grants", [[grant("1"), grant("1")], [grant("2"), grant("700001")]])
def test_a_key_that_is_taken_stops_the_whole(grants):
    members.partnership()
    project(grant_id="700001")

    with pytest.raises(actions.CannotAdd, match="There is already a project"):
        actions.add_many(grants, by=None, at=LONG_AGO)

    assert Project.objects.count() == 1


def test_a_record_that_cannot_be_entered_undoes_the_projects(monkeypatch):
    members.partnership()
    monkeypatch.setattr("entente.record.verbs._verbs", {})

    with pytest.raises(UnknownVerb):
        actions.add_many([grant()], by=None, at=LONG_AGO)

    assert not Project.objects.exists()
