"""`entente export advisories`: one CSAF document for each, or one STIX bundle of all, up to a marking."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.cli.base import Refused
from entente.engine.marking import Marking
from entente.watch import exports
from entente.watch.choices import AdvisoryState
from entente.watch.exports import CannotExport
from entente.watch.models import Advisory

UP_TO = [one.value for one in Marking if one is not Marking.RED]


def arguments(parser: CommandParser) -> None:
    parser.add_argument("--format", choices=exports.FORMATS, required=True, dest="layout")
    parser.add_argument(
        "--up-to", choices=UP_TO, default=Marking.CLEAR.value, help="the strictest marking that is exported (default: CLEAR)"
    )
    parser.add_argument("--output", type=Path, metavar="PATH", help="a folder for CSAF, a file for STIX (default: standard output)")
    parser.add_argument("--json", action="store_true", default=False, help="print one JSON object about what was exported")


def exported(options: Mapping[str, Any]) -> tuple[dict[str, Any], list[tuple[str, dict[str, Any]]]]:
    """What is told of it, and the documents by the names of their files."""
    allowed = UP_TO[: UP_TO.index(options["up_to"]) + 1]
    rows = Advisory.objects.filter(marking__in=allowed, state=AdvisoryState.PUBLISHED).order_by("pk")
    given = exports.outgoing(rows)
    refused: list[dict[str, str]] = []
    losses: dict[str, None] = {}
    documents: list[tuple[str, dict[str, Any]]] = []
    if options["layout"] == "stix":
        bundle = exports.as_stix(given, timezone.now())
        documents, losses = [("advisories.stix.json", bundle.document)], dict.fromkeys(bundle.losses)
        count = len(given)
    else:
        for one in given:
            try:
                made = exports.as_csaf(one)
            except CannotExport as why:
                refused.append({"advisory": one.number, "why": str(why)})
            else:
                documents.append((f"{one.number.lower()}.json", made.document))
                losses |= dict.fromkeys(made.losses)
        count = len(documents)
    return {"format": options["layout"], "advisories": count, "refused": refused, "losses": list(losses)}, documents


def written(options: Mapping[str, Any], told: dict[str, Any], documents: list[tuple[str, dict[str, Any]]]) -> dict[str, Any]:
    path: Path = options["output"]
    try:
        if options["layout"] == "stix":
            path.write_text(text_of(documents[0][1]), encoding="utf-8")
            return told | {"files": [str(path)]}
        path.mkdir(parents=True, exist_ok=True)
        for name, document in documents:
            (path / name).write_text(text_of(document), encoding="utf-8")
    except OSError as why:
        raise Refused(_("%(file)s cannot be written: %(why)s.") % {"file": path, "why": why.strerror}) from why
    return told | {"files": [str(path / name) for name, _document in documents]}


def text_of(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
