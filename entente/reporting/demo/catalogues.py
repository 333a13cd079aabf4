"""Small fictional catalogues, a mapping between them and a candidate in consultation, so that coverage can be asked for at once."""

from datetime import date, datetime

from entente.certification.actions.catalogues import describe_catalogue
from entente.certification.actions.consultations import CommentSaid, comment
from entente.certification.actions.editions import work_out
from entente.certification.catalogue_choices import CatalogueState, Proposal, RelationKind
from entente.certification.imports.catalogue_facts import CatalogueFacts, Facts, RequirementFacts, RowFacts, SetFacts
from entente.certification.imports.catalogue_run import import_catalogues
from entente.certification.models import Catalogue, Requirement
from entente.members.models import Organisation
from entente.people.models import Person

URN = "urn:entente:fictional"
BASE = {
    "A": "Who decides",
    "A/A.1": "Somebody answers for security",
    "A/A.2": "Rules are written down and reviewed every year",
    "A/A.3": "Suppliers are asked the same as oneself",
    "B": "What is running",
    "B/B.1": "Every device is known, with its owner",
    "B/B.2": "Updates are installed within a month",
    "B/B.3": "Backups are kept apart, and tried out",
    "C": "When it goes wrong",
    "C/C.1": "Incidents are noticed within a day",
    "C/C.2": "Who must be told is told in time",
    "C/C.3": "Work goes on by hand",
}
PORTS = {
    "1": "Organisation",
    "1/1.1": "A named person answers for the security of the port",
    "1/1.2": "Rules are reviewed after every change of the quays",
    "1/1.3": "Pilots and tugs keep to the same rules",
    "2": "Cranes and locks",
    "2/2.1": "Every crane, lock and sensor is in the register",
    "2/2.2": "Updates are tried on a spare crane first",
    "2/2.3": "Cranes stop safely when the network is lost",
    "3": "Recovery",
    "3/3.1": "Ships are told within an hour",
    "3/3.2": "Loading goes on by hand for three days",
    "3/3.3": "The harbour master rehearses once a year",
}
ROWS = (
    ("A.1", "superset", "1.1", "Whoever has an accountable person has one for the port."),
    ("A.2", "intersects", "1.2", "Both ask for reviews; the occasions differ."),
    ("A.3", "superset", "1.3", "Pilots and tugs are suppliers."),
    ("B.1", "superset", "2.1", ""),
    ("B.2", "intersects", "2.2", "Both speak of updates; the spare crane is new."),
    ("C.2", "intersects", "3.1", "Telling in time, but not within an hour."),
    ("C.3", "superset", "3.2", ""),
    ("C.1", "not_related", "3.3", ""),
)


def add_all(organisation: Organisation, person: Person, by: Person, *, at: datetime) -> None:
    catalogues = {
        f"{URN}:{name}": _catalogue(name, reference, title, said)
        for name, reference, title, said in (
            ("baseline", "Fictional baseline", "Fictional: what every service owes", BASE),
            ("ports", "Fictional port criteria", "Fictional: criteria of secure ports, second draft", PORTS),
        )
    }
    mapping = SetFacts(f"{URN}:map:baseline:ports", "Fictional baseline → port criteria", f"{URN}:baseline", f"{URN}:ports", "1")
    mapping.rows += [
        RowFacts(f"{URN}:baseline:{one}", f"{URN}:ports:{other}", relation, why, line=line)
        for line, (one, relation, other, why) in enumerate(ROWS, start=1)
    ]
    import_catalogues(Facts("demonstration", "0" * 64, catalogues, [mapping]), by=by, at=at, with_texts=True)
    work_out(at=at)
    _consult(organisation, person, by, at)


def _catalogue(name: str, reference: str, title: str, said: dict[str, str]) -> CatalogueFacts:
    found = CatalogueFacts(f"{URN}:{name}", reference, title, "Demonstration", "en", "1", "Fictional, free to show", is_exhausted=False)
    for place, words in said.items():
        above, _slash, own = place.rpartition("/")
        found.requirements.append(
            RequirementFacts(
                f"{URN}:{name}:{own}",
                own,
                f"{URN}:{name}:{above}" if above else "",
                2 if above else 1,
                is_assessable=bool(above),
                title=words,
                effort_low=2 if above else None,
                effort_high=8 if above else None,
            )
        )
    return found


def _consult(organisation: Organisation, person: Person, by: Person, at: datetime) -> None:
    candidate = Catalogue.objects.get(urn=f"{URN}:ports")
    describe_catalogue(
        candidate,
        licence=candidate.licence,
        state=CatalogueState.CONSULTATION,
        consulted_until=date(2027, 2, 26),
        is_exhausted=False,
        by=by,
        at=at,
    )
    rehearsed = Requirement.objects.select_related("catalogue").get(urn=f"{URN}:ports:2.2")
    other = Requirement.objects.select_related("catalogue").get(urn=f"{URN}:baseline:B.2")
    words = "Nobody keeps a spare crane. Ask for what the baseline asks for."
    comment(rehearsed, CommentSaid(words, Proposal.ALIGN, other, RelationKind.EQUAL), organisation=organisation, by=person, at=at)
