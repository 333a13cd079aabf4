"""The mirror's story: the Desk asks, figures are given, the office closes without seeing them, and one's own place is told in words."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in


def test_figures_are_given_by_one_and_seen_by_nobody_else(page: Page) -> None:
    sign_in(page, "delegate")
    page.goto("/desk/")
    page.get_by_role("link", name=re.compile("Give your figures for “Staff, budget and patches 2018”")).click()
    page.get_by_label(re.compile("^Security staff")).fill("31.7")
    page.get_by_label(re.compile("^Time to patch")).fill("12")
    page.get_by_role("button", name="Give them").click()
    there = page.url
    expect(page.get_by_role("main")).to_contain_text("31.7")
    expect(page.get_by_role("main")).to_contain_text("Everybody sees its place when it closes, and not before")

    sign_in(page, "office")
    page.goto(there)
    expect(page.get_by_role("main")).not_to_contain_text("31.7")
    page.get_by_role("link", name="Close it").click()
    page.get_by_role("button", name="Close it").click()

    sign_in(page, "delegate")
    page.goto(there)
    figure = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Security staff"))
    expect(figure).to_contain_text(re.compile("quarter|Nothing is shown"))
    page.goto("/mirror/")
    page.get_by_role("link", name="Staff, budget and patches 2017").click()
    expect(page.get_by_role("main")).to_contain_text(re.compile("Everybody who gave.*quarter", re.DOTALL))
