"""Every page that a kind of user may open: no accessibility violation, nothing wider than a phone of 320 pixels, no failed script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import sign_in
from tests.doors.test_doors import read_table
from tests.doors.walk import Door, doors

KINDS = ("visitor", "delegate", "office", pytest.param("auditor", marks=pytest.mark.long))
ROUTES = {door.name: door for door in doors() if door.method == "GET"}


def pages(kind: str) -> list[Door]:
    """Pages that answer 200 and need nothing named in their address."""
    table = read_table()
    names = [name for (name, method, _), row in table.items() if method == "GET" and row[kind] == 200]
    found = (ROUTES[name] for name in dict.fromkeys(names) if name in ROUTES)
    return [door for door in found if not door.parameters and not door.route.startswith("api/") and "." not in door.route]


def violations(page: Page) -> list[str]:
    return [f"{found['id']}: {found['nodes'][0]['html'][:160]}" for found in Axe().run(page).response["violations"]]


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_is_accessible_and_fits_a_small_phone(browser: Browser, address: str, kind: str) -> None:
    context = browser.new_context(base_url=address, viewport={"width": 320, "height": 700})
    page, wrong = context.new_page(), {}
    if kind != "visitor":
        sign_in(page, kind)
    for door in pages(kind):
        if b"<html" not in context.request.get(f"/{door.route}").body()[:500]:
            continue  # a file to keep, or a part of a page
        page.goto(f"/{door.route}")
        found = violations(page) + ([f"{overflow(page)} px too wide"] if overflow(page) > 0 else [])
        if found:
            wrong[door.route] = found
    context.close()

    assert wrong == {}
