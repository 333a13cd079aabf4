"""The criteria that are shipped as a beginning, as their source states them; what it does not state is not known."""

import json
from datetime import date
from pathlib import Path

from entente.industry.actions import CriteriaFacts

FILE = Path(__file__).parent / "reference" / "made-in-europe.json"


def shipped_criteria() -> CriteriaFacts:
    said = json.loads(FILE.read_text(encoding="utf-8"))
    lines, seen = said.pop("text"), said.pop("source_on")
    return CriteriaFacts(**said, text="\n".join(lines), source_on=date.fromisoformat(seen) if seen else None)
