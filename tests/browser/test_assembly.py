"""An assembly of three people: quorum, a proxy, a secret election on a phone without scripts, the result, minutes."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import _free_port, _wait
from tests.scratch import PROJECT, installation

MADE = """
import json
from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import transaction
from django.utils import timezone
from entente.engine import rules as engine
from entente.gatherings import actions as gatherings
from entente.gatherings.choices import Presence
from entente.governance.references import reference_of
from tests.factories import ballots as made
from tests.factories.meetings import running
names = ("Aurelia", "Boreas", "Corona")
with transaction.atomic():
    of = made.assembly(3, names=names)
    meeting = running(of.body, of.office, *of.voices[:2], title="Assembly of three")
    two_thirds = engine.Quorum(engine.Threshold(engine.TWO_THIRDS.share))
    elects = replace(made.ELECTION, quorum=two_thirds, proxies=engine.Proxies(cap=1), tie=engine.Tie.LOT)
    rule = made.rule(of.body, elects)
store, sessions = import_module(settings.SESSION_ENGINE).SessionStore, {}
for name, who in zip(("office", *names), (of.office, *of.voices), strict=True):
    session = store()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(who.pk), who.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session.create()
    sessions[name] = session.session_key
print(json.dumps({"sessions": sessions, "body": of.body.slug, "meeting": meeting.pk, "rule": rule.pk,
    "emails": [voice.person.email for voice in of.voices], "names": [voice.person.name for voice in of.voices],
    "people": [voice.person.pk for voice in of.voices]}))
"""
PRESENT = """
from django.utils import timezone
from entente.gatherings import actions
from entente.gatherings.actions import Noted
from entente.gatherings.models import Gathering
meeting = Gathering.objects.select_related("organiser").get(pk=MEETING)
actions.note_attendance(meeting, {PERSON: Noted("room")}, by=meeting.organiser, at=timezone.now())
"""


@pytest.fixture
def assembly(tmp_path: Path) -> Iterator[dict[str, Any]]:
    with installation(tmp_path, on_postgresql=False) as here:
        here.entente("vocabulary", "load")
        made = json.loads(here.python(MADE))
        port = _free_port()
        where = f"http://127.0.0.1:{port}"
        command = [str(Path(sys.executable).with_name("entente")), "serve", "--port", str(port), "--workers", "1", "--no-worker"]
        environment = {**os.environ, **here.environment, "ENTENTE_URL": where}
        environment.pop("ENTENTE_STATIC_STORAGE", None)
        server = subprocess.Popen(command, env=environment, cwd=PROJECT, stderr=subprocess.DEVNULL)
        try:
            _wait(where)
            yield {**made, "where": where, "here": here}
        finally:
            server.terminate()
            server.wait(30)


@pytest.fixture
def window(browser: Browser, assembly: dict[str, Any]) -> Iterator[Callable[..., Page]]:
    """A window of somebody who is signed in already."""
    contexts = []

    def opened(name: str, *, width: int = 1280, scripts: bool = True) -> Page:
        context = browser.new_context(
            base_url=assembly["where"], viewport={"width": width, "height": 900}, java_script_enabled=scripts, locale="en-GB"
        )
        contexts.append(context)
        context.add_cookies([{"name": "sessionid", "value": assembly["sessions"][name], "url": assembly["where"]}])
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def test_three_people_elect_somebody_with_a_quorum_and_a_proxy(assembly: dict[str, Any], window: Callable[..., Page]) -> None:
    office, names = window("office"), assembly["names"]
    aurelia, boreas = window("Aurelia", width=375, scripts=False), window("Boreas", width=375)
    corona = window("Corona", width=375)
    there(assembly, 0)

    vote = prepared(office, assembly)
    for page, email in ((aurelia, assembly["emails"][0]), (boreas, assembly["emails"][1])):
        page.goto(vote)
        page.get_by_role("link", name="Stand, or name somebody").click()
        page.get_by_label("Who stands").fill(email)
        page.get_by_label("Statement").fill("I keep the time.")
        page.get_by_role("button", name="Stand").click()
        expect(page.get_by_text("The candidacy is taken.")).to_be_visible()
    office.goto(vote)
    office.get_by_role("button", name="Freeze the roll").click()
    office.get_by_role("button", name="Open the vote").click()
    expect(office.get_by_role("status")).to_contain_text("No quorum: 1 of 3 are there, at least 2/3 needed")

    corona.goto(vote)
    corona.get_by_role("link", name="Let another vote for you").click()
    corona.get_by_label("Who casts it").select_option(label="Boreas")
    corona.get_by_role("button", name="Give the proxy").click()
    there(assembly, 1)
    office.goto(vote)
    expect(office.get_by_text("Quorum: 3 of 3 are there, at least 2/3 needed")).to_be_visible()
    office.get_by_role("button", name="Open the vote").click()

    receipt = ranked(aurelia, vote, "Aurelia", names[0], names[1])
    ranked(boreas, vote, "Boreas", names[1])
    ranked(boreas, vote, "Corona", names[0])
    office.goto(vote)
    expect(office.get_by_role("region", name="Turnout")).to_contain_text("3 of 3 voters")
    for button in ("Close the vote", "Count", "Give them their seats"):
        office.get_by_role("button", name=button).click()

    corona.goto(vote)
    expect(corona.get_by_text(f"Elected: {names[0]}.")).to_be_visible()
    corona.get_by_role("link", name="All ballots, and your receipt").click()
    corona.get_by_label("Your receipt").fill(receipt)
    corona.get_by_role("button", name="Look for it").click()
    expect(corona.get_by_role("status")).to_contain_text("It is among them.")
    assert corona.evaluate("document.documentElement.scrollWidth") <= 375
    minutes(office, assembly, names[0])


def there(assembly: dict[str, Any], place: int) -> None:
    code = PRESENT.replace("MEETING", str(assembly["meeting"])).replace("PERSON", str(assembly["people"][place]))
    assembly["here"].python(code)


def prepared(office: Page, assembly: dict[str, Any]) -> str:
    """Prepared and announced; the address of the vote."""
    now = timezone.localtime()
    office.goto(f"/votes/new/?body={assembly['body']}&kind=election&meeting={assembly['meeting']}")
    office.get_by_label("What is voted on").fill("Who keeps the time?")
    office.get_by_label("Opens").fill(f"{now:%Y-%m-%dT%H:%M}")
    office.get_by_label("Closes at the latest").fill(f"{now + timedelta(hours=1):%Y-%m-%dT%H:%M}")
    office.get_by_label("Seed of the lot").fill("Three of a kind")
    office.get_by_role("button", name="Prepare it").click()
    office.get_by_role("button", name="Announce it").click()
    return office.url


def ranked(page: Page, vote: str, voter: str, *order: str) -> str:
    """By keyboard: a place for each, then the button. The receipt."""
    page.goto(vote)
    page.get_by_role("link", name=f"Vote {voter}", exact=True).click()
    for place, name in enumerate(order, 1):
        page.get_by_label(name).select_option(str(place))
    page.get_by_role("button", name="Cast the vote").press("Enter")
    expect(page.get_by_role("heading", name="Your vote is cast.")).to_be_visible()
    return page.locator(".ballots-receipt").inner_text()


def minutes(office: Page, assembly: dict[str, Any], elected: str) -> None:
    """They print the rule, the hash of the roll and the rounds."""
    office.goto(f"/groups/{assembly['body']}/meetings/{assembly['meeting']}/minutes/")
    office.get_by_label("One more item").fill("Election")
    office.get_by_role("button", name="Add it").click()
    office.get_by_label("Minutes of “Election”").fill("The vote was held.")
    office.get_by_role("button", name="File the minutes").click()
    office.get_by_role("region", name="When it is over").get_by_role("link").first.click()
    text = office.locator("main")
    expect(text).to_contain_text("Election of directors (Article 12, Statutes of 2018)")
    expect(text).to_contain_text(re.compile(r"3 voters, 3 voted; hash [0-9a-f]{64}"))
    expect(text).to_contain_text("Round 1")
    expect(text).to_contain_text(f"Elected: {elected}.")
