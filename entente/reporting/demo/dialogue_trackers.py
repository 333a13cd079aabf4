"""The demonstration's trackers: of NIS2 only what has a source, and an invented act, marked as such."""

from datetime import date, timedelta
from typing import Any

from entente.dialogue import actions
from entente.dialogue.choices import Phase
from entente.people.models import Person
from entente.reporting.demo.story_so_far import Story
from entente.vocabulary.models import Country

WHERE = "https://register.example.org/"
NIS2 = "https://eur-lex.europa.eu/eli/dir/2022/2555/oj"
ON_TIME = ("BE", "HR", "HU", "IT", "LV", "LT")  # and where that stands:
SAID_BY = "Assembly Research: Progress with NIS2 transposition"
SAID_AT = "https://www.assemblyresearch.co.uk/tracker-updates/progress-with-nis2-transposition"
STATES = {  # of the invented act: country, phase, how many days ago, infringement
    "FR": (Phase.IMPLEMENTED, 20, False),
    "EE": (Phase.TRANSPOSED, 45, False),
    "DE": (Phase.PREPARATION, 30, False),
    "NL": (Phase.PREPARATION, 130, False),
    "IT": (Phase.NOT_STARTED, 12, True),
    "PT": (Phase.TRANSPOSED, 160, False),
}


def add_all(story: Story, voice: Person) -> None:
    _nis2(story)
    _invented_act(story, voice)


def _nis2(story: Story) -> None:
    """Real: only what a public source says; of all other countries it is not collected."""
    by: dict[str, Any] = {"by": story.staff.office, "at": story.now}
    words = "Member States had to transpose Directive (EU) 2022/2555 (NIS2) by 17 October 2024."
    row = actions.put_tracker(actions.TrackerFacts("NIS2: transposition", words, story.staff.office, NIS2), **by)
    note = "Named there among those that transposed by the deadline of 17 October 2024."
    for country in ON_TIME:
        seen = actions.Seen(date(2024, 10, 17), Phase.TRANSPOSED, SAID_BY, SAID_AT, note=note)
        actions.check(row, Country.objects.get(pk=country), seen, **by)


def _invented_act(story: Story, voice: Person) -> None:
    """The delegate who signs in looks after one country; two checks are old."""
    by: dict[str, Any] = {"by": story.staff.office, "at": story.now}
    today = story.now.date()
    words = "An invented act: every lighthouse names who answers for its security."
    facts = actions.TrackerFacts("Lighthouse act", words, story.staff.office, keeps=90)
    row = actions.put_tracker(facts, is_fictional=True, **by)
    for country, (phase, ago, infringes) in STATES.items():
        seen = actions.Seen(today - timedelta(days=ago), phase, "Invented journal", f"{WHERE}{country.lower()}", infringes, "Invented.")
        actions.check(row, Country.objects.get(pk=country), seen, **by)
    earlier = actions.Seen(today - timedelta(days=220), Phase.PREPARATION, "Invented journal", f"{WHERE}fr-1", note="Invented.")
    actions.check(row, Country.objects.get(pk="FR"), earlier, **by)
    for country in ("PT", "SE"):
        actions.give(row, Country.objects.get(pk=country), voice, **by)
