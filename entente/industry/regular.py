"""What this room does by the calendar: every night the observatory is counted."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from entente.industry import actions

NIGHT = time(3, 30)


@task()
def count() -> None:
    """Again, it changes nothing."""
    actions.count(at=timezone.now())
    plan(timezone.now())


def plan(at: datetime) -> None:
    waits = DBTaskResult.objects.filter(task_path=count.module_path, status=TaskResultStatus.READY)
    if count.get_backend().supports_defer and not waits.exists():
        tomorrow = timezone.localtime(at).date() + timedelta(days=1)
        count.using(run_after=timezone.make_aware(datetime.combine(tomorrow, NIGHT))).enqueue()
