"""Every write of this room. For rooms above: `tell` says something to people, `link` and `links` make addresses that act once."""

from entente.notices.actions.announcements import approve, hand_in, send_back, send_due, withdraw
from entente.notices.actions.audiences import drop_audience, save_audience
from entente.notices.actions.bounces import Tally, clear_address, read_reports
from entente.notices.actions.digests import digest
from entente.notices.actions.domain import check_domain, make_key
from entente.notices.actions.drafting import change, draft
from entente.notices.actions.forgetting import forget
from entente.notices.actions.links import MOST_WORDS, CannotUse, link, link_behind, links, shown, use
from entente.notices.actions.newsletters import drop_entry, drop_section, move_entry, move_section, pull, put_entry, put_section
from entente.notices.actions.preferences import choose
from entente.notices.actions.settling import settle
from entente.notices.actions.telling import CannotTell, Own, tell
from entente.notices.refusals import CannotResolve, Refusal

__all__ = [
    "MOST_WORDS",
    "CannotResolve",
    "CannotTell",
    "CannotUse",
    "Own",
    "Refusal",
    "Tally",
    "approve",
    "change",
    "check_domain",
    "choose",
    "clear_address",
    "digest",
    "draft",
    "drop_audience",
    "drop_entry",
    "drop_section",
    "forget",
    "hand_in",
    "link",
    "link_behind",
    "links",
    "make_key",
    "move_entry",
    "move_section",
    "pull",
    "put_entry",
    "put_section",
    "read_reports",
    "save_audience",
    "send_back",
    "send_due",
    "settle",
    "shown",
    "tell",
    "use",
    "withdraw",
]
