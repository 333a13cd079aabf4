"""What the pages of this room have in common: which refusals it answers with."""

from functools import partial

from entente.gatherings.actions import Refusal
from entente.notices.refusals import Refusal as NoticesRefusal
from entente.people.actions import CannotKeepPerson
from entente.web import acting

REFUSALS = (Refusal, NoticesRefusal, CannotKeepPerson)
answer = partial(acting.answered, refusals=REFUSALS)
pressed = partial(acting.pressed, refusals=REFUSALS)
