"""Reading why one market is open and another shut, by map and by keyboard, and what it takes to sell somewhere."""

import re

from playwright.sync_api import Page, expect


def test_one_reads_why_a_market_is_open_and_another_shut(page: Page) -> None:
    page.goto("/market/")
    page.get_by_label("Number of the certificate").fill("FICTIONAL-CSPN-0001")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("Where does it open the market"))).to_be_visible()

    page.get_by_role("link", name=re.compile("^Germany: ")).focus()
    page.keyboard.press("Enter")

    germany = page.locator("#DE")
    expect(germany).to_be_visible()
    opened = germany.get_by_role("row").filter(has_text="CSPN counts as BSZ in Germany").first
    expect(opened.locator(".state")).to_have_text("open")
    shut = germany.get_by_role("row").filter(has_text="Its level is not among those accepted").first
    expect(shut.locator(".state")).to_have_text("shut")

    opened.get_by_role("link", name="Rule: CSPN counts as BSZ in Germany").click()
    expect(page.get_by_role("heading", name="CSPN counts as BSZ in Germany")).to_be_visible()
    expect(page.get_by_text("One hop: it is not taken after another rule.")).to_be_visible()


def test_one_asks_on_a_phone_what_it_takes_to_sell(phone: Page) -> None:
    phone.goto("/market/sell/")
    phone.get_by_label("France").check()
    phone.get_by_label("Germany").check()
    phone.get_by_label("Energy").check()
    phone.get_by_label("Transport", exact=True).check()
    phone.get_by_role("button", name="Show the cheapest set").click()

    expect(phone.locator(".lead")).to_contain_text(re.compile("cheapest way"))
    expect(phone.get_by_role("group", name="Certificates to take")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
