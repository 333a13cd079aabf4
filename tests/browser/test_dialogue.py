"""The dialogue's story: somebody says with a source how a country stands; an event is full, and who comes now waits."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in


def test_a_country_is_looked_at_and_its_source_stands_in_the_history(page: Page) -> None:
    sign_in(page, "delegate")
    page.goto("/dialogue/trackers/")
    page.get_by_role("link", name="Lighthouse act").click()
    expect(page.get_by_role("main")).to_contain_text("This tracker is fictional")
    page.get_by_role("link", name="Sweden: Not collected").click()
    page.get_by_role("link", name="Enter what you saw").click()
    page.get_by_label("How far has the country come?").select_option(label="Transposed")
    page.get_by_label("Source").fill("Invented gazette 12")
    page.get_by_role("button", name="Enter what you saw").click()
    expect(page.get_by_role("alert")).to_contain_text("Its address")
    expect(page.get_by_label("Source")).to_have_value("Invented gazette 12")
    page.get_by_label("Its address").fill("https://register.example.org/se-12")
    page.get_by_role("button", name="Enter what you saw").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Sweden")
    expect(page.get_by_role("region", name="What was seen, and where?").get_by_role("link", name="Invented gazette 12")).to_be_visible()
    page.get_by_role("link", name="Lighthouse act").first.click()
    expect(page.get_by_role("link", name="Sweden: Transposed")).to_be_visible()


def test_an_event_is_full_and_who_comes_now_waits(phone: Page) -> None:
    sign_in(phone, "delegate")
    phone.goto("/dialogue/events/")
    phone.get_by_role("link", name="Forum of regions").click()
    expect(phone.get_by_role("main")).to_contain_text("2 of 2 are taken · one waits")
    expect(phone.get_by_role("region", name="What does it cost?")).to_contain_text("free")
    phone.get_by_role("link", name="Register").click()
    phone.get_by_role("button", name="I come").click()

    phone.goto("/dialogue/events/")
    phone.get_by_role("link", name="Forum of regions").click()
    expect(phone.get_by_role("main")).to_contain_text("On the waiting list")
    expect(phone.get_by_role("main")).to_contain_text("2 wait")
