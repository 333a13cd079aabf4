"""Why a member has so many votes, or none."""

from entente.engine.rules import Phrase


class Why(Phrase):
    """The first part takes the vote away, the second gives votes, the third only informs."""

    STANDING = "none: on the record date it is %(standing)s, and the rule asks for %(needed)s"
    CLASS = "none: the class %(name)s has no vote under this rule"
    COUNTRY = "none: %(country)s is outside of the countries of this rule"
    DUES_OF = "none: dues of %(year)s unpaid"
    DUES = "none: dues unpaid"
    NO_VOICE = "none: nobody is named who speaks for it"
    GROUP_OTHER = "none: %(name)s votes for its corporate group"
    GROUP_SILENT = "none: its corporate group %(group)s has not named who votes for it"
    NO_FEE = "none: its fee is not stated, and the rule weighs by fee"
    NO_MEMBERS = "none: how many members it represents is not stated, and the rule weighs by them"
    WEIGHS_NOTHING = "none: under this rule its weight is 0"

    ONE = "one member, one vote"
    BY_CLASS = "%(votes)s for the class %(name)s"
    BAND = "%(votes)s for a fee of EUR %(fee)s (from EUR %(floor)s)"
    BELOW_BANDS = "%(votes)s for a fee of EUR %(fee)s, below the first band"
    MEMBERS = "%(votes)s for %(represents)s members it represents, one for every %(per)s"
    MEMBERS_AWAY = "%(votes)s for %(represents)s members it represents less %(attending)s that attend themselves, one for every %(per)s"
    AT_LEAST = "raised to the least of %(votes)s"
    AT_MOST = "held at the most of %(votes)s"
    GROUP_VOICE = "it votes for its corporate group %(group)s"

    DUES_NOT_COLLECTED = "whether its dues are paid is not collected, which takes no vote away"
