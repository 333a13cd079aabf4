from datetime import date

import pytest

from entente.members import actions, queries
from entente.members.categories import CategoryDraft
from entente.members.choices import Kind
from entente.members.models import Category, Classification
from tests.factories.members import at, member, organisation, partnership
from tests.factories.people import person

pytestmark = pytest.mark.django_db
GROWN = date(2018, 1, 1)


def test_the_shipped_categories_take_every_kind_once():
    partnership()

    homes = [(kind, cluster) for category in Category.objects.all() for kind in category.kinds for cluster in [category.is_for_clusters]]

    assert sorted(homes) == sorted([*((kind, False) for kind in Kind.values), (Kind.ASSOCIATION, True)])
    assert next(category.name for category in Category.objects.all()) == "RTO and university"
    assert Category.objects.count() == 7


def test_a_member_that_grows_counts_in_its_new_category_from_that_day():
    one = member("Aurelia", kind=Kind.SME)

    actions.reclassify(one, Kind.LARGE_COMPANY, on=GROWN, by=person(), at=at(2018))

    assert queries.counts_on(date(2017, 12, 31)).by_category["sme"] == 1
    assert queries.counts_on(GROWN).by_category == {**dict.fromkeys(Category.objects.values_list("code", flat=True), 0), "large-company": 1}


def test_a_regional_cluster_is_an_association_with_a_mark():
    one = organisation("Quinta", kind=Kind.ASSOCIATION)

    actions.reclassify(one, Kind.ASSOCIATION, is_cluster=True, on=GROWN, by=person(), at=at(2018))

    assert queries.classification_on(one, GROWN).category_id == "regional-cluster"


def test_only_an_association_is_a_cluster():
    with pytest.raises(actions.CannotReclassify, match="Only an association can be a regional cluster"):
        actions.reclassify(organisation(), Kind.SME, is_cluster=True, on=GROWN, by=person(), at=at(2018))


def test_a_kind_before_the_last_one_is_refused():
    one = organisation("Riga", kind=Kind.SME, kind_from=GROWN)

    with pytest.raises(actions.CannotReclassify, match="Riga is on record as “SME” from 1 January 2018"):
        actions.reclassify(one, Kind.UNIVERSITY, on=date(2017, 1, 1), by=person(), at=at(2018))


def test_saying_the_same_again_changes_nothing():
    one = organisation(kind=Kind.SME, kind_from=GROWN)

    actions.reclassify(one, Kind.SME, on=date(2018, 6, 1), by=person(), at=at(2018))

    assert Classification.objects.filter(organisation=one).count() == 1


def test_categories_are_renamed_moved_added_and_removed():
    partnership()
    drafts = [CategoryDraft("new", "Everyone", tuple(Kind.values)), CategoryDraft("regional-cluster", "Clusters", ("association",), True)]

    actions.change_categories(drafts, by=person(), at=at(2018))

    assert [(one.code, one.name) for one in Category.objects.all()] == [("new", "Everyone"), ("regional-cluster", "Clusters")]


def test_a_category_that_was_ever_counted_stays():
    member(kind=Kind.SME)

    with pytest.raises(actions.CannotChangeCategories, match="are or were counted as SME"):
        actions.change_categories([CategoryDraft("all", "All", tuple(Kind.values))], by=person(), at=at(2018))

    assert Category.objects.count() == 7


@pytest.mark.parametrize(
    ("drafts", "sentence"),
    [
        ([CategoryDraft("a", "A", ("sme",)), CategoryDraft("b", "B", ("sme",))], "“SME” belongs to A and to B"),
        ([CategoryDraft("a", "A", ()), CategoryDraft("a", "B", ())], "same code or name"),
        ([CategoryDraft("a", " ", ())], "needs a code and a name"),
    ],
)
def test_unclear_categories_are_refused(drafts, sentence):
    with pytest.raises(actions.CannotChangeCategories, match=sentence):
        actions.change_categories(drafts, by=person(), at=at(2018))


def test_one_installation_is_one_partnership():
    partnership()

    with pytest.raises(actions.CannotFound, match="already runs Test Partnership"):
        actions.found("Another", by=None, at=at(2018))


def test_the_day_that_pages_speak_of_is_changed():
    held = partnership()

    actions.change_partnership(held, name="Renamed", shown_as_of=None, by=person(), at=at(2018))

    held.refresh_from_db()
    assert (held.name, held.shown_as_of) == ("Renamed", None)
