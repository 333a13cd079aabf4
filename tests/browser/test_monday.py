"""One Monday of the office: people, a chair, an announcement, a date poll, a meeting with its minutes, a survey and its reminder."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import sign_in

PEOPLE = """name,email,organisation,role,from
Anna Kask,anna.kask@example.org,Lusovia Telecomunicações,expert,2026-01-01
Bruno Lepik,bruno.lepik@example.org,Lusovia Telecomunicações,expert,2026-01-01
Nobody,,Nowhere Ltd,expert,2026-01-01
"""


def do(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=name).first.click()


def go(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("link", name=name).first.click()


def main(page: Page) -> Locator:
    return page.get_by_role("main")


def by_keyboard(page: Page, label: str, words: str) -> None:
    """As who has no mouse does it: to the field, and type."""
    page.get_by_label(label).first.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def test_people_come_from_a_file_and_a_line_that_is_wrong_is_told(page: Page) -> None:
    sign_in(page, "office")
    page.goto("/people/import/")
    page.get_by_label("File").set_input_files({"name": "people.csv", "mimeType": "text/csv", "buffer": PEOPLE.encode()})
    do(page, "Look at it")
    do(page, "Try it: nothing is written")
    expect(main(page)).to_contain_text("2 would be new")
    do(page, "Import the rest")
    expect(main(page)).to_contain_text("Done", timeout=60_000)

    page.goto("/people/?q=kask")
    expect(page.get_by_role("link", name="Anna Kask")).to_be_visible()
    page.goto("/people/?q=nobody")
    expect(page.get_by_role("link", name="Nobody")).to_have_count(0)


def test_a_chair_is_handed_over_once_and_the_pages_follow(page: Page) -> None:
    sign_in(page, "office")
    page.goto("/groups/wg5/people/")
    go(page, "Hand over")
    page.get_by_label(re.compile("^To")).select_option(index=1)
    new = page.get_by_label(re.compile("^To")).locator("option:checked").inner_text().split(",")[0]
    do(page, "Hand it over")

    page.goto("/groups/wg5/")
    expect(page.locator("section", has=page.get_by_role("heading", name="Who is in it?"))).to_contain_text(new)
    page.goto("/notices/audiences/try/?e=chair:WG5")
    expect(main(page)).to_contain_text(new)


def test_an_announcement_to_an_audience_is_read_by_another_before_it_leaves(page: Page) -> None:
    sign_in(page, "office")
    page.goto("/notices/write/")
    by_keyboard(page, "Subject", "Rooms change on Thursday")
    by_keyboard(page, "Text", "Dear all, we meet one floor higher.")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Keep the draft").press("Enter")
    draft = page.url
    page.goto(f"{draft}audience/?e=group:WG5 and not role:office")
    do(page, "Use this audience")
    page.goto(draft)
    do(page, "Ask for a second pair of eyes")
    expect(page.get_by_role("button", name=re.compile("^Approve"))).to_have_count(0)

    sign_in(page, "second-office")
    page.goto("/desk/")
    go(page, re.compile("Rooms change on Thursday"))
    do(page, re.compile("^Approve"))
    expect(main(page)).to_contain_text("Pavel Almvik")


def test_a_date_is_found_on_a_phone(page: Page, phone: Page) -> None:
    sign_in(page, "office")
    page.goto("/forms/new/?ready=dates")
    page.get_by_label("What is it about").fill("When does the jury meet?")
    for number in (1, 2):
        page.locator(f"[name=day_{number}]").fill(f"{timezone.localdate() + timedelta(days=20 + number):%Y-%m-%d}")
        page.locator(f"[name=from_{number}]").fill("10:00")
    do(page, "Go on: whom do you ask?")
    _ask(page, "delegates:representative")
    asked = page.url

    sign_in(phone, "delegate")
    phone.goto("/desk/")
    go(phone, re.compile("When does the jury meet"))
    for times in phone.get_by_role("radiogroup").all():
        times.get_by_role("radio", name="Yes").check()
    do(phone, "Send the answer")
    expect(phone.get_by_role("status").first).to_contain_text("Your answer was sent.")

    page.goto(asked)
    go(page, "Results")
    expect(page.locator("table.matrix").first).to_contain_text("10:00")


def test_a_meeting_has_papers_guests_minutes_and_actions(page: Page) -> None:
    sign_in(page, "office")
    page.goto("/groups/wg5/")
    go(page, "Arrange a meeting")
    day = timezone.localdate() + timedelta(days=1)
    by_keyboard(page, "Title", "Course catalogue")
    page.get_by_label("Begins").fill(f"{day:%Y-%m-%d}T10:00")
    page.get_by_label("Ends").fill(f"{day:%Y-%m-%d}T12:00")
    by_keyboard(page, "Place", "Brussels")
    do(page, "Keep it as a draft")
    meeting = re.search(r"/gatherings/(\d+)/", page.url)
    assert meeting
    page.goto(f"/gatherings/{meeting[1]}/invite/?e=group:WG5")
    do(page, "Put them on the list")
    page.goto(f"/gatherings/{meeting[1]}/")
    do(page, re.compile("^Announce it"))

    page.goto(f"/groups/wg5/meetings/{meeting[1]}/minutes/")
    page.get_by_label(re.compile("^One more item")).fill("Which courses are listed")
    do(page, "Add it")
    page.get_by_label(re.compile("Minutes of “Which courses")).fill("Twelve courses were proposed.\n\nDecided: all twelve are listed.")
    page.locator("details", has_text="Make an action").first.locator("summary").click()
    page.locator("[name^=words-]").first.fill("Write to the twelve providers")
    page.locator("[name^=owner-]").first.select_option(index=1)
    page.locator("[name^=due-]").first.fill(f"{day + timedelta(days=14):%Y-%m-%d}")
    page.locator("button[name=make]").first.click()
    page.locator("[name^=presence-]").first.select_option(label="Excused")
    page.locator("button[name=file]").first.click()
    expect(main(page)).to_contain_text("version 1")

    page.goto("/groups/wg5/")
    expect(main(page)).to_contain_text("Write to the twelve providers")
    expect(main(page)).to_contain_text(re.compile("Minutes of WG5"))


def test_who_came_is_noted_after_a_meeting_on_a_phone(phone: Page) -> None:
    sign_in(phone, "office")
    phone.goto("/groups/wg1/meetings/")
    go(phone, "Autumn meeting")
    go(phone, re.compile("^Who come|^Who came"))
    go(phone, re.compile("Note who|Attendance|Who came", re.IGNORECASE))
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    phone.get_by_role("button", name=re.compile("^Save|^Note|^Keep")).first.press("Enter")
    expect(phone.locator(".said")).to_be_visible()


def test_a_survey_reminds_those_who_are_missing(page: Page) -> None:
    sign_in(page, "office")
    page.goto("/forms/new/?ready=survey")
    page.get_by_label("Title").fill("How was the autumn meeting?")
    do(page, "Go on: whom do you ask?")
    _ask(page, "group:WG1")
    do(page, "Remind those missing")

    expect(page.get_by_role("status").first).to_contain_text("reminded")
    page.goto("/notices/outbox/")
    expect(main(page)).to_contain_text("How was the autumn meeting?")


@pytest.mark.parametrize("words", ["investor", "WG4", "Meridiane"])
def test_one_box_finds_what_the_reader_may_see(page: Page, words: str) -> None:
    sign_in(page, "delegate")
    page.goto("/desk/")
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("/search/"))
    expect(main(page).get_by_role("link").first).to_be_visible()


def _ask(page: Page, audience: str) -> None:
    """From a written form to a round that asks."""
    page.get_by_text("Say exactly who").click()
    page.locator("#id_audience").fill(audience)
    do(page, "Go on: look at it once more")
    do(page, "Ask them now")
