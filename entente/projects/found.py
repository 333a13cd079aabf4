"""Projects as they are found: everyone may look all of them up."""

from collections.abc import Collection

from django.db.models.functions import Left
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.people.together import Part, Row, facts, part
from entente.projects.finding import NOUN
from entente.projects.models import Project
from entente.search.kinds import Hit, Kind

MOST = 2000  # letters of an objective in which the words are looked for again


def _rows(ids: Collection[int]) -> Part:
    said = facts(key="key", acronym="acronym", title="title", objective=Left("objective", MOST), fictional="is_fictional")
    return part(Project.objects.filter(pk__in=ids), more=said, on="start_on")


def _say(row: Row) -> Hit:
    said = row.facts
    title = said["acronym"] or said["title"] or said["key"]
    facts_of = [said["title"] if said["acronym"] else "", _("since %(year)s") % {"year": row.on.year} if row.on else ""]
    more = " · ".join(filter(None, facts_of))
    return Hit(title, reverse("projects:project", args=[said["key"]]), more, said["objective"], is_fictional=bool(said["fictional"]))


FOUND = {NOUN: Kind(gettext_lazy("Projects"), 70, _rows, _say)}
