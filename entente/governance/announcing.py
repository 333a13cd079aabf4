"""What gatherings ask before a body's meeting is announced: is its notice early enough, does it say how one takes part from afar."""

from datetime import datetime

from entente.gatherings.models import Gathering
from entente.governance.queries.calling import calling_of


def refuses(gathering: Gathering, at: datetime) -> str:
    """The sentence, where a rule that blocks is broken; else nothing."""
    called = calling_of(gathering, at)
    return called.refusal if called else ""
