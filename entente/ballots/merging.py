"""Two people become one: where both stood in an election they stand once, and what named one by a lock names the other."""

from datetime import datetime

from entente.ballots.models import Candidacy
from entente.ballots.sharing import DECISION, VOTE
from entente.search.models import Lock


def merge(kept: int, gone: int, at: datetime) -> None:
    doubled = Candidacy.objects.filter(person=kept).values("vote")
    Candidacy.objects.filter(person=gone, vote__in=doubled).delete()
    rows = Lock.objects.filter(noun__in=[VOTE, DECISION], key=f"person:{gone}").values_list("noun", "object_id")
    Lock.objects.bulk_create(
        [Lock(noun=noun, object_id=pk, key=f"person:{kept}") for noun, pk in rows], ignore_conflicts=True, batch_size=500
    )
