"""CISA's catalogue of known exploited vulnerabilities, as its CSV of eleven columns. Public domain: everything in it is TLP:CLEAR."""

import csv
import io
import re

from entente.engine.advisories.draft import NAME, TEXT, TITLE, Affected, Draft, LeftOut, Taken, Unfit, Unreadable, cve_of, told
from entente.engine.advisories.parts import day, line, links, text
from entente.engine.marking import Marking

NEEDED = ("cveID", "vendorProject", "product", "vulnerabilityName", "dateAdded", "shortDescription")
PUBLISHER = "CISA, Known Exploited Vulnerabilities"
MOST_ROWS = 50_000


def is_kev(content: str) -> bool:
    return content.lstrip("\ufeff \r\n").startswith("cveID,")


def read(content: str) -> Taken:
    rows = csv.reader(io.StringIO(content.lstrip("\ufeff")), strict=False)
    drafts: list[Draft] = []
    left: list[LeftOut] = []
    try:
        header = next(rows, [])
        if missing := [name for name in NEEDED if name not in header]:
            raise Unreadable(f"This is not CISA's catalogue: its header does not name {', '.join(missing)}.")
        for cells in rows:
            if not any(cell.strip() for cell in cells):
                continue
            if len(drafts) + len(left) >= MOST_ROWS:
                raise Unreadable(f"The file has more than {MOST_ROWS:,} rows; split it.")
            row = dict(zip(header, cells, strict=False))
            try:
                drafts.append(_draft(row))
            except Unfit as why:
                left.append(LeftOut(f"line {rows.line_num}", line(row.get("cveID", ""), 40), str(why)))
    except csv.Error as why:
        raise Unreadable(f"Line {rows.line_num} of the file is no CSV: {why}.") from None
    return told(drafts, left)


def _draft(row: dict[str, str]) -> Draft:
    cve, added = cve_of(row.get("cveID")), day(row.get("dateAdded"))
    if not cve:
        raise Unfit("the column cveID holds no CVE")
    if added is None:
        raise Unfit("the column dateAdded holds no day, written as 2026-05-31")
    title = line(row.get("vulnerabilityName"), TITLE) or cve
    advice = [text(row.get("requiredAction"), TEXT // 2)]
    if due := day(row.get("dueDate")):
        advice.append(f"US federal agencies had to act by {due.isoformat()}.")
    summary = [text(row.get("shortDescription"), TEXT // 2)]
    if line(row.get("knownRansomwareCampaignUse"), 20) == "Known":
        summary.append("Known to be used in ransomware campaigns.")
    vendor, product = line(row.get("vendorProject"), NAME), line(row.get("product"), NAME)
    return Draft(
        "kev",
        cve,
        title,
        cve,
        "\n\n".join(filter(None, summary)),
        "\n\n".join(filter(None, advice)),
        Marking.CLEAR,
        affected=(Affected(vendor, product),) if product else (),
        links=links(re.split(r"[\s;]+", row.get("notes") or "")),
        published_on=added,
        exploited_on=added,
        publisher=PUBLISHER,
    )
