from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from entente.ballots.models.vote import Vote
from entente.gatherings.models import Gathering
from entente.governance.models import Body
from entente.members.models import Organisation
from entente.people.models import Person


class ProxyQuerySet(models.QuerySet["Proxy"]):
    def holding(self, at: datetime) -> Self:
        return self.filter(Q(expires_at=None) | Q(expires_at__gt=at), revoked_at=None, given_at__lte=at)

    def for_vote(self, vote: Vote) -> Self:
        """Given for this vote, for its meeting, or for the body until further notice."""
        standing = Q(vote=None, gathering=None)
        meeting = Q(gathering=vote.gathering_id) if vote.gathering_id else Q(pk=None)
        return self.filter(standing | meeting | Q(vote=vote), body=vote.body_id)


class Proxy(models.Model):
    """One voter lets another vote for it: in one vote, one meeting, or until it ends. Voters are organisations, or persons of a seat."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, null=True, blank=True, related_name="proxies")
    giver = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="proxies_given")
    giver_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    holder = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="proxies_held")
    holder_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    instruction = models.CharField(max_length=500, blank=True)
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    objects = ProxyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="ballots_proxy_between_two", condition=Q(giver=None) | ~Q(giver=F("holder"))),
            models.CheckConstraint(name="ballots_proxy_for_a_vote_or_a_meeting", condition=Q(vote=None) | Q(gathering=None)),
            models.CheckConstraint(
                name="ballots_proxy_between_likes",
                condition=Q(giver__isnull=False, holder__isnull=False, giver_person=None, holder_person=None)
                | Q(giver=None, holder=None, giver_person__isnull=False, holder_person__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["body", "holder"], condition=Q(revoked_at=None), name="ballots_proxy_of_holder")]

    def __str__(self) -> str:
        return f"Proxy {self.pk} of {self.giver or self.giver_person}"
