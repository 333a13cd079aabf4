import pytest

from entente.engine.marking import VISITOR, Marking, Shared, Viewer, keys, lock, may_see, read

ANA, BEN, CLEO, DAN, EVA, FINN, GITA = range(1, 8)
ENERGY, UNION, CLINIC = 10, 20, 30  # a company, an association, and a hospital the association represents
CISOS = 100

ana = Viewer(ANA, in_community=True, organisations=frozenset({ENERGY}), groups=frozenset({CISOS}))
ben = Viewer(BEN, in_community=True, organisations=frozenset({ENERGY}), groups=frozenset({CISOS}))  # Ana's colleague
cleo = Viewer(CLEO, in_community=True, organisations=frozenset({UNION}), groups=frozenset({CISOS}))
dan = Viewer(DAN, organisations=frozenset({CLINIC}), client_of=frozenset({UNION}), client_of_groups=frozenset({CISOS}))
eva = Viewer(EVA, in_community=True)  # the commission
finn = Viewer(FINN, organisations=frozenset({40}))  # signed in, of an applicant
gita = Viewer(GITA, in_community=True, is_custodian=True)  # the office
EVERYBODY = {"Ana": ana, "Ben": ben, "Cleo": cleo, "Dan": dan, "Eva": eva, "Finn": finn, "Gita": gita, "a visitor": VISITOR}


@pytest.mark.parametrize(
    ("marking", "who"),
    [
        (Marking.CLEAR, set(EVERYBODY)),
        (Marking.GREEN, {"Ana", "Ben", "Cleo", "Dan", "Eva", "Gita"}),
        (Marking.AMBER, {"Ana", "Ben", "Cleo", "Dan", "Gita"}),
        (Marking.AMBER_STRICT, {"Ana", "Ben", "Cleo", "Gita"}),
        (Marking.RED, {"Ana"}),
    ],
)
def test_an_advisory_for_the_security_officers_reaches_as_far_as_its_marking(marking: Marking, who: set[str]) -> None:
    advisory = Shared(marking, persons=frozenset({ANA}), groups=frozenset({CISOS}))

    assert {name for name, viewer in EVERYBODY.items() if may_see(viewer, advisory)} == who


def test_amber_for_one_organisation_reaches_its_people_and_its_clients() -> None:
    advisory = Shared(Marking.AMBER, organisations=frozenset({UNION}))

    assert {name for name, viewer in EVERYBODY.items() if may_see(viewer, advisory)} == {"Cleo", "Dan", "Gita"}


def test_keys_and_locks_are_plain_words_that_a_table_can_hold() -> None:
    assert keys(VISITOR) == {"everyone"}
    assert keys(cleo) == {"everyone", "community", "person:3", "organisation:20", "group:100"}
    assert keys(gita) == {"everyone", "community", "custodians", "person:7"}
    assert lock(Shared(Marking.AMBER, frozenset({ANA}), frozenset({UNION}), frozenset({CISOS}))) == {
        "person:1", "organisation:20", "group:100", "client:20", "group-client:100", "custodians",
    }  # fmt: skip
    assert lock(Shared(Marking.RED)) == frozenset()


def test_markings_stand_in_the_order_of_strictness() -> None:
    assert sorted([Marking.RED, Marking.AMBER_STRICT, Marking.CLEAR, Marking.GREEN, Marking.AMBER]) == [
        Marking.CLEAR,
        Marking.GREEN,
        Marking.AMBER,
        Marking.AMBER_STRICT,
        Marking.RED,
    ]
    assert [str(marking) for marking in Marking] == ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]
    assert len({marking.meaning for marking in Marking}) == 5


@pytest.mark.parametrize(
    ("label", "marking"), [("TLP:WHITE", Marking.CLEAR), ("tlp: amber + strict", Marking.AMBER_STRICT), ("PURPLE", None), ("", None)]
)
def test_labels_of_other_tools_are_read(label: str, marking: Marking | None) -> None:
    assert read(label) is marking
