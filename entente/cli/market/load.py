"""Bring markets, acceptance, recognition and costs to this version's reference files; what the office entered stays as it is."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from entente.cli.base import Refused
from entente.market.actions import loading
from entente.market.actions.refusals import CannotLoad


def arguments(parser: CommandParser) -> None:
    """None."""


def work(*, say: Any, **options: Any) -> dict[str, Any]:
    try:
        return dict(loading.load(by=None, at=timezone.now()))
    except CannotLoad as refusal:
        raise Refused(str(refusal)) from refusal


def told(result: dict[str, Any]) -> str:
    lines = [f"{noun}: " + ", ".join(f"{count} {what}" for what, count in done.items()) for noun, done in result.items()]
    moved = sum(done["created"] + done["changed"] for done in result.values())
    return "\n".join([*lines, f"{moved} rows changed." if moved else "Nothing changed."])
