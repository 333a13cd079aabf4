"""A round's way: opened now or at its time, asked of who joins later, kept open longer, closed."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from entente import record
from entente.engine.marking import Marking
from entente.forms import moments, queue
from entente.forms.actions import telling
from entente.forms.actions.finding import held_round, held_version
from entente.forms.actions.locking import findable, lock_round
from entente.forms.actions.planning import refuse_anonymous
from entente.forms.actions.writing import freeze
from entente.forms.choices import Asks, RoundState
from entente.forms.models import Asked, Round
from entente.forms.plan import Plan
from entente.forms.refusals import CannotOpen
from entente.forms.whom import Whom, whom
from entente.notices.days import day_of
from entente.notices.models import Delivery
from entente.notices.queries.reach import kept_from
from entente.notices.refusals import Refusal as NoticesRefusal
from entente.people.models import Person
from entente.record.actions import Opened


@transaction.atomic
def open_round(row: Round, *, by: Person, at: datetime) -> Round:
    """Ask everyone the audience means now; or, where an opening lies ahead, have it opened then."""
    entry = record.open()
    current = held_round(row)
    if current.state not in {RoundState.DRAFT, RoundState.SCHEDULED}:
        raise CannotOpen(_("This round is “%(state)s” already.") % {"state": current.get_state_display()})
    current.version = held_version(current.version.form)
    _refuse(current, at)
    current.remark = ""
    if current.opens_at and current.opens_at > at:
        return _scheduled(entry, current, by)
    return _opened(entry, current, by, at)


@transaction.atomic
def open_due(row: Round, *, at: datetime) -> Round:
    """Open what is scheduled and due; what cannot be opened becomes a draft again and says why."""
    entry = record.open()
    current = held_round(row)
    if current.state != RoundState.SCHEDULED or current.opens_at is None or current.opens_at > at:
        return current
    try:
        with transaction.atomic():
            _refuse(current, at)
            return _opened(entry, current, current.author, at)
    except (CannotOpen, NoticesRefusal) as refusal:
        current = held_round(row)
        current.state, current.remark = RoundState.DRAFT, str(refusal)[:500]
        current.save(update_fields=["state", "remark"])
        entry.enter("forms.stopped", current, by=None, because=refusal)
        return current


@transaction.atomic
def ask_newcomers(row: Round, *, by: Person | None, at: datetime) -> int:
    """Ask whoever the audience means now and did not when it was opened; how many."""
    entry = record.open()
    current = _open_one(row, at)
    meant = whom(current, day_of(at))
    known = set(Asked.objects.filter(round=current).values_list("person_id" if current.asks_persons else "organisation_id", flat=True))
    new = (meant.people if current.asks_persons else meant.answers_for.keys()) - known
    if not new:
        raise CannotOpen(_("Everyone whom the audience means today has been asked."))
    people = _ask(current, meant, new, by, at)
    entry.enter("forms.asked", current, by=by, after={"asked": len(new), "people": people})
    return len(new)


def _refuse(row: Round, at: datetime) -> None:
    if not row.version.questionnaire.asked:
        raise CannotOpen(_("It asks nothing yet: write at least one question."))
    if not row.audience:
        raise CannotOpen(_("It asks nobody yet: say who is to answer."))
    if row.closes_at is None:
        raise CannotOpen(_("Say until when answers are taken."))
    if row.closes_at <= at:
        raise CannotOpen(_("The day on which it closes has passed. Choose a later one."))
    if row.is_anonymous:
        refuse_anonymous(row, Plan(title=row.title, asks=Asks(row.asks)))


def _scheduled(entry: Opened, row: Round, by: Person) -> Round:
    row.state = RoundState.SCHEDULED
    row.save(update_fields=["state", "version", "remark"])
    queue.wake_at([row.opens_at] if row.opens_at else [])
    entry.enter("forms.scheduled", row, by=by, after={"opens_at": row.opens_at})
    return row


def _opened(entry: Opened, row: Round, by: Person, at: datetime) -> Round:
    meant = whom(row, day_of(at))
    new = meant.people if row.asks_persons else frozenset(meant.answers_for)
    if not new:
        raise CannotOpen(_nobody(row, meant))
    freeze(row.version, at)
    row.state, row.opened_at, row.buttons = RoundState.OPEN, at, [list(one) for one in telling.buttons(row, repeats=False)]
    row.save(update_fields=["state", "opened_at", "version", "remark", "buttons"])
    people = _ask(row, meant, new, by, at)
    findable(row)
    queue.wake_at(moment for moment in moments.all_of(row) if moment > at)
    entry.enter("forms.opened", row, by=by, after={"asked": len(new), "people": people, "closes_at": row.closes_at})
    return row


def _ask(row: Round, meant: Whom, new: Collection[int], by: Person | None, at: datetime) -> int:
    """The rows, the lock, the mails; how many people are written to."""
    _refuse_outsiders(row, meant, at)
    column = "person_id" if row.asks_persons else "organisation_id"
    Asked.objects.bulk_create((Asked(round=row, asked_at=at, **{column: pk}) for pk in sorted(new)), batch_size=500)
    answers_for = {organisation: persons for organisation, persons in meant.answers_for.items() if organisation in new}
    people = frozenset(new) if row.asks_persons else frozenset[int]().union(*answers_for.values())
    lock_round(row, people | _told_before(row))
    telling.ask(row, Whom({person: meant.reasons[person] for person in people}, answers_for), by=by, at=at)
    return len(people)


def _refuse_outsiders(row: Round, meant: Whom, at: datetime) -> None:
    """Who asks in a group, and nowhere else, asks those with whom the group shares its papers."""
    if not row.stays_in_home:
        return
    if outside := kept_from(meant.people, row.recipients.shared(Marking.AMBER_STRICT), day_of(at)):
        names = Person.objects.filter(pk__in=outside).order_by("name_key", "pk").values_list("name", flat=True)
        said = {"home": row.home.get("label", ""), "names": ", ".join(names[:5])}
        raise CannotOpen(_("In %(home)s you ask those who are in it. Take out of the audience: %(names)s.") % said)


def _told_before(row: Round) -> frozenset[int]:
    """Whom a TLP:RED round of organisations has named by its mails so far."""
    if row.asks_persons or row.level is not Marking.RED:
        return frozenset()
    about = Q(notice__reference_key=f"forms.round:{row.pk}")
    return frozenset(Delivery.objects.filter(about).values_list("person_id", flat=True))


def _open_one(row: Round, at: datetime) -> Round:
    current = held_round(row)
    if not current.takes_answers(at):
        raise CannotOpen(_("This round takes no answers now. Extend it first."))
    return current


def _nobody(row: Round, meant: Whom) -> str:
    if meant.left_out:
        return _("None of the people this audience means answers for an organisation. Ask each person instead, or change the audience.")
    return _("Nobody is meant by this audience today.")
