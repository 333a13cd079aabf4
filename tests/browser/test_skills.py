"""The room's walks: from one role to another by the fewest courses; and the demand with what is withheld, on a telephone too."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in


def test_a_delegate_finds_the_way_from_its_own_job_title_to_another_role(page: Page) -> None:
    sign_in(page, "delegate")
    page.goto("/skills/")
    page.get_by_label("I am").select_option(label="SOC analyst")
    page.get_by_label("I want to become").select_option(label="Penetration Tester")
    page.get_by_label("For at most, in euros").fill("3000")
    page.get_by_role("button", name="Show the way").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("How do I become “Penetration Tester”?")
    expect(page.get_by_role("heading", name=re.compile("close most of the gap; left open: 1"))).to_be_visible()
    gap = page.get_by_role("group", name="The gap, skill by skill")
    expect(gap).to_contain_text("Uses a weakness as an attacker would")
    expect(gap).to_contain_text("above the budget")

    page.get_by_label("For at most, in euros").fill("")
    page.get_by_role("button", name="Show the way").click()
    expect(page.get_by_role("heading", name="One course closes the gap.")).to_be_visible()
    page.get_by_role("link", name="Master of Penetration Testing").first.click()
    expect(page.get_by_role("main")).to_contain_text("Valdoria University")


def test_the_demand_says_what_is_missing_and_what_it_keeps_to_itself(phone: Page) -> None:
    phone.goto("/skills/demand/")
    main = phone.get_by_role("main")

    expect(phone.get_by_role("heading", level=1)).to_have_text("How many people are missing?")
    expect(main).to_contain_text("90 of")
    expect(phone.get_by_role("row", name=re.compile("Cybersecurity Researcher"))).to_contain_text("withheld")
    phone.get_by_role("navigation", name="Shown by").get_by_role("link", name="Country").click()
    expect(phone.get_by_role("row", name=re.compile("Italy"))).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
