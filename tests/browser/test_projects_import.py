"""The office imports the 31,868 participations by page: upload, dry run, stop at half, close, return, go on, take the report."""

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import _free_port, _wait
from tests.scratch import Installation, installation
from tests.shared import shared

pytestmark = pytest.mark.slow
PATIENCE = 180_000  # milliseconds, on a machine that others use too
OFFICE = """
from django.test import Client
from tests.factories.members import partnership
from tests.factories.people import account
partnership()
client = Client()
client.force_login(account("office"), backend="allauth.account.auth_backends.AuthenticationBackend")
print(client.cookies["sessionid"].value)
"""


@dataclass(frozen=True)
class Served:
    address: str
    session: str
    command: dict[str, Any]  # what `entente import cordis --dry-run --json` says of the same files


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    files = shared("cordis/h2020_2014_2015")
    with installation(tmp_path, on_postgresql=False) as here:
        here.entente("vocabulary", "load")
        told = json.loads(here.entente("import", "cordis", str(files), "--dry-run", "--json").stdout)
        session = here.python(OFFICE).strip()
        port = _free_port()
        server = _server(here, port)
        try:
            _wait(f"http://127.0.0.1:{port}")
            yield Served(f"http://127.0.0.1:{port}", session, told)
        finally:
            server.terminate()
            server.wait(30)


def _server(here: Installation, port: int) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, **here.environment, "ENTENTE_URL": f"http://127.0.0.1:{port}"}
    environment.pop("ENTENTE_STATIC_STORAGE", None)
    command = [str(Path(sys.executable).with_name("entente")), "serve", "--port", str(port), "--workers", "1"]
    return subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)


def test_the_page_tells_what_the_command_tells(served: Served, browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(base_url=served.address, accept_downloads=True)
    context.add_cookies([{"name": "sessionid", "value": served.session, "url": served.address}])
    page = context.new_page()

    _bring(page, _archive(tmp_path / "cordis.zip"))
    _ends(page, "Done")
    assert "Nothing has been written." in page.inner_text("main")
    assert _figures(page) == _expected(served.command)

    page.get_by_role("button", name="Import these files").click()
    address = _stopped_half_way(page)
    page.close()

    page = context.new_page()
    page.goto(address)
    assert "Stopped" in page.inner_text(".far")
    page.get_by_role("button", name="Go on").click()
    _ends(page, "Done")
    assert _figures(page) == _expected(served.command)
    assert _report(page) == _left_out(served.command)
    _knows_the_projects(page, context)


def _archive(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in ("project.csv", "organization.csv"):
            packed.write(shared(f"cordis/h2020_2014_2015/{name}"), f"csv/{name}")
    return path


def _bring(page: Page, archive: Path) -> None:
    page.goto("/projects/")
    page.get_by_role("link", name="Import from CORDIS").click()
    page.get_by_label("project.csv, or a ZIP archive that holds it").set_input_files(archive)
    page.get_by_role("button", name="Begin the dry run").click()


def _ends(page: Page, word: str) -> None:
    page.locator(".far .state", has_text=word).wait_for(timeout=PATIENCE)
    page.reload()


def _stopped_half_way(page: Page) -> str:
    page.wait_for_function("() => { const bar = document.querySelector('.far progress'); return bar && bar.value > 0; }", timeout=PATIENCE)
    page.get_by_role("button", name="Stop").click()
    _ends(page, "Stopped")
    done, total = (page.locator(".far progress").get_attribute(name) for name in ("value", "max"))
    assert 0 < int(done or 0) < int(total or 0) == 39_442
    return page.url


def _figures(page: Page) -> list[list[int]]:
    """Rows of the table: in the files, new, changed, here already."""
    rows = page.locator("section[aria-labelledby=figures] tbody tr").all()
    return [[int(cell.replace(",", "")) for cell in row.locator("td").all_inner_texts()] for row in rows]


def _expected(said: dict[str, Any]) -> list[list[int]]:
    by_noun = said["by_noun"]
    return [[said[noun], *(by_noun[noun][outcome] for outcome in ("created", "changed", "unchanged"))] for noun in by_noun]


def _report(page: Page) -> list[list[str]]:
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download the whole report (CSV)").click()
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    return sorted(list(csv.reader(io.StringIO(text)))[1:])


def _left_out(said: dict[str, Any]) -> list[list[str]]:
    with Path(said["report"]).open(encoding="utf-8", newline="") as file:
        return sorted(list(csv.reader(file))[1:])


def _knows_the_projects(page: Page, context: BrowserContext) -> None:
    page.goto("/projects/")
    assert "7,572 projects on public record" in page.inner_text("#answer")
    context.close()
