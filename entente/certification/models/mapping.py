from django.db import models
from django.db.models import F, Q

from entente.certification.catalogue_choices import Confidence, RelationKind, RowState, SetState
from entente.certification.models.catalogue import Catalogue
from entente.certification.models.requirement import Requirement
from entente.people.models import Person


class MappingSet(models.Model):
    """Who says how one catalogue's requirements stand to another's. Sets for one pair may coexist; whoever reads chooses."""

    urn = models.CharField(max_length=200)
    version = models.CharField(max_length=40, default="1")
    name = models.CharField(max_length=300)
    source = models.ForeignKey(Catalogue, on_delete=models.PROTECT, related_name="sets_from")
    target = models.ForeignKey(Catalogue, on_delete=models.PROTECT, related_name="sets_to")
    provider = models.CharField(max_length=200, blank=True)
    licence = models.CharField(max_length=300, blank=True)
    provenance = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=12, choices=SetState.choices, default=SetState.IN_USE)
    is_complete = models.BooleanField(default=False)  # every overlap between the two catalogues is listed
    row_count = models.PositiveIntegerField(default=0)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["urn", "version"], name="certification_set_versioned_once"),
            models.CheckConstraint(name="certification_set_of_two", condition=~Q(source=F("target"))),
        ]

    def __str__(self) -> str:
        return self.name


class MappingRow(models.Model):
    """The source requirement is <relation> the target requirement. Whoever wrote a row never reviews it."""

    mapping_set = models.ForeignKey(MappingSet, on_delete=models.PROTECT, related_name="rows")
    source = models.ForeignKey(Requirement, on_delete=models.PROTECT, related_name="rows_from")
    target = models.ForeignKey(Requirement, on_delete=models.PROTECT, related_name="rows_to")
    relation = models.CharField(max_length=12, choices=RelationKind.choices)
    also = models.CharField(max_length=12, choices=RelationKind.choices, blank=True)  # the other relation its source gives
    rationale = models.TextField(blank=True)
    strength = models.PositiveSmallIntegerField(null=True, blank=True)
    confidence = models.CharField(max_length=8, choices=Confidence.choices, blank=True)
    share = models.DecimalField(max_digits=4, decimal_places=3, null=True, blank=True)  # "at least": a reviewer's word
    state = models.CharField(max_length=10, choices=RowState.choices, default=RowState.PROPOSED)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    reviewer = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "id"], name="certification_rows_by_state")]
        constraints = [
            models.UniqueConstraint(fields=["mapping_set", "source", "target"], name="certification_pair_once_in_a_set"),
            models.CheckConstraint(name="certification_strength_on_scale", condition=Q(strength=None) | Q(strength__lte=10)),
            models.CheckConstraint(
                name="certification_share_is_a_reviewers",
                condition=Q(share=None) | Q(share__gte=0, share__lte=1, state=RowState.REVIEWED),
            ),
            models.CheckConstraint(
                name="certification_four_eyes_on_a_relation",
                condition=Q(reviewer=None, reviewed_at=None) & ~Q(state__in=[RowState.REVIEWED, RowState.REJECTED])
                | Q(reviewed_at__isnull=False, state__in=[RowState.REVIEWED, RowState.REJECTED], reviewer__isnull=False, author=None)
                | Q(reviewed_at__isnull=False, state__in=[RowState.REVIEWED, RowState.REJECTED], reviewer__isnull=False)
                & ~Q(reviewer=F("author")),
            ),
            models.CheckConstraint(
                name="certification_conflict_says_both",
                condition=Q(state=RowState.CONFLICT) & ~Q(also="") & ~Q(also=F("relation")) | ~Q(state=RowState.CONFLICT) & Q(also=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.get_relation_display()} {self.target}"

    @property
    def read_as(self) -> RelationKind:
        """A row with two relations says no more than that the two have something in common, until somebody reviews it."""
        return RelationKind.INTERSECTS if self.state == RowState.CONFLICT else RelationKind(self.relation)
