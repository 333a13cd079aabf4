"""A rule as one plain sentence a part: who votes, when the vote is good, what carries it, who votes for whom, how secret, what of ties.

Each part is a tuple of clauses (`Said`), joined by commas and closed by a full stop. Facts that are words of the vocabulary are `Said`
themselves, so that a page translates inside out: `sentence(rule)` for a page, `in_english(rule)` for a command.
"""

from collections.abc import Iterable, Iterator

from entente.engine.rules.elections import Elects
from entente.engine.rules.phrases import Fact, Said, say
from entente.engine.rules.rule import (
    Electorate,
    Majority,
    Proxies,
    ProxyScope,
    Quorum,
    Rule,
    SecondCall,
    Secrecy,
    SecretWhen,
    Source,
    Unit,
    Weighs,
    Weight,
)
from entente.engine.rules.saying import Amount, Clause, Word
from entente.engine.rules.thresholds import EVERY, Counts, Threshold

Part = tuple[Said, ...]


def sentence(rule: Rule) -> tuple[Part, ...]:
    """The parts in order; the last one cites the source."""
    return (
        (*_electorate(rule.electorate, rule.unit), *_weight(rule.weight)),
        tuple(_quorum(rule.quorum)) if rule.quorum else (say(Clause.NO_QUORUM),),
        tuple(_majority(rule.majority) if rule.majority else _elects(rule.elects) if rule.elects else ()),
        tuple(_proxies(rule.proxies)) if rule.proxies else (say(Clause.NO_PROXIES),),
        (_privacy(rule),),
        (say(Clause[f"TIE_{rule.tie.name}"]),),
        (say(Clause.NOTICE, days=rule.notice_days) if rule.notice_days else say(Clause.NO_NOTICE),),
        (_source(rule.source),),
    )


def in_english(rule: Rule) -> str:
    *parts, source = sentence(rule)
    return " ".join([*(f"{', '.join(map(str, part))}." for part in parts), str(source[0])])


def amount(threshold: Threshold) -> Said:
    if threshold == EVERY:
        return say(Amount.ALL)
    return say(Amount.MORE_THAN if threshold.is_strict else Amount.AT_LEAST, share=threshold.share)


def _electorate(electorate: Electorate, unit: Unit) -> Iterator[Said]:
    opening = Clause.GROUPS_VOTE if unit is Unit.GROUP else Clause.MEMBERS_VOTE
    yield say(opening, standings=_listed(electorate.standings))
    if electorate.classes:
        yield say(Clause.OF_CLASSES, classes=_listed(electorate.classes))
    if electorate.countries:
        yield say(Clause.OF_COUNTRIES, countries=_listed(electorate.countries))
    if electorate.needs_dues:
        yield say(Clause.DUES_PAID)
    if electorate.needs_voice:
        yield say(Clause.WITH_VOICE)
    yield say(Clause.RECORD_DATE, days=electorate.days_before) if electorate.days_before else say(Clause.RECORD_DAY)


def _weight(weight: Weight) -> Iterator[Said]:
    yield _weighed(weight)
    if weight.is_dynamic:
        yield say(Clause.DYNAMIC)
    if weight.at_least:
        yield say(Clause.AT_LEAST, votes=weight.at_least)
    if weight.at_most is not None:
        yield say(Clause.AT_MOST, votes=weight.at_most)
    if weight.may_split:
        yield say(Clause.MAY_SPLIT)


def _weighed(weight: Weight) -> Said:
    match weight.weighs:
        case Weighs.ONE:
            return say(Clause.ONE)
        case Weighs.BY_CLASS if weight.otherwise:
            return say(Clause.BY_CLASS_OTHERWISE, table=_table(weight.by_class.items()), otherwise=weight.otherwise)
        case Weighs.BY_CLASS:
            return say(Clause.BY_CLASS, table=_table(weight.by_class.items()))
        case Weighs.BY_FEE:
            table = ", ".join(f"EUR {floor}+: {votes}" for floor, votes in sorted(weight.bands))
            return (
                say(Clause.BY_FEE_OTHERWISE, table=table, otherwise=weight.otherwise)
                if weight.otherwise
                else say(Clause.BY_FEE, table=table)
            )
    return say(Clause.BY_MEMBER) if weight.per == 1 else say(Clause.BY_MEMBERS, per=weight.per)


def _quorum(quorum: Quorum) -> Iterator[Said]:
    there = say(Word.PRESENT if quorum.counts_represented else Word.PRESENT_ONLY)
    yield say(Clause.QUORUM_MEMBERS if quorum.counts is Counts.MEMBERS else Clause.QUORUM_VOTES, needs=amount(quorum.needs), there=there)
    if quorum.per_class:
        yield say(Clause.QUORUM_CLASS, needs=amount(quorum.per_class))
    if quorum.second_call:
        yield _second_call(quorum.second_call)


def _second_call(call: SecondCall) -> Said:
    if call.latest is None:
        if call.needs is None:
            return say(Clause.SECOND_CALL_OPEN_ANY, earliest=call.earliest)
        return say(Clause.SECOND_CALL_OPEN, earliest=call.earliest, needs=amount(call.needs))
    if call.needs is None:
        return say(Clause.SECOND_CALL_ANY, earliest=call.earliest, latest=call.latest)
    return say(Clause.SECOND_CALL, earliest=call.earliest, latest=call.latest, needs=amount(call.needs))


def _majority(majority: Majority) -> Iterator[Said]:
    yield say(Clause.CARRIED, needs=amount(majority.needs), base=say(Word[majority.base.name]))
    if own := majority.per_class:
        yield say(Clause.PER_CLASS, classes=amount(own.of_classes), needs=amount(own.needs), base=say(Word[own.base.name]))
    if majority.veto:
        yield say(Clause.VETO, classes=_listed(majority.veto))


def _elects(elects: Elects) -> Iterator[Said]:
    yield say(Clause.ELECTED, seats=elects.seats, method=say(Word[elects.method.name]))
    if elects.by_class:
        yield say(Clause.SEATS_BY_CLASS, table=_table(elects.by_class.items()))
    if elects.country_cap:
        yield say(Clause.COUNTRY_CAP, cap=elects.country_cap)
    if elects.at_least:
        yield say(Clause.SEATS_OWED, table=_table(elects.at_least.items()))
    if elects.term_months:
        yield say(Clause.TERM, months=elects.term_months)


def _proxies(proxies: Proxies) -> Iterator[Said]:
    yield say(Clause.PROXIES_FREE) if proxies.cap is None else say(Clause.PROXIES, cap=proxies.cap)
    if proxies.same_class:
        yield say(Clause.PROXY_SAME_CLASS)
    if proxies.holder_present:
        yield say(Clause.PROXY_PRESENT)
    yield say(SCOPES[proxies.scope])
    if proxies.expires_after:
        yield say(Clause.PROXY_EXPIRES, days=proxies.expires_after)
    if not proxies.is_revocable:
        yield say(Clause.PROXY_BINDING)


def _privacy(rule: Rule) -> Said:
    privacy = rule.privacy
    if privacy.level is Secrecy.ROLL_CALL:
        return say(Clause.ROLL_CALL)
    level = say(Word[privacy.level.name])
    if privacy.when is SecretWhen.ON_DEMAND and privacy.demanded_by:
        return say(Clause.HIDDEN_ON_DEMAND, level=level, needs=amount(privacy.demanded_by))
    return say(Clause.HIDDEN_PERSONS if privacy.when is SecretWhen.PERSONS else Clause.HIDDEN_ALWAYS, level=level)


def _source(source: Source) -> Said:
    facts: dict[str, Fact] = {"article": source.article, "version": source.version}
    return say(Clause.SOURCE_SINCE, on=source.on.isoformat(), **facts) if source.on else say(Clause.SOURCE, **facts)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _table(rows: Iterable[tuple[str, object]]) -> str:
    return ", ".join(f"{name} {value}" for name, value in sorted(rows))


SCOPES = {
    ProxyScope.ITEM: Clause.PROXY_ITEM,
    ProxyScope.MEETING: Clause.PROXY_MEETING,
    ProxyScope.STANDING: Clause.PROXY_STANDING,
}
