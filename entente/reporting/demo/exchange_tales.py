"""What is shared and sought in the demonstration; all of it invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tale:
    """A practice of the story: `at_work` in sectors since a year, `could` be in others."""

    title: str
    problem: str
    how: str
    result: str
    at_work: tuple[tuple[str, str, int], ...]
    could: tuple[str, ...]
    expertise: tuple[str, ...]
    kind: str = "practice"
    marking: str = "CLEAR"
    readiness: int | None = 9
    cost: tuple[int, int] | None = None


TALES = (
    Tale(
        "Segments for infusion pumps",
        "Medical devices cannot be patched for years, and malware walks from one to the next.",
        "Devices stand in segments by risk; gateways let through only traffic that was agreed with the maker.",
        "Two outbreaks ended in one segment each.",
        (("demand-health", "Three hospitals of a region", 2023),),
        ("demand-transport", "demand-energy"),
        ("D09.01",),
        cost=(40_000, 120_000),
    ),
    Tale(
        "A ward on paper",
        "When systems are down, nobody remembers how to work without them.",
        "Once a year staff practise a day without the patient record: forms, runners, priorities.",
        "The last real outage was handled in an hour instead of a day.",
        (("demand-health", "A university hospital", 2022),),
        ("demand-transport", "demand-finance"),
        ("D10.10",),
        "procedure",
    ),
    Tale(
        "Sign-in of suppliers by wallet",
        "Maintenance firms share passwords, and nobody knows who was in the plant.",
        "Suppliers prove who they are and that they were trained before remote access opens.",
        "Shared accounts are gone.",
        (("demand-energy", "A regional grid", 2024),),
        ("demand-health", "demand-industry-4.0", "demand-transport"),
        ("D06.01",),
        "solution",
        readiness=7,
        cost=(90_000, 200_000),
    ),
    Tale(
        "Indicators within an hour",
        "Warnings of attacks reach others days late.",
        "Banks of a region exchange indicators of attacks by machine within one hour.",
        "Half of the campaigns are blocked before they arrive.",
        (("demand-finance", "Nine banks", 2021),),
        ("demand-health", "demand-energy", "demand-transport"),
        ("D07.01",),
        marking="GREEN",
    ),
    Tale(
        "Clauses for buying software",
        "Nobody can say what is inside bought software, and who mends it.",
        "Clauses on updates, a bill of materials and disclosure go into every tender.",
        "Four of five bidders accept them.",
        (("demand-e-government", "Twelve municipalities", 2023),),
        ("demand-health", "demand-energy", "demand-finance"),
        ("D08.03",),
        "procedure",
    ),
    Tale(
        "Signed updates for street lamps",
        "Controllers in the field are updated by hand or never.",
        "Controllers fetch signed updates at night and go back if one fails.",
        "All lamps run the same release within a week.",
        (("demand-smart-cities", "A city of 200,000", 2024),),
        ("demand-transport", "demand-energy"),
        ("D12.01",),
        "solution",
        readiness=8,
    ),
    Tale(
        "Red team led by threat intelligence",
        "Tests show what testers know, not what attackers do.",
        "Ways of real attackers are tried against live systems under rules agreed with the supervisor.",
        "Each exercise closed a way that nobody had thought of.",
        (("demand-finance", "Two payment houses", 2020),),
        ("demand-energy",),
        ("D10.04",),
        marking="AMBER",
    ),
)
NEEDS = (  # title, problem, sector, expertise, named
    (
        "Controllers on trains that cannot be patched",
        "Old controllers stay for decades without updates; malware must not spread from one to the next.",
        "demand-transport",
        ("D09.01",),
        True,
    ),
    ("Hearing of attacks on other hospitals in time", "Indicators and warnings reach us late.", "demand-health", ("D07.01",), False),
    (
        "Updates for ticket machines",
        "Machines in the field need signed updates that can be taken back.",
        "demand-transport",
        ("D12.01",),
        True,
    ),
)
