"""The clauses of a rule's sentence."""

from entente.engine.rules.phrases import Phrase


class Clause(Phrase):
    """In the order in which a sentence uses them. `%(classes)s` and the like are lists parted by commas."""

    MEMBERS_VOTE = "Members that are %(standings)s vote"
    GROUPS_VOTE = "Of members that are %(standings)s each corporate group votes through the one it has named, the others for themselves"
    OF_CLASSES = "of the classes %(classes)s"
    OF_COUNTRIES = "from %(countries)s"
    DUES_PAID = "whose dues are not unpaid"
    WITH_VOICE = "with somebody named to speak for them"
    RECORD_DATE = "as of %(days)s days before the vote"
    RECORD_DAY = "as of the day of the vote"

    ONE = "each with one vote"
    BY_CLASS = "with votes by class (%(table)s)"
    BY_CLASS_OTHERWISE = "with votes by class (%(table)s, others %(otherwise)s)"
    BY_FEE_OTHERWISE = "with votes by fee (%(table)s, below that %(otherwise)s)"
    BY_FEE = "with votes by fee (%(table)s)"
    BY_MEMBER = "with one vote for every member they represent"
    BY_MEMBERS = "with one vote for every %(per)s members they represent"
    DYNAMIC = "less those that attend themselves"
    AT_LEAST = "at least %(votes)s"
    AT_MOST = "at most %(votes)s"
    MAY_SPLIT = "which may be cast in parts"

    QUORUM_MEMBERS = "The vote is good when %(needs)s of the members with a vote are %(there)s"
    QUORUM_VOTES = "The vote is good when %(needs)s of the votes are %(there)s"
    QUORUM_CLASS = "and %(needs)s of every class"
    SECOND_CALL_ANY = "at a second call %(earliest)s to %(latest)s days later whoever comes is enough"
    SECOND_CALL = "at a second call %(earliest)s to %(latest)s days later %(needs)s are enough"
    SECOND_CALL_OPEN_ANY = "at a second call %(earliest)s days later or more whoever comes is enough"
    SECOND_CALL_OPEN = "at a second call %(earliest)s days later or more %(needs)s are enough"
    NO_QUORUM = "The vote is good however few are there"

    CARRIED = "It is carried by %(needs)s of the votes %(base)s"
    PER_CLASS = "and in %(classes)s of the classes by %(needs)s of the votes %(base)s"
    VETO = "unless in the classes %(classes)s more are against than for"
    ELECTED = "%(seats)s are elected by %(method)s"
    SEATS_BY_CLASS = "with seats kept for classes (%(table)s)"
    SEATS_OWED = "with seats for at least (%(table)s)"
    COUNTRY_CAP = "at most %(cap)s of one country"
    TERM = "for %(months)s months"

    PROXIES = "A member may vote for others, for at most %(cap)s"
    PROXIES_FREE = "A member may vote for others, without limit"
    PROXY_SAME_CLASS = "of its own class"
    PROXY_PRESENT = "when it is present itself"
    PROXY_ITEM = "for one vote"
    PROXY_MEETING = "for one meeting"
    PROXY_STANDING = "until withdrawn"
    PROXY_EXPIRES = "for at most %(days)s days"
    PROXY_BINDING = "and the proxy cannot be taken back"
    NO_PROXIES = "Nobody votes for another"

    ROLL_CALL = "Who voted what is published"
    HIDDEN_ALWAYS = "The vote is secret (%(level)s)"
    HIDDEN_PERSONS = "A vote about persons is secret (%(level)s)"
    HIDDEN_ON_DEMAND = "The vote is secret (%(level)s) when %(needs)s of the votes ask for it"

    TIE_STOP = "A tie stops the count"
    TIE_NOT_CARRIED = "A tie is not carried"
    TIE_CHAIR = "A tie is decided by the chair"
    TIE_LOT = "A tie is decided by lot from a seed recorded in public before the count"
    NOTICE = "Notice is given %(days)s days before"
    NO_NOTICE = "No notice is needed"
    SOURCE = "(%(article)s, version %(version)s)"
    SOURCE_SINCE = "(%(article)s, version %(version)s, in force from %(on)s)"


class Amount(Phrase):
    """A threshold in words."""

    MORE_THAN = "more than %(share)s"
    AT_LEAST = "at least %(share)s"
    ALL = "all"


class Word(Phrase):
    """Terms of the closed vocabularies."""

    CAST_WITHOUT_ABSTENTIONS = "cast for or against"
    CAST = "cast, abstentions among them"
    PRESENT = "present or represented"
    ALL = "on the roll"
    PRESENT_ONLY = "present"
    PLURALITY = "plurality (one mark a ballot)"
    BLOCK = "block vote (as many marks as seats)"
    APPROVAL = "approval (any number of marks)"
    STV_SCOTTISH = "single transferable vote, Scottish rules"
    STV_EXACT = "single transferable vote, exact fractions"
    SEPARATED = "ballots are kept apart from voters"
    CRYPTOGRAPHIC = "handed to Belenios"
