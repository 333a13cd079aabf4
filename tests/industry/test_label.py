"""The label from application to badge: four eyes, evidence, renewal, revocation, complaints; each refusal."""

import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from entente.industry import access, actions
from entente.industry.actions import CannotApply, CannotComplain, CannotDecide, CannotKeep, CriteriaFacts, TooMany
from entente.industry.badge import Worth, check
from entente.industry.models import Criteria, Issuer, Label
from entente.industry.shipped import shipped_criteria
from entente.people.access import AnonymousUser
from entente.record.models import Entry
from tests.factories.industry import ANSWERS, TEXT, applied, complaint, criteria, granted, issuer, office, paper
from tests.factories.members import delegate, member
from tests.factories.people import LONG_AGO, account, person

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()
TODAY = timezone.localdate()


def now():
    return timezone.now()


def test_an_application_is_granted_by_somebody_else_and_its_badge_is_valid():
    one = member("Nordlicht")
    who = delegate(one)
    row = applied(one, by=who.person)
    assert not access.labels(VISITOR).exists()
    with pytest.raises(CannotDecide, match="Somebody else decides"):
        actions.grant(row, issuer=None, by=who.person, at=now())
    with pytest.raises(CannotDecide, match="act for Nordlicht"):
        actions.grant(row, issuer=None, by=delegate(one, "deputy").person, at=now())

    row = actions.grant(row, issuer=None, by=office(), at=now())

    assert (row.state, row.number, row.from_on) == ("granted", f"EL-{TODAY.year}-{row.pk:05d}", TODAY)
    assert row.until_on == TODAY.replace(year=TODAY.year + 1) - timedelta(days=1)
    assert list(access.labels(VISITOR)) == [row]
    found = check(row.credential, TODAY)
    assert (found.worth, found.name, found.number) == (Worth.VALID, "Nordlicht", row.number)
    assert Entry.objects.filter(verb__startswith="industry.").order_by("-sequence").first().verb == "industry.granted"
    with pytest.raises(CannotDecide, match="decided already: Granted"):
        actions.refuse(row, because="x", issuer=None, by=office(), at=now())


def test_what_is_not_met_or_lacks_evidence_cannot_be_handed_in():
    one, by = member(), person()
    asked = criteria()
    for answers, brought, why in (
        (ANSWERS | {"staff": "50"}, True, "Staff in Europe: by what is said it is not met"),
        (ANSWERS | {"seat": "US"}, True, "Seat in Europe: by what"),
        (ANSWERS, False, "European ownership: the evidence is missing"),
        ({}, True, "Seat in Europe: nothing is said"),
    ):
        with pytest.raises(CannotApply, match=why):
            actions.apply(one, asked, answers, [("ownership", paper(by))] if brought else [], by=by, at=now())
    assert not Label.objects.exists()


def test_one_waits_at_a_time_and_a_label_is_renewed_when_it_ends():
    row = applied()
    with pytest.raises(CannotApply, match="applied already"):
        applied(row.organisation)
    actions.withdraw(row, by=row.applied_by, at=now())
    with pytest.raises(CannotApply, match="decided"):
        actions.withdraw(row, by=row.applied_by, at=now())

    held = granted(row.organisation)
    with pytest.raises(CannotApply, match="it can be renewed from"):
        applied(row.organisation, renews=held)
    Label.objects.filter(pk=held.pk).update(until_on=TODAY + timedelta(days=30))
    held.refresh_from_db()
    again = actions.grant(applied(row.organisation, renews=held), issuer=None, by=office(), at=now())

    assert again.from_on == TODAY + timedelta(days=31)
    assert check(again.credential, TODAY).worth == Worth.NOT_YET
    with pytest.raises(CannotApply, match="label of your own"):
        applied(member(), renews=again)


def test_where_the_validity_is_not_known_the_decider_names_the_last_day():
    criteria(months=None)
    row = applied()
    with pytest.raises(CannotDecide, match="Name its last day"):
        actions.grant(row, issuer=None, by=office(), at=now())
    with pytest.raises(CannotDecide, match="before its first"):
        actions.grant(row, until_on=date(2020, 1, 1), issuer=None, by=office(), at=now())

    assert actions.grant(row, until_on=date(2099, 6, 30), issuer=None, by=office(), at=now()).until_on == date(2099, 6, 30)


def test_a_badge_says_why_it_is_not_valid(settings):
    row = granted()
    said = json.loads(row.credential)
    text = row.credential
    tampered = text.replace(row.number, row.number[:-1] + "9")

    assert check(tampered, TODAY).worth == Worth.TAMPERED
    assert check(json.dumps(said), TODAY).worth == Worth.TAMPERED
    assert check("Hello", TODAY).worth == Worth.NO_CREDENTIAL
    assert check(text, TODAY + timedelta(days=400)).worth == Worth.EXPIRED
    actions.revoke(row, because="Sold overseas", by=office(), at=now())
    assert check(text, TODAY).worth == Worth.REVOKED
    row.evidence.all().delete()
    Label.objects.filter(pk=row.pk).delete()
    assert check(text, TODAY).worth == Worth.NOT_REGISTERED
    settings.SECRET_KEY = "another"
    assert check(text, TODAY).worth == Worth.UNKNOWN_KEY


def test_an_issuer_decides_for_its_country_and_not_for_itself():
    national = member("National Issuer")
    who = delegate(national)
    issuer(national, "FR")
    mine, abroad, own = applied(member(country="FR")), applied(member(country="DE")), applied(national)

    assert access.label_to_decide(who, mine.pk) == mine
    with pytest.raises(Http404):
        access.label_to_decide(who, abroad.pk)
    with pytest.raises(PermissionDenied):
        access.label_to_decide(who, own.pk)
    row = actions.refuse(mine, because="No extract of the register", issuer=national, by=who.person, at=now())
    assert (row.state, row.issuer) == ("refused", national)
    assert not access.labels(VISITOR).exists()
    with pytest.raises(CannotKeep, match="already"):
        issuer(national, "FR")
    actions.end_issuer(access.issuer_to_keep(account("office"), Issuer.objects.known().get().pk), on=TODAY, by=None, at=now())
    assert access.issued_by(delegate(national, "deputy")) == {}


def test_complaints_reach_the_office_alone_and_visitors_cannot_flood_it():
    row = granted()
    first = complaint(row)
    for _time in range(2):
        complaint(row)
    with pytest.raises(TooMany, match="try again later"):
        complaint(row)
    by_member = complaint(row, by=person())
    with pytest.raises(CannotComplain, match="that was granted"):
        complaint(applied())
    with pytest.raises(CannotComplain, match="Say what is wrong"):
        actions.complain(row, " ", by=person(), at=now())

    with pytest.raises(CannotComplain, match="granted the label"):
        actions.answer_complaint(first, upheld=False, said="No.", by=row.decided_by, at=now())
    done = actions.answer_complaint(first, upheld=True, said="It was sold.", by=office(), at=now())
    assert (done.state, done.contact) == ("upheld", "")
    with pytest.raises(CannotComplain, match="answered already"):
        actions.answer_complaint(first, upheld=True, said="x", by=office(), at=now())
    assert access.complaint_to_read(account("office"), by_member.pk) == by_member
    for other in (VISITOR, delegate(row.organisation)):
        with pytest.raises(PermissionDenied):
            access.complaint_to_read(other, first.pk)


def test_criteria_come_in_versions_and_an_application_keeps_its_own():
    first = criteria()
    waits = applied()
    with pytest.raises(CannotKeep, match="begins later"):
        actions.set_criteria(CriteriaFacts("Test label", TEXT, "x"), on=first.from_on, by=None, at=LONG_AGO)
    with pytest.raises(CannotKeep, match="is no kind"):
        actions.set_criteria(CriteriaFacts("Test label", TEXT.replace("place", "colour"), "x"), on=TODAY, by=None, at=LONG_AGO)
    second = actions.set_criteria(CriteriaFacts("Test label", TEXT, "x"), on=TODAY, by=None, at=LONG_AGO)

    assert (second.version, list(Criteria.objects.on(TODAY))) == (2, [second])
    assert waits.criteria == first
    with pytest.raises(CannotApply, match="not in force"):
        actions.apply(member(), first, ANSWERS, by=person(), at=now())


def test_the_shipped_criteria_can_be_set_and_leave_open_what_is_not_known():
    row = actions.set_criteria(shipped_criteria(), on=TODAY, by=None, at=LONG_AGO)

    assert [one.code for one in row.criteria] == ["seat", "group", "ownership", "research", "staff", "baseline", "data-protection"]
    assert (row.fee, row.validity_months) == (None, None)


def test_the_database_itself_keeps_the_law():
    row = granted()
    for wrong in ({"decided_by": row.applied_by}, {"credential": ""}, {"until_on": date(2001, 1, 1)}, {"state": "revoked"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Label.objects.filter(pk=row.pk).update(**wrong)


def test_a_failing_record_entry_undoes_the_decision(monkeypatch):
    row = applied()
    monkeypatch.setattr("entente.record.actions.Opened.enter", lambda *_args, **_more: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        actions.grant(row, issuer=None, by=person(), at=now())

    row.refresh_from_db()
    assert (row.state, row.credential) == ("applied", "")
