"""Asking and answering, as people do it: a date found by thumbs, a survey kept while one types, those missing reminded."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import sign_in
from tests.browser.test_pages import overflow, violations

VOICE = "organisation:meridiane-systemes"  # the delegate of the demonstration speaks for it


def plan(page: Page, audience: str) -> None:
    """From the plan to the mails."""
    page.get_by_text("Say exactly who").click()
    page.get_by_label("Or say it exactly").fill(audience)
    expect(page.locator("#reach")).to_contain_text("person is meant today")
    page.get_by_role("button", name="Go on: look at it once more").click()
    page.get_by_role("button", name="Ask them now").click()
    expect(page.get_by_role("status").first).to_contain_text("the mails are leaving")


def test_a_date_is_found_with_thumbs(page: Page, phone: Page) -> None:
    sign_in(page, "office")
    page.goto("/forms/new/?ready=dates")
    page.get_by_label("What is it about").fill("When does the task force meet?")
    for row, day in ((1, "2030-05-06"), (2, "2030-05-07")):
        page.get_by_label(f"Day {row}").fill(day)
        page.locator(f"#id_from_{row}").fill("14:00")
    page.get_by_role("button", name="Go on: whom do you ask?").click()
    plan(page, VOICE)

    sign_in(phone, "delegate")
    phone.goto("/forms/")
    phone.get_by_role("link", name="Answer When does the task force meet?").click()
    first, second = phone.locator(".slots li").all()
    first.get_by_role("radio", name="If need be").check()
    second.get_by_role("radio", name="Yes").check()
    expect(phone.locator("#saved")).to_contain_text("Kept at")
    assert (violations(phone), overflow(phone)) == ([], 0)
    assert all(box["height"] >= 44 for label in phone.locator(".slots label").all() if (box := label.bounding_box()))
    phone.get_by_role("button", name="Send the answer").click()
    expect(phone.get_by_role("status").first).to_contain_text("Your answer was sent.")
    phone.get_by_role("link", name="What came of it").click()
    expect(phone.locator("tr.best")).to_contain_text("Tue 7 May 2030")
    assert (violations(phone), overflow(phone)) == ([], 0)


def test_a_survey_is_written_asked_answered_by_keyboard_and_those_missing_are_reminded(browser: Browser, address: str, page: Page) -> None:
    sign_in(page, "office")
    page.goto("/forms/new/")
    page.get_by_label("Title").fill("Training in the task force")
    page.get_by_label("Questions").fill("Do you train? * [yes/no]\nHow many? * [number]\nif 1 = Yes\nAnything else? [long]")
    page.get_by_role("button", name="Go on: whom do you ask?").click()
    assert (violations(page), overflow(page)) == ([], 0)
    plan(page, VOICE)
    round_page = page.url
    page.get_by_role("button", name="Remind those missing").click()
    expect(page.get_by_role("status").first).to_contain_text("Those missing were reminded.")
    assert violations(page) == []

    other = browser.new_context(base_url=address).new_page()
    sign_in(other, "delegate")
    other.goto("/forms/")
    other.get_by_role("link", name="Answer Training in the task force").press("Enter")
    expect(other.get_by_label("How many?")).to_be_hidden()
    other.get_by_label("Yes").press("Space")
    expect(other.get_by_label("How many?")).to_be_visible()
    other.get_by_label("How many?").fill("a dozen")
    other.get_by_role("button", name="Send the answer").press("Enter")
    expect(other.get_by_role("alert")).to_contain_text("This is not a number.")
    assert violations(other) == []
    other.get_by_label("How many?").fill("12")
    other.get_by_role("button", name="Send the answer").press("Enter")
    expect(other.get_by_role("status").first).to_contain_text("Your answer was sent.")
    other.context.close()

    page.goto(round_page)
    expect(page.get_by_role("heading", name="Nobody is missing")).to_be_visible()
    page.get_by_role("link", name="Results").click()
    expect(page.locator(".spread").first).to_contain_text("12")
    assert violations(page) == []


def test_without_a_script_everything_is_there_and_says_when_it_is_asked(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, "office")
    page.goto("/forms/new/")
    page.get_by_label("Title").fill("Without a script")
    page.get_by_label("Questions").fill("Do you train? [yes/no]\nHow many? [number]\nif 1 = Yes")
    page.get_by_role("button", name="Go on: whom do you ask?").click()
    page.get_by_role("link", name="Without a script").click()
    page.get_by_role("link", name="See it").click()

    expect(page.get_by_label("How many?")).to_be_visible()
    expect(page.locator(".only-if")).to_have_text(re.compile("Only if the answer to “Do you train\\?” is “Yes”"))
    context.close()
