"""Sending, one delivery at a time, so that a sender killed at any moment loses none and doubles none.

    queued or deferred --claim--> sending --seal--> sending, handed_at set --the other side agrees--> sent

Each arrow is a transaction of its own and asks that the row still be held by this run. Killed before the seal, nothing left: the mail is
claimed again. Killed after it, the folder knows whether the file is there; a mail server does not say, and the mail becomes "unsure": for
the one mail that was in flight the office decides, with its Message-ID against the server's log, instead of this program guessing.
"""

from entente.notices.posting.claims import claim, due, next_moment, take_back
from entente.notices.posting.outcomes import TakenOver, broke
from entente.notices.posting.post import post

__all__ = ["TakenOver", "broke", "claim", "due", "next_moment", "post", "take_back"]
