from django.db import models

from entente.vocabulary.models.term import Term


class Expertise(Term):
    """A domain of the European cybersecurity taxonomy (JRC, 2019), or a subdomain under it."""

    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
