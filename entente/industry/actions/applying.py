"""Applying for the label: what one declares, with its evidence; again, to renew it."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.engine.label import Verdict
from entente.engine.signs import one_line
from entente.files.models import Upload
from entente.industry.actions.refusals import CannotApply
from entente.industry.choices import LabelState
from entente.industry.models import Criteria, Evidence, Label
from entente.members.models import Organisation
from entente.people.models import Person

EARLY = timedelta(days=90)  # before its last day a label can be renewed
Brought = Sequence[tuple[str, Upload]]  # code of the criterion, file


@transaction.atomic
def apply(
    organisation: Organisation,
    criteria: Criteria,
    answers: Mapping[str, str],
    brought: Brought = (),
    *,
    renews: Label | None = None,
    by: Person,
    at: datetime,
) -> Label:
    """A self-declaration by the criteria in force. What is declared as not met, or lacks its evidence, cannot be handed in."""
    entry = record.open()
    today = timezone.localtime(at).date()
    if not Criteria.objects.on(today).filter(pk=criteria.pk).exists():
        raise CannotApply(_("These criteria are not in force today. Begin again with those that are."))
    _refuse_twice(organisation, renews, today)
    row = Label(
        organisation=organisation,
        name_key=organisation.name_key,
        country_id=organisation.country_id,
        criteria=criteria,
        answers={one.code: one_line(answers.get(one.code, ""), 40) for one in criteria.criteria},
        renews=renews,
        applied_by=by,
        applied_at=at,
        is_fictional=organisation.is_fictional,
    )
    _refuse_unmet(row, brought)
    row.save()
    Evidence.objects.bulk_create(Evidence(label=row, criterion=code, upload=upload) for code, upload in brought)
    after = {"criteria": criteria.version, "answers": row.answers, "renews": renews and renews.number, "evidence": len(brought)}
    entry.enter("industry.applied", row, by=by, organisation=organisation, after=after)
    return row


def _refuse_twice(organisation: Organisation, renews: Label | None, today: object) -> None:
    mine = Label.objects.filter(organisation=organisation)
    if mine.filter(state=LabelState.APPLIED).exists():
        raise CannotApply(_("%(name)s has applied already, and waits for an answer.") % {"name": organisation})
    if renews and (renews.organisation_id != organisation.pk or renews.state != LabelState.GRANTED):
        raise CannotApply(_("Only a label of your own that was not revoked is renewed."))
    held = mine.valid(today).order_by("-until_on").first()  # type: ignore[arg-type]
    if held and held.until_on and held.until_on - EARLY > today:  # type: ignore[operator]
        said = {"number": held.number, "day": f"{held.until_on:%d.%m.%Y}", "early": f"{held.until_on - EARLY:%d.%m.%Y}"}
        raise CannotApply(_("The label %(number)s holds until %(day)s; it can be renewed from %(early)s.") % said)


def _refuse_unmet(row: Label, brought: Brought) -> None:
    unmet = [one for one in row.judged(dict(brought)) if one.verdict != Verdict.MET]
    if not unmet:
        return
    why = {
        Verdict.NOT_SAID: _("nothing is said"),
        Verdict.NOT_MET: _("by what is said it is not met"),
        Verdict.NO_EVIDENCE: _("the evidence is missing"),
    }
    said = "; ".join(f"{one.criterion.title}: {why[one.verdict]}" for one in unmet)
    raise CannotApply(_("The label asks for all criteria. %(said)s.") % {"said": said})


@transaction.atomic
def withdraw(label: Label, *, by: Person, at: datetime) -> Label:
    entry = record.open()
    row = Label.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=label.pk)
    if row.state != LabelState.APPLIED:
        raise CannotApply(_("It is decided; it cannot be withdrawn any more."))
    row.state = LabelState.WITHDRAWN
    row.save(update_fields=["state"])
    entry.enter("industry.withdrawn", row, by=by, organisation=row.organisation)
    return row
