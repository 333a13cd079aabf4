"""Somebody for whom something waits in every room: of the office and of a member at once."""

from datetime import date, timedelta

from django.utils import timezone

from entente.agenda import actions as agenda_actions
from entente.agreement import actions as agreement_actions
from entente.agreement.actions.remarks import Figure
from entente.ballots import actions as ballot_actions
from entente.dialogue import actions as dialogue_actions
from entente.documents.choices import Afterwards
from entente.documents.models import Document
from entente.engine.questions import Questionnaire
from entente.governance import actions as governance
from entente.members import actions as members_actions
from entente.members.choices import DelegationRole
from entente.members.models import Organisation
from entente.notices import actions as notices
from entente.notices.models import Delivery
from entente.people import actions as people_actions
from entente.people.choices import RoleCode
from entente.people.models import Account, Person
from entente.vocabulary.models import Country
from tests.factories import (
    agenda,
    agreement,
    ballots,
    certificates,
    consortia,
    dialogue,
    documents,
    forms,
    industry,
    market,
    measures,
    members,
    mirror,
    news,
    programme,
    skills,
    support,
    watch,
)
from tests.factories.exchange import waiting_for_review
from tests.factories.governance import body, seat
from tests.factories.meetings import meeting
from tests.factories.notices import AT, announcement, told
from tests.factories.people import LONG_AGO, account, person


def busy() -> Account:
    """Of the office, and representing a member."""
    agreement.contract()
    who = members.delegate(members.member("Busy Ltd"))
    people_actions.give_role(who.person, RoleCode.OFFICE, on=date(2016, 1, 1), by=None, at=LONG_AGO)
    return who


def run_out(who: Person, title: str = "Old rules", *, days: int = 3, **said: object) -> Document:
    """A document that somebody filed, and whose time ended so many days ago."""
    document = documents.document(title, by=who, **said)  # type: ignore[arg-type]
    until = timezone.localdate() - timedelta(days=days)
    Document.objects.filter(pk=document.pk).update(keep_until=until, afterwards=Afterwards.ASK)
    document.refresh_from_db()
    return document


def fill(who: Account, times: int) -> None:
    """So many of everything that can wait for somebody, and of everything that stands beside it."""
    for number in range(times):
        run_out(who.person, f"Rules {number}", days=number + 1)
        _members_and_contract(who, number)
        _said(who)
        _groups(who, number)
        news.handed_in()
        support.taken_up(owner=who.person)
        support.handed_in()
        programme.proposed()
        _certificate(who)
        _votes(who, number)
        _measures(number)
        ask(who.person)
        waiting_for_review()
        _agenda(who)
        _partners(who)
        _industry(who, number)
        _skills(who, number)
        _dialogue(who, number)
        watch.for_organisations(Organisation.objects.get(name="Busy Ltd"), title=f"Warning {number}", due_on=timezone.localdate())
    Delivery.objects.exclude(person=who.person).update(state="unsure")


def _votes(who: Account, number: int) -> None:
    """A vote to cast in a board where it sits, one to count, and what a decision asks of it."""
    office, at = account(RoleCode.OFFICE).person, timezone.now()
    of = ballots.board(f"BD{number + 1}", who, office)
    ballots.opened(of)
    ballot_actions.close(ballots.opened(of), by=office, at=at)
    decision = ballot_actions.enter(of.body, f"Decision {number}", on=date(2018, 6, 1), by=office, at=at)
    ballot_actions.follow_up(decision, f"Follow it up {number}", who.person, by=office, at=at)


def _measures(number: int) -> None:
    market.market()
    measures.reported()
    measures.at_stage("consultation", measures.candidate(f"Candidate {number}"))


def ask(who: Person, questions: Questionnaire = forms.SURVEY, **said: object) -> None:
    """One question or more, open for a week from now."""
    at = timezone.now()
    forms.opened(questions, audience=f"person:{who.pk}", closes_at=at + timedelta(days=7), at=at, **said)


def _industry(who: Account, number: int) -> None:
    """A label to decide, one of its own that ends soon, a complaint, a pitch to answer, a company that wants to meet its investor."""
    industry.applied(members.member(f"Applies {number}"))
    ends, own = timezone.localdate() + timedelta(days=20), Organisation.objects.get(name=f"Also {number}")
    industry.complaint(industry.granted(own, until_on=ends))
    found = industry.day()
    industry.wish(industry.pitch(found), industry.attending(found, by=who.person))


def _agenda(who: Account) -> None:
    """A topic to screen, one sent back, a call that closes soon."""
    agenda.topic(taken_in=False)
    back = agenda.topic(by=who.person, taken_in=False)
    on = timezone.localdate()
    agenda_actions.screen(back, "back", because="Say more.", by=account(RoleCode.OFFICE).person, at=timezone.now(), on=on)
    agenda_actions.watch(agenda.call(deadline_on=on + timedelta(days=9)), by=who.person)


def _partners(who: Account) -> None:
    """Asked into a consortium, and for its figures in a circle."""
    own, at = Organisation.objects.get(name="Busy Ltd"), timezone.now()
    consortia.invited(consortia.role(consortia.board(at=at), at=at), own, at=at)
    of = body()
    seat(of, who, organisation=own)
    mirror.opened(of)


def _skills(who: Account, number: int) -> None:
    """Something of each kind to review, and a survey that its member has not answered."""
    skills.proposed()
    skills.cyber_range(is_published=False)
    skills.campaign(is_published=False)
    skills.survey(2018 + number, at=timezone.now())


def _dialogue(who: Account, number: int) -> None:
    """A country never looked at and one long ago, a memorandum to renew with something owed, what follows, a question to answer."""
    own, on, at = {"keeper": who.person}, timezone.localdate(), timezone.now()
    tracker = dialogue.tracker(**own)
    for country in ("FR", "DE"):
        dialogue_actions.give(tracker, Country.objects.get(pk=country), who.person, by=who.person, at=at)
    dialogue.checked(tracker, "FR", on=on - timedelta(days=200))
    signed = dialogue.memorandum(dialogue.counterpart(**own), renew_by=on, ends_on=on + timedelta(days=60))
    dialogue_actions.owe(signed, "ours", "Send the report", due_on=on, by=who.person, at=at)
    dialogue_actions.follow_up(dialogue.event(), "need", "Ask the town", who.person, due_on=on, by=who.person, at=at)
    dialogue.consultation(of=body(f"DL{number + 1}"), closes_on=on + timedelta(days=9), **own)


def _certificate(who: Account) -> None:
    """Its own, ending soon."""
    own = Organisation.objects.get(name="Busy Ltd")
    certificates.certificate(own, ends_on=timezone.localdate() + timedelta(days=20))


def _members_and_contract(who: Account, number: int) -> None:
    members.applicant()
    agreement.declared()
    figure = Figure("private", members.DAY, "1", "")
    agreement_actions.ask(agreement.contract(), figure, "Why?", by=person(), at=AT)
    also = members.member(f"Also {number}")
    members_actions.delegate(who.person, also, DelegationRole.DEPUTY, on=members.JOINED, by=None, at=LONG_AGO)


def _said(who: Account) -> None:
    draft = announcement(account(RoleCode.OFFICE).person, audience="everyone")
    notices.hand_in(draft, by=draft.author, at=AT)
    told(who.person, person())


def _groups(who: Account, number: int) -> None:
    """It chairs one, is asked to another, has an action and a deliverable, decides in writing, is invited to a meeting."""
    one, other = body(f"DG{number + 1}"), body(f"TF{number + 1}")
    seat(one, who, "chair")
    applicant = members.delegate(organisation := members.member())
    governance.ask(one, applicant.person, organisation=organisation, words="We run a testbed.", at=timezone.now())
    governance.offer(other, who.person, by=account(RoleCode.OFFICE).person, at=timezone.now())
    governance.make(one, f"Write chapter {number}", who.person, by=who.person, at=timezone.now())
    governance.plan(one, f"Report {number}", who.person, due_on=timezone.localdate(), by=who.person, at=timezone.now())
    closes = timezone.now() + timedelta(days=5)
    said = {"closes_at": closes, "by": account(RoleCode.OFFICE).person, "at": timezone.now()}
    governance.open_written(one, f"Budget {number}", "It is adopted.", "silence", **said)
    meeting(one, account(RoleCode.OFFICE), who, title=f"Meeting {number}")
