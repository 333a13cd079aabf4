"""Amounts ask for a second factor: at every page that shows or sends a single organisation's, and at no other."""

import re
import time

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from entente.agreement.models import Answer, Declaration
from entente.people.models import Account
from tests.factories import agreement as lines
from tests.factories.members import delegate, member

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery staple"
SECRET = generate_totp_secret()


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


@pytest.fixture
def aurelia():
    lines.contract()
    return member("Aurelia")


@pytest.fixture
def declaration(aurelia) -> Declaration:
    return lines.declared(aurelia, "1000.00", by=delegate(aurelia, "declarant").person)


@pytest.fixture
def protected(aurelia) -> Account:
    somebody = delegate(aurelia)
    somebody.set_password(PASSWORD)
    somebody.save()
    Authenticator.objects.create(user=somebody, type="totp", data={"secret": SECRET})
    return somebody


def amounts(declaration: Declaration) -> list[str]:
    """Every page of the ledger, and the lines behind a figure."""
    from entente.web.agreement.urls import urlpatterns

    slug = declaration.organisation.slug
    values = {"pk": declaration.pk, "slug": slug, "year": 2017, "ending": "csv", "measure": "private"}
    guarded = [page for page in urlpatterns if hasattr(page.callback, "__wrapped__") and _is_guarded(page.callback)]
    assert len(guarded) >= 20
    return [reverse(f"agreement:{page.name}", kwargs={name: values[name] for name in page.pattern.converters}) for page in guarded]


def _is_guarded(view) -> bool:
    return view.__code__.co_name == "guarded"


def test_everything_under_the_ledger_is_behind_the_door(declaration):
    from entente.web.agreement.urls import urlpatterns

    shows_none = {"ledger-template"}
    open_pages = {
        page.name for page in urlpatterns if str(page.pattern).startswith(("ledger/", "evidence/")) and not _is_guarded(page.callback)
    }

    assert open_pages == shows_none


def test_who_has_a_factor_is_asked_for_it_everywhere_and_once(protected, declaration, signed_in):
    browser = signed_in(protected)

    for address in amounts(declaration):
        asked = browser.get(address)
        assert asked.status_code == 302, address
        assert asked["Location"].startswith(reverse("mfa_reauthenticate")), address
    confirmed = browser.post(reverse("mfa_reauthenticate"), {"code": _code(), "next": reverse("agreement:ledger")})

    assert confirmed["Location"] == reverse("agreement:ledger")
    for address in amounts(declaration):
        assert "2fa" not in browser.get(address).headers.get("Location", ""), address
    assert browser.get(reverse("agreement:ledger")).status_code == 200


def test_a_wrong_code_opens_nothing(protected, declaration, signed_in):
    browser = signed_in(protected)

    browser.post(reverse("mfa_reauthenticate"), {"code": "000000"})

    assert browser.get(reverse("agreement:ledger")).status_code == 302


def test_the_password_alone_does_not_confirm(protected, declaration, signed_in):
    browser = signed_in(protected)

    browser.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    assert browser.get(reverse("agreement:ledger")).status_code == 302


def test_what_was_sent_is_done_once_confirmed(protected, aurelia, signed_in):
    browser = signed_in(protected)

    asked = browser.post(reverse("agreement:nothing", args=[aurelia.slug, 2017]))
    before = Answer.objects.count()
    browser.post(reverse("mfa_reauthenticate"), {"code": _code(), "next": reverse("agreement:nothing", args=[aurelia.slug, 2017])})

    assert asked["Location"].startswith(reverse("mfa_reauthenticate"))
    assert (before, Answer.objects.count()) == (0, 1)


def test_after_a_working_day_it_is_asked_again(protected, declaration, signed_in):
    browser = signed_in(protected)
    browser.post(reverse("mfa_reauthenticate"), {"code": _code()})
    session = browser.session
    for record in session[AUTHENTICATION_METHODS_SESSION_KEY]:
        record["at"] = time.time() - 9 * 3600
    session.save()

    assert browser.get(reverse("agreement:ledger")).status_code == 302


def test_signing_in_with_it_is_confirming_it(protected, declaration):
    browser = Client()
    browser.post(reverse("account_login"), {"login": protected.email, "password": PASSWORD})
    browser.post(reverse("mfa_authenticate"), {"code": _code()})

    assert browser.get(reverse("agreement:ledger")).status_code == 200


@pytest.mark.parametrize(
    ("policy", "status", "words"), [("off", 200, ""), ("ask", 200, "Protect your account"), ("require", 403, "Set it up")]
)
def test_of_who_has_none_the_setting_decides(declaration, office, signed_in, settings, policy, status, words):
    settings.SECOND_FACTOR = policy
    browser = signed_in(office)

    for address in amounts(declaration)[:1]:
        answer = browser.get(address)
        page = answer.content.decode()
        assert answer.status_code == status
        assert words in page
        assert ("Protect your account" in page) == (policy == "ask")


def test_where_it_is_required_no_amount_is_shown_or_taken_without(declaration, office, signed_in, settings):
    settings.SECOND_FACTOR = "require"
    browser = signed_in(office)

    for address in amounts(declaration):
        assert (browser.get(address).status_code, browser.post(address).status_code) == (403, 403), address


def test_other_pages_ask_for_nothing(protected, declaration, signed_in):
    browser = signed_in(protected)

    for name in ("home", "people:me", "members:directory", "agreement:terms", "documents:documents"):
        assert browser.get(reverse(name)).status_code == 200


def test_a_visitor_reads_why_a_published_figure_is_what_it_is(client, declaration, settings):
    settings.SECOND_FACTOR = "require"

    assert client.get(reverse("agreement:why", args=["private"])).status_code == 200
    assert client.get(reverse("agreement:ledger"))["Location"].startswith(reverse("account_login"))


def test_programs_are_asked_for_nothing_and_browsers_for_the_same(protected, declaration, signed_in):
    from datetime import timedelta

    from django.utils import timezone

    from entente.people import actions
    from entente.people.choices import Permission

    secret = actions.make_token(protected.person, "x", [Permission.ORGANISATION_SPEAK], lasts=timedelta(days=1), at=timezone.now())
    browser = signed_in(protected)

    refused = browser.get("/api/contributions")

    assert Client().get("/api/contributions", headers={"authorization": f"Bearer {secret}"}).status_code == 200
    assert refused.status_code == 403
    assert re.search("second factor", refused.json()["error"])
    browser.post(reverse("mfa_reauthenticate"), {"code": _code()})
    assert browser.get("/api/contributions").status_code == 200


def _code() -> str:
    cache.clear()
    return format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time())))
