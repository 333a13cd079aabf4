"""The exchange's story: a practice of health is published, a need in transport finds it with the reasons, and adopts it."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in


def test_a_practice_from_health_is_found_by_a_need_in_transport_and_followed_to_adoption(page: Page) -> None:
    sign_in(page, "office")
    page.goto("/exchange/practices/new/")
    page.get_by_label("Organisation").first.fill("Nimbora Cyber")
    page.get_by_label("What is it called?").fill("Gateways before infusion pumps")
    page.get_by_label("Which problem does it solve?").fill("Infusion pumps cannot be patched and spread malware.")
    page.get_by_label("How is it done?").fill("Gateways let through only agreed commands.")
    page.locator("summary").filter(has_text="Sectors of demand").click()
    page.get_by_role("checkbox", name="Transportation").check()
    page.get_by_role("combobox", name="Marking").select_option("CLEAR")
    page.get_by_role("button", name="Keep it as a draft").click()
    page.get_by_role("link", name="Say where it is at work").click()
    page.get_by_role("combobox", name="Sector").select_option("demand-health")
    page.get_by_label("Where is it at work?").fill("Two hospitals")
    page.get_by_label("By what does one see it?").fill("Report of the audit")
    page.get_by_role("button", name="Say so").click()
    page.get_by_role("link", name="Hand it in for review").click()
    page.get_by_role("button", name="Hand it in for review").click()
    expect(page.get_by_role("main")).to_contain_text("waits for review")
    there = page.url

    page.get_by_role("link", name="Publish it").click()
    page.get_by_role("button", name="Publish it").click()
    expect(page.get_by_role("alert")).to_contain_text("somebody else reviews it")

    sign_in(page, "second-office")
    page.goto(there)
    page.get_by_role("link", name="Publish it").click()
    page.get_by_role("button", name="Publish it").click()
    expect(page.get_by_role("main")).to_contain_text("Two hospitals")

    sign_in(page, "delegate")
    page.goto("/exchange/needs/new/")
    page.get_by_label("What do you need?").fill("Pumps of ferries that cannot be patched")
    page.get_by_label("Which problem do you have?").fill("Bilge pumps cannot be patched and spread malware; gateways may help.")
    page.get_by_role("combobox", name="In which sector?").select_option("demand-transport")
    page.get_by_role("button", name="Look for it").click()
    found = page.get_by_role("listitem").filter(has_text="Gateways before infusion pumps")
    for _ in range(240):  # behind what the demonstration left to do
        if found.count():
            break
        page.wait_for_timeout(500)
        page.reload()
    expect(found.first).to_contain_text("It is at work in Health, and its people say that it could be in Transportation.")

    found.first.get_by_role("link", name="Take it up").click()
    page.get_by_label("What do you write to who shares it?").fill("May we see it at work?")
    page.get_by_role("button", name="Write to them").click()
    for state in ("Met", "Tried", "Adopted"):
        page.get_by_role("link", name="Say how it goes").click()
        page.get_by_label(state, exact=True).check()
        page.get_by_role("button", name="Say so").click()
    page.get_by_role("link", name="Tell your story").click()
    page.get_by_label("What came of it?").fill("The ferries sail.")
    page.get_by_label("Whoever may see the practice may read this, with our name").check()
    page.get_by_role("button", name="Keep it").click()

    page.goto("/exchange/reuse/")
    expect(page.get_by_role("main")).to_contain_text("The ferries sail.")
    page.locator("#why summary").click()
    expect(page.locator("#why")).to_contain_text("Gateways before infusion pumps: Health → Transportation")
