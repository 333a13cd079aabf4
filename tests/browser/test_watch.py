"""The watch's story: an advisory of a circle is seen by its sector only, answered from its page, and missed by everyone else."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in

TITLE = "Someone tries the service port of tariff meters"


def test_an_amber_advisory_is_seen_by_its_sector_only(page: Page) -> None:
    page.goto("/watch/?q=tariff+meter")
    expect(page.get_by_role("link", name="Tariff meter answers anybody on its service port")).to_be_visible()
    expect(page.get_by_role("main")).not_to_contain_text(TITLE)
    page.goto("/search/?q=tariff+meters")
    expect(page.get_by_role("main")).not_to_contain_text("Someone tries")

    sign_in(page, "commission")
    page.goto("/watch/")
    expect(page.get_by_role("main")).not_to_contain_text(TITLE)

    sign_in(page, "delegate")
    page.goto("/watch/?mine=1")
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_role("main")).to_contain_text("You use Foglamp Tariff Meter")
    there = page.url
    page.get_by_label("We are affected and at work on it").check()
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_role("main")).to_contain_text("What you answered")

    sign_in(page, "assessor")
    assert (page.goto(there) or page).status == 404  # type: ignore[union-attr]
