"""A really served demonstration and a real Chromium. Where there is none, these tests say why they skip."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.scratch import Installation, installation

CHROMIUM = os.environ.get("ENTENTE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_itemcollected(item: pytest.Item) -> None:
    """They share one served demonstration, so one process runs them all; the marks must stand before xdist reads them."""
    if "tests/browser" in str(item.fspath):
        item.add_marker(pytest.mark.browser)
        item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("no chromium on this machine (apt-get install chromium, or set ENTENTE_CHROMIUM to one)")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop stays in this process, where tests of the database come after
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the demonstration is served."""
    with installation(tmp_path_factory.mktemp("demo"), on_postgresql=False) as served:
        served.entente("vocabulary", "load")
        served.entente("demo")
        with serving(served, ENTENTE_DEMO="1") as where:
            yield where


@contextmanager
def serving(installed: Installation, *, host: str = "127.0.0.1", **settings: str) -> Iterator[str]:
    """Where an installation is served meanwhile."""
    port = _free_port()
    where = f"http://{host}:{port}"
    environment = {**os.environ, **installed.environment, "ENTENTE_URL": where, **settings}
    environment.pop("ENTENTE_STATIC_STORAGE", None)
    command = [str(Path(sys.executable).with_name("entente")), "serve", "--port", str(port), "--workers", "1"]
    server = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}")
        yield where
    finally:
        server.terminate()
        server.wait(30)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A window of 1280 pixels; anything that the browser's console calls an error fails the test."""
    yield from _window(browser, address, 1280)


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    yield from _window(browser, address, 390)


def _window(browser: Browser, address: str, width: int) -> Iterator[Page]:
    context = browser.new_context(base_url=address, viewport={"width": width, "height": 900})
    page, wrong = context.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" and "status of 4" not in said.text else None)
    yield page
    context.close()
    assert wrong == []


def sign_in(page: Page, kind: str) -> None:
    """One click, as any kind of user."""
    page.goto("/people/demo/")
    page.locator(f"form[action$='/{kind}/'] button").click()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=2):  # noqa: S310 -- our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"nothing answers at {address}")
