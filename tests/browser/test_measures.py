"""What if? In a browser: ticking a measure answers at once, and the address is the question."""

from playwright.sync_api import Page, expect


def test_ticking_measures_answers_at_once_and_the_address_can_be_shared(page: Page, address: str) -> None:
    page.goto(f"{address}/market/measures/what-if/")
    answer = page.get_by_role("region", name="Then")
    expect(answer).to_contain_text("Tick a measure to see what it would open.")

    page.get_by_label("EUCC substantial is enough in energy").check()

    expect(answer).to_contain_text("This measure opens access that is shut today.")
    page.get_by_label("EUCC substantial is enough in transport").check()
    expect(answer).to_contain_text("Together these 2 measures open access")
    shared = page.url
    page.goto(shared)
    expect(page.get_by_label("EUCC substantial is enough in energy")).to_be_checked()
    expect(page.get_by_role("region", name="Then")).to_contain_text("Together these 2 measures open access")


def test_measures_that_exclude_each_other_say_so(page: Page, address: str) -> None:
    page.goto(f"{address}/market/measures/what-if/")

    page.get_by_label("Fixed-time evaluations recognise each other").check()
    page.get_by_label("A European scheme for fixed-time evaluation").check()

    expect(page.get_by_role("region", name="Then")).to_contain_text("exclude each other")
