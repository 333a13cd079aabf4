"""Rounds as they are found, by whom their marking lets see them."""

from collections.abc import Collection

from django.db.models.fields.json import KT
from django.urls import reverse
from django.utils.translation import gettext_lazy

from entente.forms.choices import RoundState
from entente.forms.models import Round
from entente.forms.queries import NOUN
from entente.people.together import Part, Row, facts, part
from entente.search.kinds import Hit, Ids, Kind, Seeker
from entente.search.queries import visible


def _seen(seeker: Seeker) -> Ids:
    return visible(NOUN, seeker.keys)


def _rows(ids: Collection[int]) -> Part:
    said = facts(marking="marking", home=KT("home__label"), state="state", text="intro")
    return part(Round.objects.filter(pk__in=ids), label="title", more=said, at="opened_at")


def _say(row: Row) -> Hit:
    said = row.facts
    facts_of = " · ".join(filter(None, [said["home"] or "", str(RoundState(said["state"]).label)]))
    return Hit(row.label, reverse("forms:round", args=[row.id]), facts_of, said["text"] or "", said["marking"], row.at)


FOUND = {NOUN: Kind(gettext_lazy("Rounds"), 60, _rows, _say, seen=_seen)}
