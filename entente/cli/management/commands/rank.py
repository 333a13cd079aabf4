from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from entente.cli.base import Command as OurCommand
from entente.cli.base import Refused


class Command(OurCommand):
    help = "Rank topics from comparisons (Bradley and Terry), each rank with the band it lies in with 95 %."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", type=Path, metavar="COMPARISONS.csv", help="columns respondent, organisation, category, preferred, other"
        )
        parser.add_argument(
            "--by", choices=["organisation", "respondent"], default="respondent", help="what is drawn anew (default %(default)s)"
        )
        parser.add_argument("--replicates", type=int, default=1000, metavar="N", help="(default %(default)s)")
        parser.add_argument("--seed", type=int, default=0, help="of the draws; the same seed gives the same bands (default 0)")
        parser.add_argument("--balanced", action="store_true", help="let every category say as much as every other")

    def work(self, **options: Any) -> dict[str, Any]:
        from entente.engine.ranking import Malformed, counted, islands, ranking, read

        if not 0 <= options["replicates"] <= 100_000 or options["seed"] < 0:
            raise Refused(_("Replicates are 0 to 100,000, and a seed is not below 0."))
        try:
            said = counted(read(_text(options["file"])), by_organisation=options["by"] == "organisation")
        except Malformed as problem:
            raise Refused(f"{options['file']}: {problem}") from problem
        if (parts := islands(said)) > 1:
            self.say(
                _("The topics fall into %(parts)s parts that nobody compared with each other: ranks between them say little.")
                % {"parts": parts}
            )
        rows = ranking(said, replicates=options["replicates"], seed=options["seed"], balanced=options["balanced"])
        return {"topics": list(map(asdict, rows))}

    def told(self, result: dict[str, Any]) -> str:
        width = max(len(row["topic"]) for row in result["topics"])
        heads = f"{_('rank'):>5}  {_('band'):>9}  {_('topic'):<{width}}  {_('score'):>8}"
        rows = [
            f"{row['rank']:>5}  {row['low']:>3} .. {row['high']:<3}  {row['topic']:<{width}}  {row['score']:>8.3f}"
            for row in result["topics"]
        ]
        return "\n".join([heads, *rows])


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as problem:
        raise Refused(_("%(path)s cannot be opened: %(why)s.") % {"path": path, "why": problem.strerror}) from problem
    except UnicodeDecodeError as problem:
        raise Refused(_("%(path)s is not in UTF-8; save it as CSV in UTF-8.") % {"path": path}) from problem
