"""Bodies: founded, named anew, given other rules, dissolved."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from entente import record
from entente.documents.actions import settle_home
from entente.engine.marking import EVERYONE
from entente.governance import homes
from entente.governance.actions.finding import held_body
from entente.governance.actions.mandates import end_all
from entente.governance.actions.refusals import CannotFound
from entente.governance.choices import BodyKind, Joining, ProposalState
from entente.governance.models import Body, Proposal, Remit
from entente.governance.queries.bodies import NOUN
from entente.people.models import Person
from entente.search.actions import mark, put
from entente.vocabulary.choices import TrafficLight

RESERVED = {"new", "actions", "sitting", "activity"}  # addresses of this room's own pages


@dataclass(frozen=True, slots=True)
class Rules:
    """How a body is run: what it is, how one comes in, how its papers are marked."""

    kind: str = BodyKind.WORKING_GROUP
    joining: str = Joining.ASK
    marking: str = TrafficLight.AMBER
    notes_openings: bool = False
    parent: Body | None = None


@transaction.atomic
def found(
    code: str,
    name: str,
    *,
    scope: str = "",
    source: str = "",
    rules: Rules | None = None,
    on: date,
    by: Person | None,
    at: datetime,
) -> Body:
    """A body with a number that stays, and the name and scope it begins with."""
    entry = record.open()
    code, rules = code.strip(), rules or Rules()
    body = Body(code=code, slug=slugify(code), founded_on=on, **_columns(rules))
    _refuse_code(body)
    body.save(force_insert=True)
    remit = Remit.objects.create(body=body, name=_named(name), scope=scope.strip(), source=source.strip(), from_on=on, known_at=at)
    mark(NOUN, body.pk, {EVERYONE})
    _findable(body, remit)
    entry.enter("governance.founded", body, by=by, after={"name": remit.name, "scope": remit.scope, "on": on, **_told(rules)})
    return body


@transaction.atomic
def describe(body: Body, name: str, *, scope: str = "", source: str = "", on: date, by: Person | None, at: datetime) -> Remit:
    """Another name or scope from a day; its number stays, and so does what it was called before."""
    entry = record.open()
    body = held_body(body)
    current: Remit = Remit.objects.known().filter(body=body, to_on=None).get()
    if on < current.from_on:
        raise CannotFound(
            _("Its present name holds since %(day)s; choose that day or a later one.") % {"day": f"{current.from_on:%d.%m.%Y}"}
        )
    name, scope, source = _named(name), scope.strip(), source.strip()
    if (name, scope, source) == (current.name, current.scope, current.source):
        return current
    current.ended(on=on, at=at)
    remit = Remit.objects.create(body=body, name=name, scope=scope, source=source, from_on=on, known_at=at)
    _findable(body, remit)
    before = {"name": current.name, "scope": current.scope}
    entry.enter("governance.described", body, by=by, before=before, after={"name": name, "scope": scope, "on": on})
    return remit


@transaction.atomic
def change_rules(body: Body, rules: Rules, *, by: Person | None, at: datetime) -> Body:
    """What is filed from now on follows the new rules; what was marked stays marked."""
    entry = record.open()
    current = held_body(body)
    before = _told(Rules(current.kind, current.joining, current.marking, current.notes_openings, current.parent))
    if before == _told(rules):
        return current
    _refuse_parent(current, rules.parent)
    for name, value in _columns(rules).items():
        setattr(current, name, value)
    current.save()
    settle_home(homes.home(current))
    entry.enter("governance.rules_changed", current, by=by, before=before, after=_told(rules))
    return current


@transaction.atomic
def dissolve(body: Body, *, on: date, because: str, by: Person | None, at: datetime) -> Body:
    """Every mandate ends that day, and nobody is waited for any more; its papers and its number stay."""
    entry = record.open()
    current = held_body(body)
    if current.dissolved_on:
        raise CannotFound(_("%(body)s is dissolved already.") % {"body": current})
    if on <= current.founded_on:
        raise CannotFound(_("A body is dissolved on a day after the one on which it was founded."))
    current.dissolved_on = on
    current.save(update_fields=["dissolved_on"])
    ended = end_all(current, on=on, at=at)
    waiting = Proposal.objects.filter(body=current, state=ProposalState.OPEN)
    waiting.update(state=ProposalState.WITHDRAWN, answered_at=at, answered_by=by, because=_("The body is dissolved."))
    entry.enter("governance.dissolved", current, by=by, because=because, after={"on": on, "mandates": ended})
    return current


def _columns(rules: Rules) -> dict[str, object]:
    names = ("kind", "joining", "marking", "notes_openings", "parent")
    return {name: getattr(rules, name) for name in names}


def _told(rules: Rules) -> dict[str, object]:
    return _columns(rules) | {"parent": rules.parent.code if rules.parent else None}


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise CannotFound(_("Give the body a name."))
    return name


def _refuse_code(body: Body) -> None:
    try:
        body.clean_fields(exclude=["parent"])
    except ValidationError as wrong:
        if "code" not in wrong.message_dict:
            raise
        raise CannotFound(_("A number such as WG3 begins with a letter and holds letters, digits and hyphens, at most 20.")) from None
    if body.slug in RESERVED:
        raise CannotFound(_("“%(code)s” is kept for a page of its own; choose another short form.") % {"code": body.code})
    if Body.objects.filter(code__iexact=body.code).exists():
        raise CannotFound(_("%(code)s is taken; numbers of dissolved bodies are not given again.") % {"code": body.code})


def _refuse_parent(body: Body, parent: Body | None) -> None:
    above = parent
    while above is not None:
        if above.pk == body.pk:
            raise CannotFound(_("A body cannot be a part of itself, or of one of its parts."))
        above = above.parent


def _findable(body: Body, remit: Remit) -> None:
    put(NOUN, [(body.pk, f"{body.code} {remit.name}\n{remit.scope}")])
