"""A new edition with every change of the mappings, worked out in the background once the change stands."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django_tasks import task

from entente.certification.models import Catalogue, Edition, MappingSet, StoredGraph
from entente.certification.queries import graph

KEPT = 3  # editions whose columns stay; earlier ones are worked out again by nobody


def open_edition(*, at: datetime, catalogue: Catalogue | None = None, mapping_set: MappingSet | None = None) -> Edition:
    """Inside an action's transaction: what is worked out next, and what it has to read anew."""
    edition = Edition.objects.create(at=at, catalogue=catalogue, mapping_set=mapping_set)
    transaction.on_commit(partial(work_out_later.enqueue))
    return edition


def work_out(*, at: datetime) -> Edition | None:
    """The newest edition's columns and closure; nothing where they stand already."""
    newest = Edition.objects.order_by("-pk").first()
    if newest is None or StoredGraph.objects.filter(edition=newest).exists():
        return newest
    columns = graph.compressed(graph.work_out(newest))
    with transaction.atomic():
        StoredGraph.objects.get_or_create(edition=newest, defaults={"columns": columns, "built_at": at})
        earlier = StoredGraph.objects.order_by("-edition").values_list("edition", flat=True)[KEPT:]
        StoredGraph.objects.filter(edition__in=list(earlier)).delete()
    return newest


@task()
def work_out_later() -> None:
    from django.utils import timezone

    work_out(at=timezone.now())
