"""Import call topics with deadlines from a CSV or JSON file of the Funding and Tenders Portal's facts."""

from collections.abc import Callable
from typing import Any

from django.core.management.base import CommandParser

from entente.agenda.imports import CALLS
from entente.cli.imports import topics


def arguments(parser: CommandParser) -> None:
    topics.arguments(parser)


def work(*, say: Callable[..., None], **options: Any) -> dict[str, Any]:
    return topics.imported(CALLS, **options)


def told(result: dict[str, Any]) -> str:
    return topics.told(result)
