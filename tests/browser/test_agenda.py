"""A panel's round by two people, one of them on a phone: proposed, screened, compared, closed, published."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import sign_in


def propose(page: Page, title: str) -> None:
    page.goto("/agenda/topics/new/")
    page.get_by_label("In whose name").select_option(label="The partnership itself")
    page.get_by_label("Title", exact=True).fill(title)
    page.get_by_label("What is the problem?").fill(f"{title}: nobody knows enough.")
    page.get_by_label("What result is expected?").fill(f"{title}: a tool that works.")
    page.get_by_label("Long term").check()
    page.get_by_role("button", name="Propose it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def take_in(page: Page, title: str) -> None:
    page.goto("/agenda/screening/")
    page.get_by_role("link", name=title).click()
    page.get_by_label("Take it in", exact=True).check()
    page.get_by_label("Why", exact=True).fill("Wanted by more than one sector.")
    page.get_by_role("button", name="Say so").click()
    expect(page.locator("main .state").first).to_have_text("Taken in")


def test_a_panels_round_by_two_people_ends_in_a_published_edition(page: Page, phone: Page, browser: Browser, address: str) -> None:
    sign_in(page, "office")
    propose(page, "Machines that explain themselves")
    second = browser.new_context(base_url=address).new_page()
    sign_in(second, "second-office")
    take_in(second, "Machines that explain themselves")
    sign_in(phone, "delegate")

    represent(page, "office2@demo.example")
    page.goto("/agenda/rounds/new/")
    page.get_by_label("What the round is called").fill("Long-term topics")
    page.get_by_label("Topics of which horizon").select_option(label="Long term")
    page.get_by_label("Last day").fill("2030-01-31")
    page.get_by_role("button", name="Prepare the round").click()
    page.get_by_label("How many organisations").fill("500")
    page.get_by_role("button", name="Draw the panel").click()
    page.get_by_role("button", name="Open the round").click()
    expect(page.get_by_role("main")).to_contain_text("have answered everything; it is open until")
    row = page.url
    for window in (phone, second):
        answer(window, row)
    second.context.close()

    page.goto(row)
    page.get_by_role("button", name="Close it and work out the ranking").click()
    expect(page.get_by_role("main")).to_contain_text("comes first")
    expect(page.locator(".agenda-ranking tbody tr")).to_have_count(3)
    page.goto("/agenda/editions/draft/")
    page.get_by_label("Title of the edition").fill("Agenda of two people")
    page.get_by_label("Long-term topics").check()
    page.get_by_role("button", name="Keep the draft").click()
    page.get_by_role("button", name="Publish it").click()

    visitor = browser.new_context(base_url=address).new_page()
    visitor.goto("/agenda/")
    expect(visitor.get_by_role("main")).to_contain_text("Agenda of two people, published on")
    expect(visitor.get_by_role("region", name="Long term")).to_contain_text("Machines that explain themselves")
    visitor.context.close()


def represent(page: Page, email: str) -> None:
    """Somebody who can sign in takes over from a member's representative."""
    page.goto("/members/ardesio-trust/")
    page.locator("main a[href$='/end/']").first.click()
    page.get_by_label("No longer from").fill("2026-01-01")
    page.get_by_role("button", name="End it").click()
    page.goto("/members/ardesio-trust/delegates/add/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("As", exact=True).select_option("representative")
    page.get_by_label("From", exact=True).fill("2026-01-01")
    page.get_by_role("button", name="Name the delegate").click()
    expect(page.get_by_role("main")).to_contain_text("Pavel Almvik")


def answer(window: Page, row: str, count: int = 3) -> None:
    """One tap a question, or a key; half way the page is closed and opened again."""
    window.goto(f"{row}answer/")
    window.get_by_role("button", name="Begin the questions").click()
    for number in range(1, count + 1):
        expect(window.get_by_text(f"Question {number} of {count}")).to_be_visible()
        assert window.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        side = window.locator(".agenda-side").first
        if number % 2:
            side.click()
        else:
            window.goto(f"{row}answer/")
            window.locator(".agenda-side").first.focus()
            window.keyboard.press("Enter")
    expect(window.get_by_text("Everything is answered")).to_be_visible()
