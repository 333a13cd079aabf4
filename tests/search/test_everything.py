"""One question over every noun: counts, the best by name, then what only tells of it; each seeker what it may see."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Value

from entente.engine.marking import Marking
from entente.members.viewers import keys_of
from entente.notices import actions as notices
from entente.people.choices import Permission
from entente.people.models import Account
from entente.projects.finding import findable
from entente.search import actions, indexed
from entente.search.everything import Group, overview
from entente.search.kinds import Seeker, kinds
from entente.search.listing import PAGE, NotSearched, listing
from tests.factories import agreement, documents, members
from tests.factories.notices import AT
from tests.factories.people import account, person

pytestmark = pytest.mark.django_db
ORGANISATION = "members.organisation"


def seeker(who: Account | None = None) -> Seeker:
    user = who or AnonymousUser()
    return Seeker(user, keys_of(user))


def asked(words: str, who: Account | None = None) -> dict[str, Group]:
    return {group.noun: group for group in overview(seeker(who), words)}


def titles(words: str, noun: str = ORGANISATION, who: Account | None = None) -> list[str]:
    return [hit.title for hit in asked(words, who)[noun].hits]


def test_every_noun_that_a_room_offers_stands_in_its_place():
    assert list(kinds()) == sorted(kinds(), key=lambda noun: kinds()[noun].place)
    assert {ORGANISATION, "people.person", "document", "projects.project", "notice", "agreement.declaration"} <= set(kinds())


def test_each_noun_tells_how_many_and_shows_the_best_five():
    for number in range(7):
        members.member(f"Kraken Labs {number}")
    members.member("Hydra Ltd")
    documents.document("The kraken", marking=Marking.CLEAR)

    found = asked("krak")

    assert {noun: (group.total, len(group.hits)) for noun, group in found.items()} == {ORGANISATION: (7, 5), "document": (1, 1)}


def test_who_is_called_so_comes_before_who_only_tells_of_it():
    members.member("Tells Ltd", about="All about the kraken and nothing else.")
    members.member("A Long Name With Krakens In It")
    members.member("Kraken")
    members.member("Kraken Works")

    assert titles("kraken") == ["Kraken", "Kraken Works", "A Long Name With Krakens In It", "Tells Ltd"]


def test_the_short_name_counts_as_a_name():
    members.member("Tells Ltd", about="KRK is quoted here.")
    members.member("Kraków Institute of Krypto", short_name="KRK")

    assert titles("krk") == ["Kraków Institute of Krypto", "Tells Ltd"]


def test_words_that_are_spread_over_name_and_text_are_found():
    members.member("Kraken Labs", city="Łódź")

    assert titles("krak lodz") == ["Kraken Labs"]


@pytest.mark.parametrize("words", ["", "   ", "&", '"', "\x00", "-"])
def test_a_question_without_words_finds_nothing_and_asks_nothing_of_the_index(words, django_assert_num_queries):
    nobody = seeker()
    with django_assert_num_queries(0):
        assert overview(nobody, words) == []


def test_a_marked_document_is_found_by_whom_it_was_given_to_and_counted_for_nobody_else(office):
    one = members.member()
    reader, outsider = members.delegate(one), members.delegate(members.member())
    documents.document("The kraken", shared_with=documents.Recipients.of(organisations=[one.pk]))

    assert [group.total for group in overview(seeker(reader), "kraken")] == [1]
    assert [hit.marking for hit in asked("kraken", reader)["document"].hits] == ["AMBER"]
    assert asked("kraken", office)["document"].total == 1
    for nobody in (None, outsider, account()):
        assert overview(seeker(nobody), "kraken") == []


def test_people_are_found_by_who_keeps_people(office):
    person("Kira Kraken")

    assert titles("krak kir", "people.person", office) == ["Kira Kraken"]
    for other in (None, account(), members.delegate(members.member())):
        assert overview(seeker(other), "kraken") == []


def test_what_was_said_is_found_by_whom_it_was_said_to():
    told, other = account(), account()
    notices.tell("notices.statutory", to=[told.person_id], subject="The kraken", body="It wakes.", by=None, at=AT)

    assert titles("wakes", "notice", told) == ["The kraken"]
    assert overview(seeker(other), "kraken") == overview(seeker(), "kraken") == []


def test_contributions_are_found_by_their_own_organisation_and_by_who_reads_all(office, auditor):
    one, other = members.member("Kraken Ltd"), members.member("Kraken Works")
    for organisation, amount in ((one, "1.00"), (one, "2.00"), (other, "3.00")):
        agreement.declared(organisation, amount)

    assert asked("kraken", members.delegate(one))["agreement.declaration"].total == 2
    assert asked("kraken", office)["agreement.declaration"].total == asked("kraken", auditor)["agreement.declaration"].total == 3
    for nobody in (None, account(), members.delegate(one, "contact")):
        assert "agreement.declaration" not in asked("kraken", nobody)


def test_a_token_that_may_not_read_what_is_shared_finds_what_a_visitor_finds(office):
    from entente.people.access import within

    documents.document("The kraken", marking=Marking.GREEN)
    narrow = within(Account.objects.get(pk=office.pk), {Permission.MEMBERS_EDIT.value})

    assert overview(seeker(narrow), "kraken") == []


def test_what_is_retired_or_gone_is_not_found(office):
    document = documents.document("The kraken", marking=Marking.CLEAR)
    documents.actions.retire(document, because="old", by=office.person, at=documents.FILED)

    assert overview(seeker(), "kraken") == []


def test_an_object_whose_row_went_away_is_left_out():
    actions.put(ORGANISATION, [(999_999, "Kraken")])

    assert asked("kraken")[ORGANISATION].hits == []


@pytest.mark.parametrize("times", [1, 3])
def test_the_number_of_queries_depends_on_neither_nouns_nor_objects(office, times, django_assert_num_queries):
    for number in range(times):
        one = members.member(f"Kraken {number}")
        agreement.declared(one)
        findable([agreement.project(title="Kraken")])
        documents.document(f"The kraken {number}", marking=Marking.CLEAR)
        person(f"Kira Kraken {number}")
        notices.tell("notices.statutory", to=[office.person_id], subject="The kraken", body="It wakes.", by=None, at=AT)
    who = seeker(office)
    overview(who, "krak")

    with django_assert_num_queries(4 + 4):  # two counts, names, what is shown; and two each for people and contributions
        assert len(overview(who, "krak")) == 6


def listed(words: str, noun: str, who: Account | None = None) -> list[str]:
    """Every page, one after the other."""
    found, after = [], ""
    while True:
        page = listing(seeker(who), words, noun, after)
        found += [hit.title for hit in page.group.hits]
        if not page.next:
            return found
        after = page.next


def test_pages_show_each_object_once_names_first_and_end():
    named = [members.member(f"Kraken {number:03}").name for number in range(PAGE + 7)]
    tell = [members.member(f"Tells {number:03}", about="the kraken").name for number in range(PAGE + 3)]

    found = listed("kraken", ORGANISATION)

    assert set(found[: len(named)]) == set(named)
    assert found[len(named) :] == tell
    assert len(found) == len(set(found)) == 2 * PAGE + 10
    assert listing(seeker(), "kraken", ORGANISATION).group.total == len(found)


def test_pages_of_people_are_in_the_order_of_names(office):
    names = [person(f"Kraken {number:03}").name for number in reversed(range(PAGE * 2 + 1))]

    assert listed("kraken", "people.person", office) == sorted(names)


@pytest.mark.parametrize("after", ["", "x", "name:1", "name:1:2:x", "text:", "own:99999999", "name:1:2:3 OR 1=1", "text:" + "9" * 30])
def test_a_cursor_that_cannot_be_read_begins_at_the_beginning(after):
    members.member("Kraken")

    page = listing(seeker(), "kraken", ORGANISATION, after)

    assert [hit.title for hit in page.group.hits] == ["Kraken"]


@pytest.mark.parametrize("noun", ["people.person", "nothing.known", "notice"])
def test_a_noun_that_the_seeker_may_not_search_is_as_one_that_is_not(noun):
    with pytest.raises(NotSearched):
        listing(seeker(), "kraken", noun)


def test_counts_agree_with_what_is_matched_whatever_the_noun():
    texts = {1: "kraken", 2: "kraken hydra", 3: "hydra"}
    actions.put("tests.paper", texts.items())
    actions.put("tests.paper_box", texts.items())
    seen = {"tests.paper": None, "tests.paper_box": indexed.Document.objects.filter(object_id=1).annotate(x=Value(1)).values("object_id")}

    assert indexed.counts(("kraken",), seen) == {"tests.paper": 2, "tests.paper_box": 1}
    assert indexed.counts(("zzz",), seen) == {"tests.paper": 0, "tests.paper_box": 0}
    assert indexed.best(("kraken",), seen, 5) == {"tests.paper": [1, 2], "tests.paper_box": [1]}


def test_dropping_an_object_drops_its_name():
    actions.put("tests.paper", [(1, "kraken")])
    actions.drop("tests.paper", [1])

    assert indexed.best(("kraken",), {"tests.paper": None}, 5) == {}


def test_a_name_is_the_first_line():
    actions.put("tests.paper", [(1, "\nHydra\nkraken"), (2, "Kraken\nhydra"), (3, "")])

    assert indexed.best(("kraken",), {"tests.paper": None}, 5) == {"tests.paper": [2]}
    assert indexed.counts(("kraken",), {"tests.paper": None}) == {"tests.paper": 2}
