"""A meeting from its notice to its minutes: called too late and called otherwise, quorate, heard in turn, decided, filed."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import sign_in

ROOM = "Partnership Board, review of the year"


def to_meeting(page: Page) -> None:
    page.goto("/groups/pb/meetings/")
    page.get_by_role("link", name=ROOM).click()


def test_a_notice_that_comes_too_late_is_refused_in_words(page: Page) -> None:
    sign_in(page, "office")
    page.goto("/groups/pb/")
    page.get_by_role("link", name="Arrange a meeting").click()
    soon = timezone.localtime() + timedelta(days=5)
    page.get_by_label("Title").fill("A short one")
    for name, hour in (("starts", 10), ("ends", 11)):
        page.locator(f"[name='{name}']").fill(f"{soon.replace(hour=hour, minute=0):%Y-%m-%dT%H:%M}")
    page.locator("[name='place']").fill("Brussels")
    page.locator("form.form button, form button.button").first.click()
    page.get_by_role("button", name=re.compile("Announce")).click()

    expect(page.get_by_text("The notice would be too late")).to_be_visible()

    page.goto("/groups/pb/meetings/")
    page.get_by_role("link", name="A short one").click()
    page.get_by_role("link", name="Change how it is called").click()
    page.get_by_label("Extraordinary meeting").check()
    page.get_by_role("button", name="Save").click()
    called = page.get_by_role("region", name="How is it called?")
    expect(called).to_contain_text("late")
    page.get_by_role("link", name="Invite, and send the notice").click()
    page.get_by_role("button", name=re.compile("Announce")).click()

    expect(page.get_by_text("The notice would be too late")).to_have_count(0)


def test_a_meeting_is_quorate_heard_in_turn_and_minuted(page: Page, browser: Browser, address: str) -> None:
    sign_in(page, "office")
    to_meeting(page)
    page.get_by_role("link", name="In the room").click()
    expect(page.get_by_text("1 of 5 who hold a seat is there; 3 are needed: 2 more are missing.")).to_be_visible()
    page.get_by_role("button", name=re.compile("Go on to it.*Where the contract stands")).click()
    page.get_by_role("link", name="Who is there, and the minutes").click()
    there = page.get_by_role("region", name="Who is there?").get_by_role("combobox")
    for place in range(3):
        there.nth(place).select_option("room")
    page.get_by_label("Minutes of “Where the contract stands”").fill("Decided: the report goes to the Assembly.")
    page.get_by_role("button", name="Save", exact=True).click()

    other = browser.new_context(base_url=address).new_page()
    sign_in(other, "commission")
    to_meeting(other)
    other.get_by_role("link", name="In the room").click()
    expect(other.locator(".quorum .good")).to_have_text("Quorum")
    expect(other.locator(".at-hand")).to_contain_text("Where the contract stands")
    other.get_by_role("button", name="Raise my hand").press("Enter")
    expect(other.get_by_role("button", name="Take my hand down")).to_be_visible()

    to_meeting(page)
    page.get_by_role("link", name="In the room").click()
    page.get_by_role("button", name=re.compile("^Call ")).first.click()
    expect(other.get_by_role("button", name="I am done")).to_be_visible(timeout=20_000)  # the page keeps itself fresh
    other.context.close()

    page.get_by_role("link", name="Who is there, and the minutes").click()
    page.get_by_role("button", name="File the minutes").click()
    page.get_by_role("region", name="When it is over").get_by_role("link").first.click()
    expect(page.get_by_role("main")).to_contain_text("there is a quorum.")
    expect(page.get_by_role("main")).to_contain_text("the report goes to the Assembly.")


@pytest.mark.parametrize("path", ["seats/", "rulebook/", "meetings/"])
def test_a_boards_pages_are_read_on_a_phone(phone: Page, path: str) -> None:
    sign_in(phone, "delegate")
    phone.goto(f"/groups/bod/{path}")

    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
