"""The ceremony of a security key as a browser holds it, with Chromium's virtual authenticator: added, and signed in with."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import serving
from tests.scratch import installation

PASSWORD = "an authenticator of software"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "usb",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
SOMEBODY = f"""
from django.utils import timezone
from entente.members import actions as members
from entente.people import actions
from entente.people.models import Account
at = timezone.now()
members.found("Keyholders", by=None, at=at)
person = actions.add_person("Ana", "ana@example.org", by=None, at=at)
account = Account(person=person, email=person.email, created_at=at)
account.set_password({PASSWORD!r})
account.save()
"""


@pytest.fixture
def house(browser: Browser, tmp_path: Path) -> Iterator[str]:
    """Served as localhost: keys are bound to a name, never to an address in numbers."""
    with installation(tmp_path, on_postgresql=False) as here:
        here.entente("vocabulary", "load")
        here.python(SOMEBODY)
        with serving(here, host="localhost") as where:
            yield where


def with_password(page: Page) -> None:
    page.goto("/account/login/")
    page.get_by_label("E-mail address").fill("ana@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def test_a_key_is_added_and_from_then_on_nobody_passes_without_it(browser: Browser, house: str) -> None:
    context = browser.new_context(base_url=house)
    page, wrong = context.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)  # also what the CSP refuses
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    key = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})["authenticatorId"]
    with_password(page)

    page.goto("/account/2fa/webauthn/add/")
    if page.get_by_label("Password").is_visible():
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button").last.click()
    page.get_by_label("Name").fill("The blue one")
    page.get_by_role("button", name="Add the key").click()

    expect(page.get_by_role("heading", level=1)).not_to_have_text("Add a security key")
    assert len(devtools.send("WebAuthn.getCredentials", {"authenticatorId": key})["credentials"]) == 1

    page.goto("/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{house}/")
    with_password(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("One more step")
    page.get_by_role("button", name="Use a security key").click()

    page.wait_for_url("**/desk/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert devtools.send("WebAuthn.getCredentials", {"authenticatorId": key})["credentials"][0]["signCount"] > 1
    context.close()
    assert wrong == []
    nobody_passes_without(browser, house)


def nobody_passes_without(browser: Browser, house: str) -> None:
    context = browser.new_context(base_url=house)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    with_password(page)

    expect(page.get_by_role("heading", level=1)).to_have_text("One more step")
    page.get_by_role("button", name="Use a security key").click()

    expect(page.locator("[data-key-failed]")).to_be_visible()
    page.goto("/desk/")
    expect(page).not_to_have_url("**/desk/")
    context.close()
