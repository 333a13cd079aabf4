"""Whether one member may vote for another."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from entente.engine.rules.checks import Asked
from entente.engine.rules.phrases import Said, say
from entente.engine.rules.rule import Proxies, ProxyScope
from entente.engine.rules.situation import Proxy


def refused(proxy: Proxy, rule: Proxies | None, on: date) -> Said | None:
    """Why this proxy is not good on that day, leaving aside how many its holder has."""
    return next(_faults(proxy, rule, on), None)


def too_many(proxies: tuple[Proxy, ...], rule: Proxies | None) -> tuple[Said, ...]:
    """Holders with more than the rule lets one hand hold."""
    if rule is None or rule.cap is None:
        return ()
    held = Counter(proxy.holder for proxy in proxies if not proxy.is_revoked)
    return tuple(say(Asked.PROXY_CAP, holder=name, held=count, cap=rule.cap) for name, count in sorted(held.items()) if count > rule.cap)


def _faults(proxy: Proxy, rule: Proxies | None, on: date) -> Iterator[Said]:
    holder, giver = proxy.holder, proxy.giver
    if rule is None:
        yield say(Asked.NO_PROXIES, holder=holder, giver=giver)
        return
    if proxy.is_revoked and rule.is_revocable:
        yield say(Asked.PROXY_REVOKED, giver=giver)
    if rule.same_class and proxy.holder_class != proxy.giver_class:
        yield say(Asked.PROXY_CLASS, holder=holder, giver=giver, holder_class=proxy.holder_class, giver_class=proxy.giver_class)
    if rule.holder_present and not proxy.is_holder_present:
        yield say(Asked.PROXY_ABSENT, holder=holder, giver=giver)
    if not _covers(proxy, rule):
        yield say(Asked.PROXY_SCOPE, giver=giver)
    if rule.expires_after is not None and (proxy.given_on is None or proxy.given_on + timedelta(days=rule.expires_after) < on):
        yield say(Asked.PROXY_EXPIRED, giver=giver, on=proxy.given_on.isoformat() if proxy.given_on else "?")


def _covers(proxy: Proxy, rule: Proxies) -> bool:
    """A proxy reaches no further than the rule lets it; only a standing one needs not be given for this."""
    order = list(ProxyScope)
    return order.index(proxy.scope) <= order.index(rule.scope) and (proxy.for_this or proxy.scope is ProxyScope.STANDING)
