"""What the pages of this room have in common: which refusals it answers with."""

from functools import partial

from entente.notices.refusals import Refusal
from entente.web import acting

REFUSALS = (Refusal,)
answer = partial(acting.answered, refusals=REFUSALS)
pressed = partial(acting.pressed, refusals=REFUSALS)
