"""Where the real open data lies that tests and benchmarks read; it is never copied into the project."""

import os
from pathlib import Path

import pytest

PLACES = (os.environ.get("ENTENTE_SHARED_DATA", ""), str(Path(__file__).parents[2] / "shared" / "data"))


def shared(name: str) -> Path:
    """The path of a shared data file; skips the calling test, saying why, where the data is absent."""
    for place in filter(None, PLACES):
        if (path := Path(place) / name).exists():
            return path
    pytest.skip(f"the open data file {name} is not beside the project (set ENTENTE_SHARED_DATA to its folder)")
