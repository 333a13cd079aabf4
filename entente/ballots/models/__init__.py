from entente.ballots.models.ballot import Ballot, NamedBallot
from entente.ballots.models.candidacy import Candidacy
from entente.ballots.models.decision import Decision
from entente.ballots.models.demand import Demand
from entente.ballots.models.proxy import Proxy
from entente.ballots.models.roll import RollRow
from entente.ballots.models.rule import Rule
from entente.ballots.models.vote import Vote

__all__ = ["Ballot", "Candidacy", "Decision", "Demand", "NamedBallot", "Proxy", "RollRow", "Rule", "Vote"]
