"""A group's working day: a chair is handed over, minutes are written by keyboard and save themselves, a request is answered on a phone."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in


def to_minutes(page: Page) -> None:
    page.goto("/groups/wg1/")
    page.get_by_role("link", name="All meetings, agendas and minutes").click()
    page.get_by_role("link", name="Autumn meeting").click()
    page.get_by_role("link", name="The minutes", exact=True).click()


def test_minutes_save_themselves_while_one_writes_and_a_line_becomes_an_action(page: Page) -> None:
    sign_in(page, "office")
    to_minutes(page)
    box = page.get_by_label("Minutes of “Welcome and minutes of last time”")
    box.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("\nDecided: we meet in Tallinn\nSomebody books the room")

    expect(page.get_by_role("status").filter(has_text="Saved at")).to_be_visible(timeout=20_000)
    expect(page.locator(".decided").first).to_contain_text("we meet in Tallinn")
    expect(box).to_be_focused()

    item = page.get_by_role("region", name="1. Welcome and minutes of last time")
    item.get_by_text("Make an action").focus()
    page.keyboard.press("Enter")
    item.get_by_label("From the line").select_option("Somebody books the room")
    item.get_by_label("Who does it?").select_option(index=1)
    item.get_by_label("Until").fill("2027-03-01")
    item.get_by_role("button", name="Make the action").press("Enter")

    expect(page).to_have_url(re.compile(r"#item-\d+$"))
    expect(page.get_by_role("region", name="Actions of this meeting")).to_contain_text("Somebody books the room")
    expect(page.get_by_label("Minutes of “Welcome and minutes of last time”")).to_have_value(re.compile("we meet in Tallinn"))


def test_the_office_changes_a_chair_once_and_the_pages_follow(page: Page) -> None:
    sign_in(page, "office")
    page.goto("/groups/wg6/people/")
    chair = page.locator("tbody tr").first.locator("td").first.inner_text()
    page.get_by_role("link", name=f"Hand over {chair}").click()
    to = page.locator("#id_to")
    chosen = to.locator("option").nth(6).inner_text().split(",")[0]
    to.select_option(index=6)
    page.get_by_role("button", name="Hand it over").click()

    expect(page.get_by_text("Handed over.")).to_be_visible()
    page.goto("/groups/wg6/")
    expect(page.get_by_role("region", name="Who is in it?")).to_contain_text(chosen)
    expect(page.get_by_role("region", name="Who is in it?")).not_to_contain_text(f"{chair} Chair")


def test_a_chair_answers_who_asks_to_join_on_a_phone(phone: Page) -> None:
    sign_in(phone, "delegate")
    phone.goto("/groups/wg4/")
    asking = phone.get_by_role("region", name="Who asks to join")
    name = asking.locator("li").first.inner_text()
    asking.get_by_role("link", name="Answer them").click()

    phone.get_by_role("button", name=re.compile("Accept")).click()

    expect(phone.get_by_role("status")).to_contain_text("is in WG4 now")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.goto("/groups/wg4/")
    expect(phone.get_by_role("region", name="Who asks to join")).to_have_count(0)
    assert name
