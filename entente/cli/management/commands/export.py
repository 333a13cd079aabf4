import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from entente.certification.exports import component, oscal
from entente.certification.models import Catalogue, MappingSet
from entente.certification.queries.catalogues import catalogue_named
from entente.cli import advisories
from entente.cli.base import Command as OurCommand
from entente.cli.base import Refused


class Command(OurCommand):
    help = "Write what is here in a format that others read: catalogues and mappings as OSCAL 1.2, advisories as CSAF 2.0 or STIX 2.1."

    def arguments(self, parser: CommandParser) -> None:
        formats = parser.add_subparsers(dest="format", required=True, metavar="FORMAT")
        of_oscal = formats.add_parser("oscal", help="a catalogue, its profile, or a mapping set as OSCAL 1.2")
        chosen = of_oscal.add_mutually_exclusive_group(required=True)
        chosen.add_argument("--catalogue", metavar="CATALOGUE", help="a URN, a short name or a reference")
        chosen.add_argument("--profile", metavar="CATALOGUE", help="the profile that a catalogue was resolved from")
        chosen.add_argument("--component", metavar="CATALOGUE", help="the component-definition that a catalogue came as")
        chosen.add_argument("--mapping", metavar="SET", help="the number of a mapping set, or its URN")
        of_oscal.add_argument("--output", type=Path, metavar="FILE", help="where to write it (default: standard output)")
        of_oscal.add_argument("--json", action="store_true", default=False, help="print one JSON object about what was written")
        advisories.arguments(formats.add_parser("advisories", help="advisories as CSAF 2.0 documents or one STIX 2.1 bundle"))

    def work(self, **options: Any) -> dict[str, Any]:
        if options["format"] == "advisories":
            return self._advisories(options)
        body = _body(options)
        text = json.dumps(body, ensure_ascii=False, indent=2) + "\n"
        if options["output"] is None:
            self.stdout.write(text, ending="")
            return {}
        try:
            options["output"].write_text(text, encoding="utf-8")
        except OSError as why:
            raise Refused(_("%(file)s cannot be written: %(why)s.") % {"file": options["output"], "why": why.strerror}) from why
        return {"kind": next(iter(body)), "file": str(options["output"]), "bytes": len(text.encode())}

    def _advisories(self, options: dict[str, Any]) -> dict[str, Any]:
        """Without --output the documents themselves; with --json and without --output they stand in the object."""
        said, documents = advisories.exported(options)
        if options["output"] is not None:
            return advisories.written(options, said, documents)
        held = [document for _name, document in documents]
        if options["json"]:
            return said | {"documents": held}
        self.stdout.write(advisories.text_of(held[0] if options["layout"] == "stix" else held), ending="")
        return {}

    def handle(self, *args: Any, **options: Any) -> str | None:
        """Without --output, the document is all there is on standard output."""
        if options.get("format") == "advisories" and options.get("json"):
            return super().handle(*args, **options)
        return None if options.get("output") is None and not self.work(**options) else super().handle(*args, **options)


FORMS: dict[str, Callable[[Catalogue], dict[str, Any] | None]] = {
    "catalogue": oscal.catalog,
    "profile": oscal.profile,
    "component": component.as_it_came,
}


def _body(options: dict[str, Any]) -> dict[str, Any]:
    if name := options["mapping"]:
        found = (
            MappingSet.objects.filter(pk=int(name))
            if name.isascii() and name.isdecimal() and len(name) < 15
            else MappingSet.objects.filter(urn=name)
        )
        mapping_set = found.select_related("source", "target").order_by("-pk").first()
        if mapping_set is None:
            raise Refused(_("There is no mapping set %(name)s.") % {"name": name})
        return oscal.mapping_collection(mapping_set)
    name = options["catalogue"] or options["profile"] or options["component"]
    catalogue = catalogue_named(name)
    if catalogue is None:
        raise Refused(_("No catalogue is called %(name)s.") % {"name": name})
    form = next(kind for kind in FORMS if options[kind])
    body = FORMS[form](catalogue)
    if body is None:
        said = {"name": name, "form": form}
        raise Refused(_("%(name)s did not come as a %(form)s, or its texts may not be shown.") % said)
    return body
