"""A consortium's story: a need, a suggestion that says why, an invitation, and a yes."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in


def test_a_board_says_who_fits_and_why_and_who_is_asked_says_yes(page: Page) -> None:
    sign_in(page, "delegate")
    page.goto("/consortia/new/")
    page.get_by_label("Topic").fill("SU-ICT-01-2018")
    page.get_by_label("What is it called?").fill("FOGHORN: warning in fog")
    page.get_by_label("What would the consortium do?").fill("Warn ports of what comes.")
    page.get_by_label("Countries, at least").fill("2")
    page.get_by_role("button", name="Open the board").click()
    there = page.url
    page.get_by_role("link", name="Add a role").click()
    page.get_by_label("Role").fill("Who tests it")
    page.get_by_role("group", name="Expertise").get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Add the role").click()

    page.get_by_role("link", name="Who fits?").click()
    seat = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Who tests it"))
    expect(seat).to_contain_text("Has the expertise:")
    expect(seat).to_contain_text("Without it there are too few countries.")
    ask = seat.get_by_role("link", name=re.compile("^Ask "))
    name = ask.inner_text().strip().removeprefix("Ask ")
    ask.click()
    page.get_by_role("button", name="Ask it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Does {name} take the role “Who tests it”?")

    sign_in(page, "office")
    page.goto(there)
    expect(page.get_by_role("list").filter(has_text="Who tests it").first).to_contain_text("Asked")


def test_who_is_asked_finds_it_on_the_desk_and_accepts(page: Page) -> None:
    sign_in(page, "delegate")
    page.goto("/desk/")
    page.get_by_role("link", name=re.compile("do you take the role “Risk assessment”")).click()
    expect(page.get_by_role("main")).to_contain_text("would you take the risk assessment?")
    page.get_by_role("button", name="Accept").click()

    expect(page.get_by_role("main")).to_contain_text("Accepted")
    page.get_by_role("link", name="The board with all roles").click()
    expect(page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Risk assessment"))).to_contain_text("held")
