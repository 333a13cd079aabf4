"""A small exchange, labelled by hand before anything was measured: which practices help with which need.

A practice helps when it solves the need's problem or a part of it and who needs it may use it: what a hard constraint shuts out does not.
Organisations and texts are invented. `FITS` holds, for each need, the keys of what helps.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class P:
    key: str
    title: str
    text: str
    deployed: str = ""
    could: str = ""
    expertise: str = ""
    country: str = "FR"


@dataclass(frozen=True)
class N:
    key: str
    title: str
    text: str
    sector: str
    expertise: str = ""
    countries: tuple[str, ...] = ()


PRACTICES = [
    P(
        "pumps",
        "Segments for infusion pumps",
        "Medical devices that cannot be patched stand in segments behind gateways which let through only agreed traffic.",
        "health",
        "transport energy",
        "D09.01",
    ),
    P(
        "scanner",
        "A quiet inventory of scanners",
        "Passive listening on the network finds every device, its firmware and its neighbours without touching it.",
        "health",
        "industry-4.0 transport",
        "D09.03",
    ),
    P(
        "diode",
        "One-way data from substations",
        "A data diode sends measurements out of the control network; nothing comes back in.",
        "energy",
        "transport health",
        "D09.13",
    ),
    P(
        "relay",
        "Signed settings for protection relays",
        "Every change of settings is signed by two engineers and checked before it is loaded.",
        "energy",
        "",
        "D12.01",
    ),
    P(
        "train",
        "Firewalls between train and shore",
        "The radio link of a train ends in a gateway that passes only known commands.",
        "transport",
        "",
        "D09.01",
    ),
    P(
        "port",
        "Drill of a port without computers",
        "Once a year cranes and customs work on paper for six hours; the plan is mended after.",
        "transport",
        "health energy",
        "D10.10",
    ),
    P(
        "ward",
        "The ward on paper",
        "Hospital staff practise a day without the patient record: forms, runners, priorities.",
        "health",
        "transport finance",
        "D10.10",
    ),
    P(
        "bank",
        "Red team led by threat intelligence",
        "Real attackers' ways are tried against live banking systems under rules agreed with the supervisor.",
        "finance",
        "energy telecom-media",
        "D10.04",
    ),
    P(
        "teller",
        "Phishing drills with tellers",
        "Short simulated phishing mails each month; who clicks sees at once what gave it away.",
        "finance",
        "health e-government",
        "D05.03",
    ),
    P(
        "nurse",
        "Two minutes before the shift",
        "A spoken reminder about passwords and strange mails at the beginning of each shift.",
        "health",
        "",
        "D05.05",
    ),
    P(
        "game",
        "A board game on ransom",
        "Managers play a ransomware attack as a board game and decide under time pressure.",
        "e-government",
        "finance health",
        "D05.17",
    ),
    P(
        "badge",
        "Badges instead of passwords",
        "Staff sign in to shared workstations by a badge and a PIN within two seconds.",
        "health",
        "industry-4.0 transport",
        "D06.02",
    ),
    P(
        "wallet",
        "Sign-in of suppliers by wallet",
        "Maintenance firms prove who they are and that they were trained, before remote access opens.",
        "energy",
        "transport health industry-4.0",
        "D06.01",
    ),
    P(
        "vendor",
        "Remote maintenance through a lock",
        "Vendors connect through a supervised jump host; sessions are recorded and end by themselves.",
        "industry-4.0",
        "health energy transport",
        "D09.13",
    ),
    P(
        "clause",
        "Clauses for buying software",
        "Contract clauses on updates, a bill of materials and disclosure of vulnerabilities for tenders.",
        "e-government",
        "health energy transport finance",
        "D08.03",
    ),
    P(
        "sbom",
        "Bill of materials at goods receipt",
        "Each delivered software is compared with its bill of materials; known holes are shown before it is installed.",
        "finance",
        "energy health",
        "D12.01",
    ),
    P(
        "share",
        "Indicators within an hour",
        "Banks of a region exchange indicators of attacks by machine within one hour.",
        "finance",
        "energy transport health",
        "D07.01",
    ),
    P(
        "siren",
        "One telephone chain for grid incidents",
        "Operators of a grid reach each other within ten minutes over a chain that needs no network.",
        "energy",
        "",
        "D07.01",
    ),
    P(
        "log",
        "Logs that a small team can read",
        "A rented service reads the logs of ten municipalities and wakes one of them only for what matters.",
        "e-government",
        "health transport",
        "D07.02",
    ),
    P(
        "backup",
        "Backups that nobody can delete",
        "Copies are kept for thirty days on storage that refuses to delete them, and are restored each quarter.",
        "e-government",
        "health finance",
        "D10.10",
    ),
    P(
        "crypto",
        "An inventory of cryptography",
        "All certificates, keys and algorithms of a bank are listed with what has to move to post-quantum methods first.",
        "finance",
        "telecom-media e-government",
        "D02.13",
    ),
    P(
        "sat",
        "Keys for a satellite link",
        "Keys are changed over the air every day; an old one is worth nothing to a thief.",
        "telecom-media",
        "",
        "D02.06",
    ),
    P(
        "pseudo",
        "Pseudonyms for research on patients",
        "Records are linked by pseudonyms that a trustee makes; researchers never see a name.",
        "health",
        "finance",
        "D03.03",
    ),
    P(
        "fraud",
        "Learning about fraud without sharing accounts",
        "Banks train a model together; encrypted shares leave each bank, never an account.",
        "finance",
        "health",
        "D02.07",
    ),
    P(
        "gauge",
        "Ten figures for the board",
        "A page of ten figures tells the board each month how security stands and what it costs.",
        "finance",
        "health energy",
        "D11.01",
    ),
    P(
        "cascade",
        "A map of what depends on what",
        "Water, power and hospitals of a region draw which of them fails after which, and exercise it.",
        "smart-cities",
        "energy health transport",
        "D10.02",
    ),
    P(
        "lamp",
        "Street lamps that update themselves",
        "Controllers of street lamps fetch signed updates at night and go back if one fails.",
        "smart-cities",
        "transport",
        "D12.01",
        "DE",
    ),
    P(
        "meter",
        "Signed updates for meters",
        "Smart meters take only signed firmware and report which one runs.",
        "energy",
        "smart-cities transport",
        "D12.01",
        "DE",
    ),
]
NEEDS = [
    N(
        "rail",
        "Controllers on trains that cannot be patched",
        "Old controllers stay in service for decades without updates; malware must not spread from one to the next.",
        "transport",
        "D09.01",
    ),
    N(
        "inventory",
        "We do not know which devices are on our network",
        "A complete list of devices and firmware, without disturbing the plant.",
        "industry-4.0",
        "D09.03",
    ),
    N("paper", "Working when all systems are down", "Staff should practise a day without computers after an attack.", "finance", "D10.10"),
    N(
        "mails",
        "Staff fall for phishing mails",
        "Clerks click on links in strange mails; training once a year does not help.",
        "e-government",
        "D05.03",
    ),
    N(
        "remote",
        "Vendors' remote access to signalling",
        "Maintenance firms connect to our control network from anywhere; we want to supervise and end sessions.",
        "transport",
        "D09.13",
    ),
    N(
        "tender",
        "Security in tenders for medical software",
        "We buy software without knowing what is inside and need contract clauses and a bill of materials.",
        "health",
        "D08.03",
    ),
    N("warn", "Hearing of attacks on other hospitals in time", "Indicators and warnings reach us days late.", "health", "D07.01"),
    N(
        "update",
        "Updates over the air for ticket machines",
        "Machines in the field need signed firmware updates that can be rolled back; the supplier has to sit in Germany.",
        "transport",
        "D12.01",
        ("DE",),
    ),
    N(
        "quantum",
        "Which of our algorithms have to be replaced",
        "A list of keys, certificates and algorithms before post-quantum migration.",
        "telecom-media",
        "D02.13",
    ),
    N(
        "patients",
        "Research on records of several hospitals",
        "Hospitals want to learn from their records together without giving them away.",
        "health",
        "D03.03",
    ),
]
FITS = {
    "rail": {"pumps", "train", "diode"},
    "inventory": {"scanner"},
    "paper": {"ward", "port", "backup", "game"},
    "mails": {"teller", "nurse", "game"},
    "remote": {"vendor", "wallet", "train"},
    "tender": {"clause", "sbom"},
    "warn": {"share", "siren"},
    "update": {"lamp", "meter"},
    "quantum": {"crypto"},
    "patients": {"pseudo", "fraud"},
}
