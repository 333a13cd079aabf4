"""A body of each side: a rule, an open vote with a ballot and a proxy, an election with a candidate, a decision."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.utils import timezone

from entente.ballots import actions
from entente.ballots.actions import Plan, Written
from entente.ballots.choices import Form
from entente.ballots.models import RollRow
from entente.engine import rules as engine
from tests.factories.ballots import ELECTION, MOTION, rule
from tests.factories.governance import body, seat
from tests.factories.members import delegate

NOUNS = {
    ("ballots", "pk"): "vote",
    ("ballots", "vote_id"): "vote",
    ("entente_api_ballots_rule", "rule_id"): "rule",
    ("entente_api_ballots_adopt", "rule_id"): "rule",
    ("ballots", "row"): "row",
    ("ballots", "candidacy"): "candidacy",
    ("ballots", "proxy"): "proxy",
    ("ballots", "proxy_id"): "proxy",
    ("ballots", "decision_id"): "ballots-decision",
    ("ballots", "rule_id"): "rule",
    ("ballots:new-rule", "body"): "body",
    **{(f"ballots:{name}", "pk"): "rule" for name in ("rule", "edit-rule", "adopt-rule", "end-rule", "drop-rule")},
    **{(f"ballots:{name}", "pk"): "ballots-decision" for name in ("decision", "follow-up", "done", "caused")},
}


def build(world: Any) -> None:
    """Seats of a board each: who does not sit there does not see it, the office and the auditor do."""
    office, now = world.things["second", "own"].person, timezone.now()
    with_proxies = replace(MOTION, proxies=engine.Proxies(holder_present=False, scope=engine.ProxyScope.ITEM))
    for side in ("own", "foreign"):
        organisation, who = world.things["organisation", side], world.things["person", side]
        one = body(f"BOARD-{side}", kind="board", joining="named")
        seat(one, who, organisation=organisation)
        other = delegate(organisation, "deputy").person
        seat(one, other, organisation=organisation)
        plan = Plan("Shall we?", rule(one, with_proxies, by=office), now, now + timedelta(hours=1), form=Form.WRITTEN)
        vote = actions.draft(one, plan, by=office, at=now)
        actions.freeze(vote, by=office, at=now)
        vote = actions.open_vote(vote, by=office, at=now)
        rows = {row.person_id: row for row in RollRow.objects.filter(vote=vote)}
        proxy = actions.give_proxy(vote, rows[other.pk], rows[who.pk], by=other, at=now)
        election = actions.draft(one, replace(plan, rule=rule(one, ELECTION, by=office)), by=office, at=now)
        actions.call(election, by=office, at=now)
        world.things |= {
            ("vote", side): vote,
            ("row", side): rows[who.pk],
            ("proxy", side): proxy,
            ("candidacy", side): actions.stand(election, who, organisation, by=who, at=now),
            ("rule", side): actions.write_rule(one, Written(replace(MOTION, name="Another")), by=office, at=now),
            ("ballots-decision", side): actions.enter(one, "We meet in May", on=now.date(), by=office, at=now),
        }
