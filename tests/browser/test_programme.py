"""The programme's story: a member proposes, the office adopts, a milestone slips, the timeline says what that moves; "why amber?"."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in


def test_a_member_proposes_the_office_adopts_and_a_delay_says_what_it_moves(page: Page) -> None:
    sign_in(page, "delegate")
    page.goto("/programme/initiatives/")
    page.get_by_role("link", name="Propose an initiative").click()
    page.get_by_label("What is it called?").fill("Lighthouse drills")
    page.get_by_label("What does it do, and for whom?").fill("Drills for lighthouse keepers.")
    page.get_by_label("Education, training and awareness").check()
    page.get_by_label("Begins on").fill("2018-01-01")
    page.get_by_label("Ends on").fill("2019-12-31")
    page.get_by_role("button", name="Propose it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lighthouse drills")
    there = page.url

    sign_in(page, "office")
    page.goto(there)
    for turn in ("Adopt it", "It begins"):
        page.get_by_role("link", name=turn).click()
        page.get_by_role("button", name=turn).click()
    for title, begin, due in (("Handbook", "2018-10-01", "2018-10-31"), ("First drill", "2018-11-01", "2018-12-31")):
        page.get_by_role("link", name="Plan a milestone").click()
        page.get_by_label("What is reached?").fill(title)
        page.get_by_label("Work on it begins on").fill(begin)
        page.get_by_label("Due on").fill(due)
        if title == "First drill":
            page.get_by_label("Waits for").select_option(label="Lighthouse drills: Handbook")
        page.get_by_role("button", name="Plan it").click()

    page.locator(".programme-milestones li").first.get_by_role("link", name="Expect it on another day").click()
    page.get_by_label("Expected on").fill("2018-11-30")
    page.get_by_label("Why").fill("The printer is closed")
    page.get_by_role("button", name="Say so").click()
    page.goto("/programme/timeline/")
    expect(page.get_by_role("region", name="Delays, and what waits for them")).to_contain_text("It moves First drill by 29 days")


def test_why_amber_is_answered_on_the_goal_s_page(page: Page) -> None:
    page.goto("/programme/")
    page.get_by_role("link", name="Education, training and awareness").click()
    why = page.get_by_role("heading", name="Why", exact=False).first

    expect(why).to_have_text("Why amber?")
    expect(page.get_by_role("main")).to_contain_text("Curriculum: Planned for 1 August 2018, expected on 30 November 2018: 121 days late")
