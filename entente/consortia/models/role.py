from django.db import models
from django.urls import reverse

from entente.consortia.models.board import Board
from entente.members.choices import Kind
from entente.members.models import Organisation
from entente.vocabulary.models import Expertise


class Role(models.Model):
    """A seat of a board: what it does, which expertise it needs, and who holds it once somebody said yes."""

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="roles")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    work = models.TextField(max_length=1000, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices, blank=True)  # empty: any
    expertise = models.ManyToManyField(Expertise, blank=True, related_name="+")
    holder = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["board", "position"], name="consortia_role_one_a_position"),
            models.UniqueConstraint(fields=["board", "holder"], name="consortia_role_one_an_organisation"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("consortia:board", args=[self.board_id]) + f"#role-{self.pk}"
