"""`entente market choose`."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from entente.cli.base import Refused

SMALL = {"cells": [6, 3, 2], "measures": [{"cost": 2, "opens": [0]}, {"cost": 2, "opens": [1]}, {"cost": 4, "opens": [1, 2]}]}


def chosen(tmp_path: Path, data: Any, *more: str) -> Any:
    (tmp_path / "instance.json").write_text(data if isinstance(data, str) else json.dumps(data))
    out = io.StringIO()
    call_command("market", "choose", str(tmp_path / "instance.json"), *more, stdout=out, stderr=io.StringIO())
    return json.loads(out.getvalue()) if "--json" in more else out.getvalue()


def test_the_answer_has_its_bound_and_its_gap(tmp_path):
    said = chosen(tmp_path, SMALL, "--budget", "4", "--json")

    assert {**said, "seconds": 0} == {"value": 9.0, "bound": 9.0, "gap": 0.0, "chosen": [0, 1], "cost": 4.0, "seconds": 0}
    assert "no choice can open more than 9" in chosen(tmp_path, SMALL, "--budget", "4")


@pytest.mark.parametrize(
    ("data", "budget", "said"),
    [("{", "4", "is not JSON"), ({"cells": [1]}, "4", '"measures"'), (SMALL, "-1", "0 or more"), (SMALL, "nan", "0 or more")],
)
def test_what_is_malformed_is_refused_and_nothing_is_printed(tmp_path, data, budget, said):
    with pytest.raises(Refused, match=said):
        chosen(tmp_path, data, f"--budget={budget}")


def test_an_exact_run_prints_the_answer_alone_on_standard_output(tmp_path):
    pytest.importorskip("highspy", reason="highspy is not installed: the exact answer is not tested")
    many = {
        "cells": list(range(60)),
        "measures": [{"cost": 1 + one % 7, "opens": [one, (one * 7) % 60, (one * 11) % 60]} for one in range(60)],
    }
    (tmp_path / "instance.json").write_text(json.dumps(many))
    command = [
        sys.executable,
        "manage.py",
        "market",
        "choose",
        str(tmp_path / "instance.json"),
        "--budget=40",
        "--exact",
        "--seconds=3",
        "--json",
    ]

    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2], check=True)

    assert json.loads(done.stdout)["value"] <= json.loads(done.stdout)["bound"]
    assert "roven" in done.stderr or "proof" in done.stderr or json.loads(done.stdout)["gap"] == 0
