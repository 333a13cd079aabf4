"""What this room does by the calendar: on the first working day of the month the mail that says what waits; every night the indicators."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from entente.reporting import actions
from entente.reporting.observing import observe_all

MORNING, NIGHT = time(7), time(3)
SATURDAY = 5


@task()
def remind() -> None:
    """Twice in a month, or late because no worker ran, does no harm: nobody is told twice in a calendar month."""
    actions.remind(by=None, at=timezone.now())
    plan(timezone.now())


@task()
def observe() -> None:
    """Again, it changes nothing."""
    observe_all(at=timezone.now())
    plan(timezone.now())


def plan(at: datetime) -> None:
    """Ask the queue for the next of each, unless it is asked for already. A queue that cannot wait is not asked: it would do it now."""
    for asked, when in ((remind, next_morning(at)), (observe, next_night(at))):
        waits = DBTaskResult.objects.filter(task_path=asked.module_path, status=TaskResultStatus.READY)
        if asked.get_backend().supports_defer and not waits.exists():
            asked.using(run_after=when).enqueue()


def next_night(at: datetime) -> datetime:
    return timezone.make_aware(datetime.combine(timezone.localtime(at).date() + timedelta(days=1), NIGHT))


def next_morning(at: datetime) -> datetime:
    """Of the first weekday of the month after this one."""
    first = (timezone.localtime(at).date().replace(day=1) + timedelta(days=32)).replace(day=1)
    while first.weekday() >= SATURDAY:
        first += timedelta(days=1)
    return timezone.make_aware(datetime.combine(first, MORNING))
