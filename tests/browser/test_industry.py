"""The label: the office grants what waits, a company downloads its badge, anybody checks it, and a tampered one is refused."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in


def test_a_badge_that_a_company_downloads_is_verified_and_a_tampered_one_is_refused(page: Page, tmp_path: Path) -> None:
    paper = tmp_path / "register.txt"
    paper.write_text("An extract of the register.")
    sign_in(page, "delegate")
    page.goto("/industry/outcomes/")
    expect(page.get_by_role("heading", level=1)).to_have_text("What came of it, over the years?")
    page.goto("/industry/labels/?state=valid")
    page.locator("table a").first.click()
    expect(page.get_by_role("region", name="What it declares")).to_contain_text("European ownership")
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="The picture (SVG)").click()
    badge = tmp_path / "badge.svg"
    downloaded.value.save_as(badge)

    page.context.clear_cookies()
    page.goto("/industry/check/")
    page.get_by_label("The badge’s file").set_input_files(badge)
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_role("status")).to_contain_text("It is valid")

    tampered = tmp_path / "tampered.svg"
    tampered.write_text(badge.read_text().replace("EL-", "EM-"))
    page.get_by_label("The badge’s file").set_input_files(tampered)
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_role("status")).to_contain_text("It was tampered with")


def test_the_office_grants_what_waits_and_the_register_shows_it(page: Page) -> None:
    sign_in(page, "office")
    page.goto("/desk/")
    page.get_by_role("link", name="Decide on the label of").first.click()
    name = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Grant it").click()
    page.get_by_label("Its last day").fill("2099-12-31")
    page.get_by_role("button", name="Grant it").click()
    expect(page.get_by_role("region", name="Its badge")).to_be_visible()
    page.goto("/industry/labels/?state=valid")
    expect(page.get_by_role("main")).to_contain_text(name)
