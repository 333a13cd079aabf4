"""`python -m entente.documents.reading KIND PATH`: what the file says, as JSON. Limits itself before it opens anything."""

import json
import logging
import resource
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from entente.documents.reading.found import Found

MEMORY = 1536 * 1024 * 1024
SECONDS = 25


def main(kind: str, path: str) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    logging.disable()
    warnings.simplefilter("ignore")
    with Path(path).open("rb") as file:
        found = reader(kind)(file)
    sys.stdout.write(json.dumps({"text": found.text, "unread": found.unread, "left_out": dict(found.left_out)}))


def reader(kind: str) -> Callable[[BinaryIO], Found]:
    """Only what is needed is loaded."""
    if kind == "pdf":
        from entente.documents.reading import pdf

        return pdf.read
    from entente.documents.reading import word

    return word.read


if __name__ == "__main__":
    main(*sys.argv[1:])
