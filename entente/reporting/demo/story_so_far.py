"""What the demonstration holds when a later room adds to it."""

from dataclasses import dataclass
from datetime import datetime
from random import Random

from entente.members.models import Organisation
from entente.people.models import Person
from entente.reporting.demo.cast import Part
from entente.reporting.demo.people import Staff, Voices


@dataclass(frozen=True)
class Story:
    """`found` and `voices` go by a part's number, `named` and `spoken` by an organisation's name; `voice` signs in with one click."""

    random: Random
    parts: list[Part]
    found: dict[int, Organisation]
    voices: Voices
    voice: Part
    named: dict[str, Organisation]
    spoken: dict[str, Person]
    staff: Staff
    now: datetime
