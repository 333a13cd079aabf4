"""The one place where a marking is enforced: what was locked opens to who holds a key, and to nobody else."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entente.engine.marking import Marking, Shared, Viewer, keys, lock, may_see
from entente.search.actions import mark, unmark
from entente.search.models import Lock
from entente.search.queries import visible

pytestmark = pytest.mark.django_db
SOME = st.frozensets(st.integers(1, 3), max_size=2)
VIEWERS = st.builds(Viewer, st.none() | st.integers(1, 3), st.booleans(), SOME, SOME, SOME, SOME, st.booleans())
SHARED = st.builds(Shared, st.sampled_from(Marking), SOME, SOME, SOME)


def opened(noun: str, *held: str) -> set[int]:
    return set(visible(noun, held))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(VIEWERS, st.lists(SHARED, max_size=5))
def test_a_query_shows_exactly_what_the_marking_lets_the_viewer_see(viewer: Viewer, shared: list[Shared]):
    Lock.objects.all().delete()
    for number, one in enumerate(shared):
        mark("paper", number, lock(one))

    assert opened("paper", *keys(viewer)) == {number for number, one in enumerate(shared) if may_see(viewer, one)}


def test_what_was_never_marked_opens_to_nobody():
    mark("paper", 1, {"everyone"})

    assert opened("paper", "everyone") == {1}
    assert opened("letter", "everyone") == set()


def test_marking_anew_writes_only_what_differs():
    mark("paper", 1, {"person:1", "group:2"})
    kept = Lock.objects.get(key="group:2").pk

    mark("paper", 1, {"group:2", "group:3"})

    assert set(Lock.objects.values_list("key", flat=True)) == {"group:2", "group:3"}
    assert Lock.objects.get(key="group:2").pk == kept


def test_unmarking_takes_it_from_everybody_and_leaves_the_others():
    mark("paper", 1, {"everyone"})
    mark("paper", 2, {"everyone"})

    unmark("paper", 1)

    assert opened("paper", "everyone") == {2}


def test_it_is_one_subquery_however_many_keys(django_assert_num_queries):
    mark("paper", 1, {"group:7"})
    held = {f"group:{number}" for number in range(200)}

    with django_assert_num_queries(1):
        assert list(Lock.objects.filter(object_id__in=visible("paper", held)).values_list("object_id", flat=True)) == [1]
