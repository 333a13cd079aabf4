"""The real open data, to the cent."""

import pytest

from entente.members.models import Identifier, Organisation
from entente.projects.models import Participation, Project
from tests.factories.projects import imported
from tests.shared import shared

pytestmark = pytest.mark.django_db


def test_the_cyber_projects_of_2014_and_2015():
    result = imported(shared("cordis/h2020_cyber"))

    assert (result["projects"], result["participations"], result["organisations"]) == (53, 443, 313)
    assert (result["ec_contribution"], result["total_cost"]) == ("177221210.43", "200938901.60")
    assert (result["created"], result["changed"], result["unchanged"], result["rejected"], result["repeated"]) == (809, 0, 0, 0, 0)
    assert (Project.objects.count(), Participation.objects.count(), Organisation.objects.count()) == (53, 443, 313)
    assert Organisation.objects.filter(country="GR").exists()


def test_the_later_projects_have_no_grant_no_partners_and_no_contribution():
    result = imported(shared("cordis/h2020_cyber_2016_2020"))

    assert (result["projects"], result["participations"], result["total_cost"]) == (155, 0, "690213298.00")
    assert result["ec_contribution"] is None
    assert not Project.objects.exclude(key__startswith="rcn-").exists()


def test_every_grant_of_the_early_programme_planned():
    """A dry run tells what an import tells; the import itself is timed by benchmarks/cordis.py."""
    result = imported(shared("cordis/h2020_2014_2015"), is_dry_run=True)

    assert (result["projects"], result["participations"], result["organisations"]) == (7572, 31866, 12326)
    assert (result["rows"], result["repeated"], result["rejected"]) == ({"projects": 7574, "participations": 31868}, 4, 0)
    assert (result["ec_contribution"], result["total_cost"]) == ("12997900456.37", "15744926442.04")
    assert (result["without_start"], result["without_amounts"]) == (767, 35)
    assert not Project.objects.exists()


@pytest.mark.slow
def test_every_grant_of_the_early_programme_written_after_the_cyber_projects():
    imported(shared("cordis/h2020_cyber"))

    result = imported(shared("cordis/h2020_2014_2015"))
    again = imported(shared("cordis/h2020_cyber"))

    assert (result["projects"], result["participations"], result["organisations"]) == (7572, 31866, 12326)
    assert (result["created"], result["changed"], result["unchanged"]) == (51764 - 809, 0, 809)
    assert (again["created"], again["changed"], again["unchanged"]) == (0, 0, 809)
    assert Organisation.objects.count() - Identifier.objects.filter(scheme="pic").count() == 3117
    assert Project.objects.exclude(title="").count() == 53
