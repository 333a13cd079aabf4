"""Who may see and steer a job: whoever started it, and the office."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from entente.jobs.models import Job
from entente.people.access import User, is_office
from entente.people.models import Account


def jobs_of(user: User) -> QuerySet[Job]:
    """The person's own jobs; all for the office."""
    if is_office(user):
        return Job.objects.all()
    return Job.objects.filter(by=user.person_id) if isinstance(user, Account) else Job.objects.none()


def require(user: User, job: Job) -> Account:
    """The account that may see and steer the job, or a refusal."""
    if isinstance(user, Account) and (user.person_id == job.by_id or is_office(user)):
        return user
    raise PermissionDenied(_("Only whoever started this work and the office may see it."))
