"""Certification as people use it: catalogues are brought, a member asks what its certificate proves, a visitor finds one on a phone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import sign_in
from tests.browser.test_pages import overflow, violations

FILES = {
    "frameworks.csv": "framework_urn,ref_id,name,provider,locale,version\n"
    "urn:fictional:base,Baseline,Fictional baseline of network filters,,en,1\n"
    "urn:fictional:ports,Ports 2.0,Fictional criteria of ports,,en,2\n",
    "requirements.csv": "framework_urn,requirement_urn,ref_id,parent_urn,depth,assessable,title\n"
    "urn:fictional:base,urn:fictional:base:1,1,,1,1,Filters explain what they drop\n"
    "urn:fictional:base,urn:fictional:base:2,2,,1,1,Rules are reviewed\n"
    "urn:fictional:ports,urn:fictional:ports:a,A,,1,1,Drops are explained\n"
    "urn:fictional:ports,urn:fictional:ports:b,B,,1,1,Rules are kept short\n"
    "urn:fictional:ports,urn:fictional:ports:c,C,,1,1,Cranes stop safely\n",
    "mappings.csv": "source_framework,target_framework,source_requirement,target_requirement,relationship,rationale,strength\n"
    "urn:fictional:base,urn:fictional:ports,urn:fictional:base:1,urn:fictional:ports:a,superset,both ask for reasons,8\n"
    "urn:fictional:base,urn:fictional:ports,urn:fictional:base:2,urn:fictional:ports:b,intersect,,5\n"
    "urn:fictional:base,urn:fictional:ports,urn:fictional:base:9,urn:fictional:ports:b,equal,,5\n",
}


@pytest.fixture(scope="module")
def brought(browser: Browser, address: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The office looks at the files first, then writes them, and says against which catalogue the scheme assesses: by keyboard alone."""
    folder = tmp_path_factory.mktemp("catalogues")
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    sign_in(page, "office")
    _look_and_write(page, _written(folder))
    _say_what_the_scheme_asks(page)
    context.close()


def _written(folder: Path) -> list[Path]:
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in FILES]


def _look_and_write(page: Page, files: list[Path]) -> None:
    page.goto("/certification/catalogues/")
    press(page, "link", "Import")
    page.get_by_label("Tables: frameworks, requirements, mappings as CSV or XLSX").check()
    for write in (False, True):
        page.get_by_label("Files").set_input_files(files)
        page.get_by_label("Keep titles and texts").set_checked(True)
        page.get_by_label("Write it", exact=True).set_checked(write)
        press(page, "button", "Look at it, or write it")
        said = page.get_by_role("status").filter(has_text="Catalogues")
        expect(said).to_contain_text("Written" if write else "This would happen; nothing was written")
        expect(said).to_contain_text(re.compile(r"Lead nowhere\s*1"))
        assert violations(page) == []
        if not write:
            assert page.request.get("/api/certification/catalogues?q=filters").json()["items"] == []


def _say_what_the_scheme_asks(page: Page) -> None:
    page.goto("/certification/schemes/cspn/")
    press(page, "link", "Say against which catalogue")
    for field, text in (("Catalogue", "Baseline"), ("From", "2020-01-01"), ("Source", "https://scheme.example/rules")):
        page.get_by_label(field, exact=True).fill(text)
    press(page, "button", "Save")
    expect(page.get_by_role("region", name="Against what it assesses")).to_contain_text("Baseline every level from 1 January 2020")


def press(page: Page, role: str, name: str) -> None:
    """By keyboard: reached, seen to be reached, and entered."""
    found = page.get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]
    found.focus()
    expect(found).to_be_focused()
    page.keyboard.press("Enter")


def test_a_member_asks_what_its_certificate_proves_and_opens_the_reason_of_one_line(page: Page, brought: None) -> None:
    sign_in(page, "delegate")
    page.goto("/certification/coverage/")
    assert violations(page) == []
    page.get_by_label("I aim at").select_option(label="Ports 2.0 · Fictional criteria of ports")
    own = page.get_by_label("FICTIONAL-CSPN-0001")
    own.focus()
    page.keyboard.press("Space")
    press(page, "button", "Show what it covers")

    expect(page.locator(".lead")).to_contain_text("1 of 3 for certain, at most 2 as far as mapped.")
    expect(page.get_by_role("region", name="Because you hold")).to_contain_text("assessed against Baseline, from 1 January 2020")
    assert violations(page) == []

    press(page, "link", "A")
    expect(page.get_by_role("heading", level=1)).to_have_text("Why does A stand where it stands?")
    expect(page.locator("main")).to_contain_text("You hold it: FICTIONAL-CSPN-0001 is assessed against Baseline.")
    expect(page.locator("main")).to_contain_text("both ask for reasons")
    assert violations(page) == []


def test_a_visitor_finds_a_certificate_on_a_phone_and_asks_the_same(phone: Page, brought: None) -> None:
    phone.goto("/certification/certificates/")
    phone.get_by_label("Search numbers, products, holders, protection profiles and assurance").fill("gatekeeper")
    phone.keyboard.press("Tab")  # the list follows what was typed
    expect(phone.get_by_role("status")).to_contain_text("1 of ")
    assert (violations(phone), overflow(phone)) == ([], 0)

    press(phone, "link", "Meridiane Gatekeeper")
    expect(phone.locator(".lead").first).to_contain_text("FICTIONAL-CSPN-0001")
    press(phone, "link", "What does it prove elsewhere?")
    phone.get_by_label("I aim at").select_option(label="Ports 2.0 · Fictional criteria of ports")
    press(phone, "button", "Show what it covers")
    expect(phone.locator(".lead")).to_contain_text("1 of 3 for certain")
    assert (violations(phone), overflow(phone)) == ([], 0)
