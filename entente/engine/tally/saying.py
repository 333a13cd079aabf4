"""What a count says."""

from entente.engine.rules import Phrase


class Counted(Phrase):
    VOTES = "%(votes_for)s for, %(votes_against)s against, %(abstentions)s abstentions."
    REACHED = "%(part)s of %(base)s votes (%(of)s) are for it: more than %(share)s was needed, and reached."
    REACHED_AT_LEAST = "%(part)s of %(base)s votes (%(of)s) are for it: at least %(share)s was needed, and reached."
    MISSED = "%(part)s of %(base)s votes (%(of)s) are for it: more than %(share)s was needed."
    MISSED_AT_LEAST = "%(part)s of %(base)s votes (%(of)s) are for it: at least %(share)s was needed."
    CLASSES = "%(part)s of %(base)s classes are for it."
    VETOED = "The class %(name)s has a veto, and more of it are against than for."
    TIED = "As many are for as against."
    TIE_STOPS = "The rule names nothing that decides a tie: the count stops here."
    TIE_NOT_CARRIED = "A tie is not carried under this rule."
    TIE_WAITS = "The tie waits for the word of the chair, or for the lot."
    TIE_DECIDED = "The tie is decided: %(choice)s."
    CARRIED = "Carried."
    NOT_CARRIED = "Not carried."


class OfBase(Phrase):
    """The base of a majority, in words."""

    CAST_WITHOUT_ABSTENTIONS = "cast for or against"
    CAST = "cast, abstentions among them"
    PRESENT = "present or represented"
    ALL = "on the roll"


class Passing(Phrase):
    """Why somebody with more votes than an elected candidate has no seat."""

    COUNTRY = "%(country)s already has its %(cap)s seats."
    OWED = "The seats that are left are for %(groups)s."
    CLASS = "No seat is left for the class %(name)s: the rest are kept for others."
