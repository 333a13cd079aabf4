"""What the pages of this room have in common: which refusals it answers with."""

from functools import partial

from entente.indicators.actions import CannotKeep
from entente.programme.actions import Refusal
from entente.web.acting import answered

answer = partial(answered, refusals=(Refusal, CannotKeep))
