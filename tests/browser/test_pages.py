"""Every page that a kind of user may open: no accessibility violation, nothing wider than a phone of 320 pixels, no failed script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import sign_in
from tests.doors.test_doors import read_table
from tests.doors.walk import Door, doors

KINDS = ("office", "delegate", "visitor", "auditor")  # each walks the pages that nobody before it opens; in `make long` all of its own
ROUTES = {door.name: door for door in doors() if door.method == "GET"}


def pages(kind: str) -> list[Door]:
    """Pages that answer 200 and need nothing named in their address."""
    table = read_table()
    names = [name for (name, method, _), row in table.items() if method == "GET" and row[kind] == 200]
    found = (ROUTES[name] for name in dict.fromkeys(names) if name in ROUTES)
    return [door for door in found if not door.parameters and not door.route.startswith("api/") and "." not in door.route]


def first_opened(kind: str) -> list[Door]:
    before = {door.name for earlier in KINDS[: KINDS.index(kind)] for door in pages(earlier)}
    return [door for door in pages(kind) if door.name not in before]


def violations(page: Page) -> list[str]:
    return [f"{found['id']}: {found['nodes'][0]['html'][:160]}" for found in Axe().run(page).response["violations"]]


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("kind", [one for one in KINDS if first_opened(one)])
def test_every_page_is_accessible_and_fits_a_small_phone(browser: Browser, address: str, kind: str) -> None:
    assert walked(browser, address, kind, first_opened(kind)) == {}


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS[1:])
def test_so_it_is_for_everybody_who_opens_it(browser: Browser, address: str, kind: str) -> None:
    assert walked(browser, address, kind, pages(kind)) == {}


def walked(browser: Browser, address: str, kind: str, through: list[Door]) -> dict[str, list[str]]:
    """What is wrong with which page."""
    context = browser.new_context(base_url=address, viewport={"width": 320, "height": 700})
    page, wrong = context.new_page(), {}
    if kind != "visitor":
        sign_in(page, kind)
    for door in through:
        if b"<html" not in context.request.get(f"/{door.route}").body()[:500]:
            continue  # a file to keep, or a part of a page
        page.goto(f"/{door.route}")
        found = violations(page) + ([f"{overflow(page)} px too wide"] if overflow(page) > 0 else [])
        if found:
            wrong[door.route] = found
    context.close()
    return wrong
