"""What people say of certificates: states, products, holders; and whom the night tells what."""

from datetime import date, timedelta

import pytest

from entente.certification import waiting
from entente.certification.actions import certificates as actions
from entente.certification.actions import expiry
from entente.certification.actions.refusals import CannotKeepCertificate, CannotMatch
from entente.certification.choices import CertificateState
from entente.certification.models import CertificateStatus, ExpiryTold, Holder
from entente.certification.queries.certificate_holders import proposals
from entente.members.choices import DelegationRole
from entente.notices.models import Delivery, Notice
from tests.factories import members, products
from tests.factories.certificates import AT, certificate, imported, portal
from tests.factories.people import person

pytestmark = pytest.mark.django_db
DAY = AT.date()


def states(one) -> list[tuple[str, date, date | None]]:
    return list(CertificateStatus.objects.known().filter(certificate=one).order_by("from_on").values_list("state", "from_on", "to_on"))


def test_a_suspension_ends_with_the_certificate():
    one = certificate()

    actions.set_state(one, CertificateState.SUSPENDED, on=date(2026, 6, 1), because="Under review", by=person(), at=AT)

    assert states(one) == [
        ("valid", date(2025, 1, 1), date(2026, 6, 1)),
        ("suspended", date(2026, 6, 1), date(2030, 1, 1)),
        ("archived", date(2030, 1, 1), None),
    ]


def test_a_withdrawal_is_for_good_and_what_was_known_before_stays():
    one = certificate()

    actions.set_state(one, CertificateState.WITHDRAWN, on=date(2026, 6, 1), because="Keys leaked", by=person(), at=AT)

    assert states(one)[-1] == ("withdrawn", date(2026, 6, 1), None)
    assert CertificateStatus.objects.filter(certificate=one, superseded_at=AT).count() == 2


def test_a_state_that_holds_already_or_before_the_issue_is_refused():
    one = certificate()

    with pytest.raises(CannotKeepCertificate, match="valid on that day already"):
        actions.set_state(one, CertificateState.VALID, on=date(2026, 6, 1), because="", by=person(), at=AT)
    with pytest.raises(CannotKeepCertificate, match=r"issued on 01\.01\.2025"):
        actions.set_state(one, CertificateState.WITHDRAWN, on=date(2024, 6, 1), because="", by=person(), at=AT)
    assert len(states(one)) == 2


def test_an_import_leaves_a_state_that_the_office_said(tmp_path):
    one = certificate()
    path = portal(tmp_path, {})
    imported(path)
    gateway = Holder.objects.get(name="Harbour Works").certificates.get()
    actions.set_state(gateway, CertificateState.WITHDRAWN, on=date(2024, 6, 1), because="Keys leaked", by=person(), at=AT)

    result = imported(portal(tmp_path, {"Archived Date": "03/16/2027"}, name="later.csv"))

    assert result["changed"] == 1
    assert states(gateway)[-1][0] == "withdrawn"
    assert states(one)[-1][0] == "archived"


def test_a_product_of_somebody_else_is_refused():
    own, other = members.member("Own", "FR"), members.member("Other", "DE")
    one = certificate(own)

    with pytest.raises(CannotKeepCertificate, match="another organisation"):
        actions.name_product(one, products.product(other), by=person(), at=AT)
    named = actions.name_product(one, products.product(own, "Gatekeeper"), by=person(), at=AT)

    assert str(named.product) == "Gatekeeper"


def test_a_holder_is_proposed_by_name_first_in_its_country_and_never_decided():
    abroad = members.member("Nordlys AS", "DE")
    home = members.member("NORDLYS  AS", "FR")
    members.member("Nordlys", "FR")
    certificate("Nordlys AS", country="FR")

    found = proposals()

    assert [(one.organisation, one.is_in_country) for one in found] == [(home, True), (abroad, False)]
    assert Holder.objects.get().organisation is None


def test_what_was_said_not_to_be_the_same_is_not_proposed_again():
    one = members.member("Nordlys AS", "FR")
    certificate("Nordlys AS", country="FR")
    holder = Holder.objects.get()

    actions.match(holder, one, is_same=False, by=person(), at=AT)
    assert proposals() == []

    actions.match(holder, one, is_same=True, by=person(), at=AT)
    assert Holder.objects.get().organisation == one


def test_a_holder_is_one_organisation_until_that_is_taken_back():
    one, other = members.member("Nordlys AS", "FR"), members.member("Nordlys AS", "DE")
    certificate(one)
    holder = Holder.objects.get()

    with pytest.raises(CannotMatch, match="take that back first"):
        actions.match(holder, other, is_same=True, by=person(), at=AT)
    actions.unmatch(holder, by=person(), at=AT)
    assert Holder.objects.get().organisation is None
    with pytest.raises(CannotMatch, match="matched to nobody"):
        actions.unmatch(holder, by=person(), at=AT)


@pytest.mark.parametrize("holders", [1, 3])
def test_proposals_take_the_same_questions(holders, django_assert_num_queries):
    for number in range(holders):
        members.member(f"Works {number}", "FR")
        certificate(f"Works {number}", country="FR")

    with django_assert_num_queries(4):
        assert len(proposals()) == holders


def ends_in(days: int, organisation) -> None:
    certificate(organisation, issued_on=date(2022, 1, 1), ends_on=DAY + timedelta(days=days))


def test_who_speaks_for_the_holder_is_told_once_at_each_distance():
    own = members.member("Own", "FR")
    voice = members.delegate(own)
    members.delegate(own, DelegationRole.CONTACT)
    ends_in(170, own)

    assert expiry.tell_all(on=DAY, at=AT) == {"certificates": 1, "people": 1}
    assert expiry.tell_all(on=DAY, at=AT) == {"certificates": 0, "people": 0}
    assert expiry.tell_all(on=DAY + timedelta(days=60), at=AT) == {"certificates": 0, "people": 0}
    assert expiry.tell_all(on=DAY + timedelta(days=81), at=AT) == {"certificates": 1, "people": 1}
    assert expiry.tell_all(on=DAY + timedelta(days=141), at=AT) == {"certificates": 1, "people": 1}

    assert set(Delivery.objects.filter(notice__kind="certification.expiry").values_list("person_id", flat=True)) == {voice.person_id}
    assert ExpiryTold.objects.count() == 3


def test_who_is_told_late_is_not_told_of_the_earlier_distances_any_more():
    own = members.member("Own", "FR")
    members.delegate(own)
    ends_in(20, own)
    ends_in(25, own)

    assert expiry.tell_all(on=DAY, at=AT) == {"certificates": 2, "people": 1}
    assert Notice.objects.get(kind="certification.expiry").subject == "2 certificates of Own end soon"
    assert ExpiryTold.objects.count() == 6


def test_nobody_is_told_of_what_is_withdrawn_ended_far_or_nobodys():
    own = members.member("Own", "FR")
    members.delegate(own)
    for days in (0, 200):
        ends_in(days, own)
    withdrawn = certificate(own, issued_on=date(2022, 1, 1), ends_on=DAY + timedelta(days=50))
    actions.set_state(withdrawn, CertificateState.WITHDRAWN, on=date(2024, 1, 1), because="x", by=None, at=AT)
    certificate("Nobody we know", issued_on=date(2022, 1, 1), ends_on=DAY + timedelta(days=50))

    assert expiry.tell_all(on=DAY, at=AT) == {"certificates": 0, "people": 0}


def test_an_organisation_without_anybody_is_told_once_it_has_somebody():
    own = members.member("Own", "FR")
    ends_in(50, own)
    assert expiry.tell_all(on=DAY, at=AT)["people"] == 0

    members.delegate(own)

    assert expiry.tell_all(on=DAY, at=AT)["people"] == 1


def test_names_from_registers_are_no_markup_in_the_mail():
    own = members.member("Own", "FR")
    members.delegate(own)
    certificate(own, name="[click](https://evil.example) **now**", issued_on=date(2022, 1, 1), ends_on=DAY + timedelta(days=50))

    expiry.tell_all(on=DAY, at=AT)

    assert "\\[click\\]\\(https" in Notice.objects.get(kind="certification.expiry").body


def test_what_ends_waits_for_who_acts_for_the_holder(django_assert_num_queries):
    own, other = members.member("Own", "FR"), members.member("Other", "DE")
    ends_in(100, own)
    ends_in(100, other)

    with django_assert_num_queries(1):
        [one] = waiting.waiting(1, [own.pk], [], DAY)

    assert one.sentence.startswith("Decide what comes after the certificate X-")
    assert one.due_on == DAY + timedelta(days=99)
    assert waiting.waiting(1, [], [], DAY) == []
