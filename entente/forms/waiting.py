"""What of this room waits for a person: questions to answer, and rounds that could not open."""

import json
from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.forms import queries
from entente.forms.actions import telling
from entente.forms.choices import RoundState
from entente.forms.models import Asked, Round
from entente.people.together import Part, Row, facts, part
from entente.people.waiting import Prepared, Waiting, told

MOST = 50


def prepared(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Prepared]:
    """Whoever is asked may see the round: asking put the person, or the organisation, into its lock."""
    stopped = Round.objects.filter(author=person_id, state=RoundState.DRAFT).exclude(remark="").order_by("pk")
    asked = queries.to_answer(person_id, organisations, Now())
    return [Prepared(_rows(asked), _asked), Prepared(part(stopped, most=MOST, label="title", more="marking"), _stopped)]


def waiting(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Waiting]:
    return told(prepared(person_id, organisations, permissions, day))


def _rows(asked: Any) -> Part:
    said = facts(
        round="round_id",
        organisation="organisation_id",
        name="organisation__name",
        slug="organisation__slug",
        buttons="round__buttons",
        marking="round__marking",
        home=KeyTextTransform("label", "round__home"),
    )
    rows = Asked.objects.filter(pk__in=asked.values("pk")).order_by("round__closes_at", "pk")
    return part(rows, most=MOST, label="round__title", at="round__closes_at", number="round__version__minutes", more=said)


def _asked(row: Row) -> Waiting:
    said = row.facts
    buttons = json.loads(said["buttons"]) if isinstance(said["buttons"], str) else said["buttons"]
    sentence = _("Answer “%(title)s” for %(name)s") if said["organisation"] else _("Answer “%(title)s”")
    return Waiting(
        "round",
        f"{said['round']}-{said['organisation']}" if said["organisation"] else said["round"],
        sentence % {"title": row.label, "name": said["name"]},
        "forms:answer-for" if said["organisation"] else "forms:answer",
        (said["round"], said["slug"]) if said["organisation"] else (said["round"],),
        due_on=timezone.localtime(row.at).date() if row.at else None,
        minutes=row.number,
        mail_doable=telling.LINK if buttons else None,
        where=said["home"] or _("Rounds"),
        label=row.label,
        choices=[(value, label) for value, label in buttons],
        about=int(said["round"]),
        marking=said["marking"],
    )


def _stopped(row: Row) -> Waiting:
    sentence = _("“%(title)s” could not open by itself: mend its plan") % {"title": row.label}
    return Waiting("round", row.id, sentence, "forms:round", (row.id,), minutes=2, where=_("Rounds"), label=row.label, marking=row.more)
