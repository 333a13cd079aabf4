import json
from typing import Any

from entente.cli.base import Command as Base
from entente.record.signing import signed_head


class Command(Base):
    help = "Print the record's signed head. Keep it somewhere else: verify-record --head shows truncation and rewriting since."

    def work(self, **options: Any) -> dict[str, Any]:
        return signed_head()

    def told(self, result: dict[str, Any]) -> str:
        return json.dumps(result, indent=2)
