"""Who may stand: in words why not, and nothing where it may."""

from django.utils.translation import gettext as _

from entente.ballots.models import Vote
from entente.ballots.rules_of import elects_of, rule_as_frozen
from entente.governance.models import Mandate
from entente.governance.models.mandate import acting
from entente.members.choices import StandingKind
from entente.members.models import Organisation
from entente.members.queries.classes import classes_on
from entente.people.models import Person


def why_not(vote: Vote, person: Person, organisation: Organisation | None) -> str:
    """As of the vote's record date; seats kept for classes ask for a candidate of one of them only where no other seat is left."""
    said = {"person": person, "organisation": organisation, "body": vote.elects or vote.body}
    if organisation is None:
        return _("Say for which organisation %(person)s stands.") % said
    if not acting(person.pk, organisation.pk, vote.record_on):
        return _("%(person)s does not act for %(organisation)s on the record date. Name the person as its delegate or expert first.") % said
    of_class = classes_on(vote.record_on).get(organisation.pk)
    if of_class is None or of_class.standing != StandingKind.ADMITTED:
        return _("%(organisation)s is not a member on the record date.") % said
    if vote.vacated and vote.vacated.person_id == person.pk:
        return _("The seat is vacant because %(person)s left it.") % said
    elects = elects_of(vote, rule_as_frozen(vote))
    kept = elects.by_class if elects else {}
    if kept and sum(kept.values()) >= (vote.seats or 0) and of_class.category not in kept:
        return _("All seats are kept for other classes than that of %(organisation)s.") % said
    return _doubled(vote, person, organisation)


def groups_of(vote: Vote) -> list[str]:
    """Those to which the rule of this election owes seats, by name."""
    elects = elects_of(vote, rule_as_frozen(vote))
    return sorted(elects.at_least) if elects else []


def _doubled(vote: Vote, person: Person, organisation: Organisation) -> str:
    """One candidate an organisation, unless the person sits there already and stands again."""
    other = vote.candidacies.filter(organisation=organisation, state="stands").exclude(person=person).first()
    if other:
        return _("%(other)s stands for %(organisation)s already; it sends one candidate.") % {
            "other": other.person,
            "organisation": organisation,
        }
    return ""


def sits_already(vote: Vote, person: Person) -> bool:
    return Mandate.objects.sitting(vote.record_on).filter(body=vote.elects or vote.body, person=person).exists()
