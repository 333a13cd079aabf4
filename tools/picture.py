"""Make the README's picture from the running demonstration: `make run` in one terminal, `.venv/bin/python tools/picture.py` in another."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURE = Path(__file__).parents[1] / "docs" / "overview.png"


def main(address: str = os.environ.get("ENTENTE_URL", "http://127.0.0.1:8000/")) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1180, "height": 940})
        page.goto(address)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
