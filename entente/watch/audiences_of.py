"""To whom an advisory is given, as one word: only those with the same word are told as one."""

import hashlib
import json

from entente.documents.home import Recipients
from entente.engine.marking import Marking


def audience(marking: Marking, given: Recipients) -> str:
    """AMBER and AMBER+STRICT to the same recipients are one audience: of the two the stricter marking is kept."""
    if marking in (Marking.CLEAR, Marking.GREEN):
        return str(marking.value)
    digest = hashlib.sha256(json.dumps(given.stored, sort_keys=True).encode()).hexdigest()[:32]
    return f"{'red' if marking is Marking.RED else 'named'}:{digest}"
