from typing import Any

from django.utils import timezone

from entente.cli.base import Command as Base
from entente.cli.base import Refused
from entente.reporting.demo.load import CannotLoadDemo, load


class Command(Base):
    help = (
        "Load the demonstration partnership into an empty installation: openly fictional organisations, people and amounts in a real frame."
    )

    def work(self, **options: Any) -> dict[str, int]:
        try:
            return load(now=timezone.now())
        except CannotLoadDemo as refusal:
            raise Refused(str(refusal)) from refusal
