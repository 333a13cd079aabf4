"""Names nobody bears: an invented root and the kind's word in the country's language."""

from random import Random

ROOTS = (
    "Aurelia Danubis Fjordvakt Baltaris Celvena Dravona Elbrand Falkoria Galvanta Helvora Istrelle Jorvane Kaldera Lumivar "
    "Marenta Nordelle Orvela Pelagis Quentara Rivanto Solvine Tarvessa Umbriel Valdoria Wendara Xanthelle Ysolda Zephirin "
    "Arvento Brisalda Corvanta Delvira Estrevo Fenwara Gorvale Hestria Ilvana Junavo Kestrava Lorvente Mirador Novessa "
    "Ostrava-Lind Pravelle Quorvo Rastelle Silvanta Tormelle Ulvara Ventoria Wolvena Ardesio Belmorra Cirrova Dorvelle "
    "Ebrusta Ferrovale Gliserra Harvela Isenvar"
).split()
ENDINGS = {
    "large_company": {
        "FR": "Sécurité",
        "DE": "Technik AG",
        "IT": "Sistemi S.p.A.",
        "ES": "Sistemas",
        "PL": "Systemy",
        "SE": "Säkerhet AB",
        "NL": "Techniek",
        "": "Systems",
    },
    "sme": {
        "FR": "Confiance",
        "DE": "Schutz GmbH",
        "IT": "Fiducia",
        "ES": "Confianza",
        "PL": "Zaufanie",
        "CZ": "Důvěra",
        "RO": "Încredere",
        "": "Trust",
    },
    "research_centre": {
        "FR": "Institut de recherche",
        "DE": "Forschungszentrum",
        "IT": "Centro ricerche",
        "ES": "Centro tecnológico",
        "EL": "Ερευνητικό Κέντρο",
        "": "Research Centre",
    },
    "university": {
        "FR": "Université",
        "DE": "Universität",
        "IT": "Università",
        "ES": "Universidad",
        "PL": "Uniwersytet",
        "CZ": "Univerzita",
        "GR": "Panepistimio",
        "": "University",
    },
    "association": {"FR": "Alliance numérique", "DE": "Verband", "IT": "Associazione", "ES": "Asociación", "": "Alliance"},
    "national_authority": {"FR": "Agence nationale", "DE": "Bundesstelle", "IT": "Agenzia", "ES": "Agencia", "": "National Agency"},
    "regional_authority": {"FR": "Région", "DE": "Landesamt", "IT": "Regione", "ES": "Gobierno regional", "": "Regional Office"},
    "local_authority": {"FR": "Métropole", "DE": "Stadt", "IT": "Comune", "ES": "Ayuntamiento", "": "City"},
    "operator": {"FR": "Réseaux", "DE": "Netze", "IT": "Reti", "ES": "Redes", "": "Networks"},
    "end_user": {"FR": "Santé", "DE": "Kliniken", "IT": "Banca", "ES": "Puertos", "": "Health"},
    "cluster": {"FR": "Pôle cyber", "DE": "Cyber-Cluster", "IT": "Distretto cyber", "ES": "Clúster ciber", "": "Cyber Cluster"},
}
FIRST = (
    "Ada Bruno Clara Dario Elin Filip Greta Henri Ines Jonas Klara Luca Maren Nils Olga Pavel Rosa Stefan Tea Ugo Vera Wim "
    "Ylva Zoe Alma Boris Carmen Dunja Emil Freya"
).split()
LAST = (
    "Almvik Bertrand Castell Dvorsky Eriksen Fontane Grimaud Hollander Ivanek Jansson Kowal Lindqvist Moreau Novak Olsen "
    "Petrou Quist Rossi Silva Tamm Urban Vidal Weiss Zeller"
).split()


def organisation(random: Random, kind: str, country: str, taken: set[str]) -> str:
    """A name not yet taken."""
    endings = ENDINGS[kind]
    ending = endings.get(country, endings[""])
    before = kind in {"university", "local_authority", "regional_authority"} and country in {"FR", "IT", "ES", "DE", "PL"}
    while True:
        root = random.choice(ROOTS)
        name = f"{ending} {root}" if before else f"{root} {ending}"
        if name not in taken:
            taken.add(name)
            return name


def person(random: Random, taken: set[str]) -> str:
    while True:
        name = f"{random.choice(FIRST)} {random.choice(LAST)}"
        if name not in taken or len(taken) >= len(FIRST) * len(LAST) - 5:
            taken.add(name)
            return name
