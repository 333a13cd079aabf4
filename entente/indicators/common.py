"""The four indicators that all contractual partnerships of Horizon 2020 had in common. Read on 28 November 2026.

Wording condensed from the page of the manufacturing partnership's association (effra.eu) and the Commission's call for experts of 2018;
units and formulas are ours. No value of any partnership comes with them.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_noop

CITED = "Common indicators of the contractual partnerships: effra.eu and the Commission’s 2018 call for experts; units and formulas ours"


@dataclass(frozen=True, slots=True)
class Common:
    """`formula` and `trap`: how it is counted, and what makes it look better than it is."""

    code: str
    name: str
    definition: str
    unit: str
    formula: str
    trap: str
    disaggregation: str


COMMON = (
    Common(
        "cppp-1-private-investment",
        gettext_noop("Mobilised private investment"),
        gettext_noop("How far industry is engaged, with what it actually spends on projects and beyond them."),
        "EUR",
        gettext_noop(
            "Sum over organisations and years of: own share in projects; what projects may not charge; follow-up research; demonstration; "
            "equipment and production; training; standardisation. Leverage is the accepted private amount per euro of EU contribution, "
            "paid and committed shown beside each other."
        ),
        gettext_noop("Who answers has more to tell; extrapolation; groups counted twice; forecasts taken for what was spent."),
        gettext_noop("kind of investment, organisation, year"),
    ),
    Common(
        "cppp-2-skills",
        gettext_noop("New skills and job profiles"),
        gettext_noop("Profiles created through activities, directly or indirectly; effects on jobs beyond projects are welcome."),
        gettext_noop("profiles"),
        gettext_noop(
            "Count of profiles, each mapped to a role of the European Cybersecurity Skills Framework; beside it curricula, people trained, "
            "and full-time posts created with the grade of their evidence."
        ),
        gettext_noop("One curriculum counted by each of five partners."),
        gettext_noop("role, country"),
    ),
    Common(
        "cppp-3-smes",
        gettext_noop("Impact on small and medium-sized enterprises"),
        gettext_noop("What the partnership does for small and medium-sized enterprises, in euros and in words, and with large industry."),
        gettext_noop("per cent of EU funds"),
        gettext_noop(
            "EU contribution to small and medium-sized participants divided by EU contribution to all. Beside it: how many take part, the "
            "median change of their turnover and headcount with the number behind it, and follow-on contracts in euros."
        ),
        gettext_noop("Only those that survived are asked."),
        gettext_noop("country, year"),
    ),
    Common(
        "cppp-4-innovations",
        gettext_noop("Significant innovations"),
        gettext_noop("Technological outputs of the partnership’s projects."),
        gettext_noop("innovations"),
        gettext_noop(
            "Count by type: product, service, process, standard, patent, open source; with readiness before and after, the sector of "
            "origin and the sectors that took it up."
        ),
        gettext_noop("“Significant” is said by who made it: a panel or criteria decide."),
        gettext_noop("type, sector"),
    ),
)
