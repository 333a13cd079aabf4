"""The main job, as people do it: read the answer, ask why, decide a line, and see that nobody's amount slips out."""

import re
from datetime import date

from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in


def headline(page: Page) -> str:
    page.goto("/")
    return page.locator(".figures > div").filter(has_text="Private per EU euro").locator("dd").first.inner_text()


def test_a_visitor_reads_the_answer_and_asks_why(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("How far is the partnership?")

    page.get_by_role("link", name="Open the contract").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("private euros for each EU euro")

    page.get_by_role("link", name="Why").first.click()
    expect(page).to_have_url(re.compile("/contract/why/"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_office_decides_a_line_and_cannot_publish_what_would_tell_it(page: Page) -> None:
    before = headline(page)
    sign_in(page, "office")
    page.goto("/desk/")
    page.get_by_role("link", name=re.compile("contributions to review or decide")).click()
    page.locator("tr", has=page.locator(".state", has_text="Declared")).first.get_by_role("link").first.click()
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.locator(".lead")).to_contain_text("It counts in full.")

    page.goto("/figures/publish/")
    page.get_by_label("As of").fill("2018-09-30")
    page.get_by_label("Known by").fill(date.today().isoformat())  # noqa: DTZ011 -- as somebody at the keyboard would type it
    page.get_by_label("Why").fill("One more line was accepted")
    page.get_by_role("button", name="Publish for everyone").click()

    expect(page.get_by_role("alert")).to_contain_text("without giving an amount away")
    assert headline(page) == before


def test_a_delegate_answers_on_a_phone_and_sees_no_other_organisations_amounts(phone: Page) -> None:
    sign_in(phone, "delegate")
    phone.goto("/contract/ledger/")
    expect(phone.get_by_role("heading", level=1)).to_be_visible()

    answer = phone.goto("/contract/ledger/4/")

    assert answer is not None
    assert answer.status == 403
    expect(phone.get_by_role("heading", level=1)).to_have_text("Not yours to open")


def test_members_are_found_without_a_mouse(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("lusov")
    page.keyboard.press("Enter")

    expect(page.get_by_role("link", name="Lusovia Telecomunicações")).to_be_visible()
