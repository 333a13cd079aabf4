"""Count a published vote again, with nothing but Python 3.10 or later: `python3 recount.py PUBLISHED.json [--head HEX] [--receipt HEX]`.

Head (also against --head, as noted in minutes or the record), --receipt, ballots and result are worked out anew and compared.
Exit 0: all as published. 1: something does not fit, and what. 2: the file cannot be read. The format stands in docs/how-to/recount.md.
"""

import argparse
import functools
import hashlib
import json
import sys
from fractions import Fraction as F  # noqa: N817 -- it stands on every other line
from pathlib import Path

HALF = {"share": "1/2", "is_strict": True}


def sha(text, value=None):
    """Of a text, followed by a value as JSON with sorted keys and no spare space."""
    more = "" if value is None else json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256((text + more).encode()).hexdigest()


def receipt_of(ballot):
    return sha(ballot["salt"] + "\n", {name: value for name, value in ballot.items() if name != "salt"})


def head_of(vote):
    frame = ("format", "title", "rule", "roll", "present", "candidates", "seed")
    receipts = sorted(map(receipt_of, vote["ballots"]))
    return functools.reduce(lambda bound, receipt: sha(bound + receipt), receipts, sha("", {name: vote[name] for name in frame}))


def enough(needs, part, base):
    share, strict = F(needs["share"]), needs.get("is_strict", False)
    return (part > share * base if strict else part >= share * base) if base else not share and not strict


def sides(vote, name=None):
    found = {"for": F(0), "against": F(0), "abstain": F(0)}
    for ballot in (one for one in vote["ballots"] if name is None or one.get("class", "") == name):
        found[ballot["choice"]] += F(ballot["weight"])
    return found


def base_of(said, found, present, roll):
    both = found["for"] + found["against"]
    kinds = {"cast_without_abstentions": both, "cast": both + found["abstain"], "present": F(present), "all": F(roll)}
    return kinds[said.get("base", "cast_without_abstentions")]


def classes_are_for(vote, needed):
    met, present = 0, vote["present"]["by_class"]
    for name, (_members, votes) in vote["roll"]["by_class"].items():
        own = sides(vote, name)
        met += enough(needed.get("needs", HALF), own["for"], base_of(needed, own, present.get(name, [0, "0"])[1], votes))
    return enough(needed.get("of_classes", {"share": "1"}), F(met), F(len(vote["roll"]["by_class"])))


def motion(vote):
    majority, whole, tie = vote["rule"]["majority"], sides(vote), vote["rule"].get("tie", "stop")
    needs, base = majority.get("needs", HALF), base_of(majority, whole, vote["present"]["votes"], vote["roll"]["votes"])
    vetoed = [name for name in sorted(majority.get("veto", [])) if (own := sides(vote, name))["against"] > own["for"]]
    tied = needs.get("is_strict", False) and F(needs["share"]) == F(1, 2) and 2 * whole["for"] == base > 0
    lot = min(("for", "against"), key=lambda one: sha(f"{vote['seed']}:{one}"))
    word = {"not_carried": "against", "chair": vote["casting"], "lot": lot}.get(tie)
    by_votes = (word == "for" if word else None) if tied else enough(needs, whole["for"], base)
    stands = not vetoed and ("per_class" not in majority or classes_are_for(vote, majority["per_class"]))
    counts = [str(amount) for amount in (*whole.values(), F(vote["roll"]["votes"]) - sum(whole.values()))]
    told = dict(zip(("votes_for", "votes_against", "abstentions", "not_cast"), counts, strict=True))
    return {**told, "is_tied": tied, "vetoed_by": vetoed, "is_carried": stands and by_votes}


def favoured(vote, numbers):  # who comes first among equals: by lot from the seed, or as the chair said
    tie = vote["rule"].get("tie", "stop")
    order = sorted(numbers, key=lambda one: sha(f"{vote['seed']}:{one}")) if tie == "lot" else vote["chair_order"] if tie == "chair" else []
    if set(numbers) - set(order):
        raise SystemExit(f"Candidates {sorted(numbers)} are tied throughout, and nothing in the file decides between them.")
    return sorted(numbers, key=order.index)


class Marks:
    def __init__(self, vote, elects, rankings, standing):
        self.vote, self.elects, self.standing = vote, elects, standing
        self.votes = {one: sum((weight for marks, weight in rankings if one in marks), F(0)) for one in standing}
        able = [group for one in standing if self.votes[one] for group in standing[one].get("groups", ())]
        self.owed = {group: min(least, able.count(group)) for group, least in elects.get("at_least", {}).items()}

    def count(self):
        seated = []
        while open_to := [one for one in sorted(self.standing) if one not in seated and self.votes[one] and self.fits(one, seated)]:
            equals = [one for one in open_to if self.votes[one] == max(self.votes[each] for each in open_to)]
            if not all(self.fits(one, seated + equals[:place]) for place, one in enumerate(equals)):
                equals = favoured(self.vote, equals)
            for one in equals:
                seated += [one] if self.fits(one, seated) else []
        return None, seated

    def fits(self, one, others):
        *before, own = [self.standing[each] for each in [*others, one]]
        of, name, seats = [each.get("class", "") for each in before], own.get("class", ""), self.elects["seats"]
        kept, cap = self.elects.get("by_class", {}), self.elects.get("country_cap", seats)
        beyond = sum(max(0, of.count(each) - kept.get(each, 0)) for each in set(of))
        owed = sum(max(0, least - sum(group in each.get("groups", ()) for each in [*before, own])) for group, least in self.owed.items())
        is_free = of.count(name) < kept.get(name, 0) or beyond < seats - sum(kept.values())
        same = sum(each.get("country") == own["country"] for each in before) if own.get("country") else 0
        return is_free and same < cap and owed < seats - len(before)


class Rounds:
    def __init__(self, vote, elects, rankings, standing):
        self.vote, self.standing, self.seats, self.scottish = vote, standing, elects["seats"], elects["method"] == "scottish-stv"
        total = sum((weight for _ranking, weight in rankings), F(0))
        self.quota = F(total // (self.seats + 1) + 1) if self.scottish else total / (self.seats + 1)
        self.continuing, self.pending, self.order, self.history = set(standing), set(), [], []
        self.papers = [[ranking, weight, F(1), None] for ranking, weight in rankings]  # with their value, and who holds them

    def count(self):
        self.hand_out(None, F(1), F(1))
        while len(self.order) < self.seats and self.continuing:
            if len(self.continuing) <= self.seats - len(self.order):
                self.elect(list(self.continuing))
                break
            pool, now = self.pending or self.continuing, self.history[-1]
            end = (max if self.pending else min)(now[one] for one in pool)
            one = self.pick([each for each in pool if now[each] == end], most=bool(self.pending))
            share = (now[one] - self.quota, now[one]) if one in self.pending else (F(1), F(1))
            self.pending, self.continuing = self.pending - {one}, self.continuing - {one}
            self.hand_out(one, *share)
        return str(self.quota), self.order

    def hand_out(self, one, part, whole):
        for paper in self.papers:
            if paper[3] == one:
                paper[2] = F(part * paper[2] * 10**5 // whole, 10**5) if self.scottish else paper[2] * part / whole
                paper[3] = next((other for other in paper[0] if other in self.continuing), 0)
        votes = {one: self.quota if one in self.order and one not in self.pending else F(0) for one in self.standing}
        for _ranking, weight, value, holder in self.papers:
            if holder in self.continuing or holder in self.pending:
                votes[holder] += weight * value
        self.history.append(votes)
        reached = [one for one in self.continuing if votes[one] > self.quota or (self.scottish and votes[one] == self.quota)]
        self.pending.update(one for one in reached if votes[one] > self.quota)
        self.elect(reached)

    def pick(self, equal, most):
        left = set(equal)
        for votes in reversed(self.history[:-1]):
            end = (max if most else min)(votes[one] for one in left)
            left = {one for one in left if votes[one] == end}
        return left.pop() if len(left) == 1 else favoured(self.vote, left)[0 if most else -1]

    def elect(self, several):
        last = favoured(self.vote, self.standing) if self.vote["rule"].get("tie") == "lot" else self.vote["chair_order"]
        places = {one: place for place, one in enumerate(last)}
        self.order += sorted(several, key=lambda one: (*(-v[one] for v in reversed(self.history)), places.get(one, len(places)), one))
        self.continuing.difference_update(several)


def election(vote):
    elects, numbers = vote["rule"]["elects"], {one["number"] for one in vote["candidates"]}
    most = {"plurality": 1, "block": elects["seats"]}.get(elects["method"], len(numbers))
    for said in (ballot["candidates"] for ballot in vote["ballots"]):
        if len(said) > min(most, len(set(said))) or not set(said) <= numbers:
            raise SystemExit(f"A ballot names {said}: at most {most} of {sorted(numbers)}, each once, can be counted.")
    standing = {one["number"]: one for one in vote["candidates"] if not one.get("withdrawn")}
    rankings = [([one for one in ballot["candidates"] if one in standing], F(ballot["weight"])) for ballot in vote["ballots"]]
    named = [(ranking, weight) for ranking, weight in rankings if ranking]
    quota, order = (Rounds if elects["method"].endswith("stv") else Marks)(vote, elects, named, standing).count()
    total, cast = (sum((weight for _ranking, weight in said), F(0)) for said in (named, rankings))
    return {"elected": sorted(order), "order": order, "total": str(total), "blank": str(cast - total), "quota": quota}


def problems(vote, known_head="", receipt=""):
    own, receipts, weights = head_of(vote), list(map(receipt_of, vote["ballots"])), [F(ballot["weight"]) for ballot in vote["ballots"]]
    counted = (election if "elects" in vote["rule"] else motion)(vote)
    checks = {
        f"rule, roll and ballots give the head {own}, {vote['head']} is published": own == vote["head"],
        f"the published head is not {known_head}": known_head in ("", vote["head"]),
        f"no ballot has the receipt {receipt}": not receipt or receipt in receipts,
        "two ballots have the same identity": len({ballot["id"] for ballot in vote["ballots"]}) == len(receipts),
        "more votes were cast than were present": sum(weights) <= F(vote["present"]["votes"]) and min(weights, default=1) > 0,
        f"counted {counted}, published {vote['result']}": counted == vote["result"],
    }
    return [said for said, holds in checks.items() if not holds]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Count a published vote again.")
    parser.add_argument("published")
    for name in ("--head", "--receipt"):
        parser.add_argument(name, default="")
    asked = parser.parse_args()
    try:
        found = problems(json.loads(Path(asked.published).read_text(encoding="utf-8")), asked.head, asked.receipt)
    except (OSError, KeyError, TypeError, ValueError, ArithmeticError) as lack:
        print(f"This is no published vote that can be read: {type(lack).__name__} {lack}", file=sys.stderr)
        sys.exit(2)
    print("\n".join(found) if found else "Counted again: head, ballots and result are as published.")
    sys.exit(1 if found else 0)
