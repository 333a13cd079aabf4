from decimal import Decimal

import pytest

from entente.engine.disclosure import TOTAL, Cell, Line, Release, Structure, Unit, Why, amounts, is_withheld, release_from, release_json
from entente.engine.disclosure.attacker import InconsistentError
from entente.engine.disclosure.audit import Attacker, Interval, attack
from entente.engine.disclosure.protection import protect
from entente.engine.releases import Difference, Moved, differences

COUNTRY = ("country",)
GERMANS, FRENCH = [("Adler", 20), ("Bussard", 20), ("Falke", 10)], [("Aigle", 10), ("Buse", 10), ("Faucon", 10)]


def paid(country: str, by: list[tuple[str, int | str]], *, is_public: bool = False) -> list[Line]:
    return [Line(who, Decimal(amount), {"country": country, "year": "2017"}, is_public) for who, amount in by]


def directory(*lines: Line, silent: tuple[tuple[str, str], ...] = ()) -> Structure:
    standing = {(line.contributor, line.at["country"]) for line in lines} | set(silent)
    return Structure(tuple(Unit(who, {"country": country}) for who, country in sorted(standing)))


def released(lines: list[Line], *earlier: Release, silent: tuple[tuple[str, str], ...] = ()) -> Release:
    everybody = [*lines, *(line for release in earlier for line in release.lines)]
    return Release(tuple(lines), protect(lines, [COUNTRY], directory(*everybody, silent=silent), earlier=earlier))


def shown(release: Release) -> dict[str, Decimal | str]:
    cells = {key[0]: cell for key, cell in release.tables[COUNTRY].items()}
    return {country: cell.why.value if cell.why else cell.amount for country, cell in cells.items()}


THREE_COUNTRIES = [*paid("DE", GERMANS), *paid("FR", FRENCH), *paid("BE", [("Merle", 9)])]


def test_a_hidden_cell_takes_the_smallest_other_with_it():
    """Belgium has one contributor. Alone it would be 89 - 80, so France (30, smaller than Germany's 50) is hidden too.

    Merle knows its own 9, but not whether the silent Pinson paid: for Merle, France is between 0 and 30.
    """
    release = released(THREE_COUNTRIES, silent=(("Pinson", "BE"),))

    assert shown(release) == {"BE": "few", "DE": 50, "FR": "complement"}
    assert release.tables[()] == {(): Cell(Decimal(89))}


def test_a_contributor_alone_in_its_country_must_not_work_out_the_others():
    """Without Pinson, Merle would know France to be 39 - 9 = 30: Germany is hidden too."""
    assert shown(released(THREE_COUNTRIES)) == {"BE": "few", "DE": "complement", "FR": "complement"}


def test_exactly_eighty_per_cent_may_be_shown_and_a_cent_more_may_not():
    rest = [*paid("FR", FRENCH), *paid("ES", [("Lobo", 30), ("Oso", 30), ("Toro", 30)])]

    assert shown(released([*paid("DE", [("Adler", "80.00"), ("Bussard", 10), ("Falke", 10)]), *rest]))["DE"] == 100
    assert shown(released([*paid("DE", [("Adler", "80.01"), ("Bussard", 10), ("Falke", 10)]), *rest]))["DE"] == "dominance"


def test_a_group_counts_once_however_many_lines_it_has():
    lines = [*paid("DE", [("Adler", 20), ("Adler", 20), ("Falke", 10)]), *paid("FR", FRENCH), *paid("ES", GERMANS)]

    assert shown(released(lines))["DE"] == "few"


def test_public_lines_are_shown_and_make_nobody_a_contributor():
    public = paid("BE", [("Merle", 500)], is_public=True)
    half = [*paid("NL", [("Havik", 5)]), *paid("NL", [("Valk", 5), ("Uil", 5)], is_public=True)]

    cells = shown(released([*paid("DE", GERMANS), *paid("FR", FRENCH), *public, *half], silent=(("Reiger", "NL"),)))

    assert (cells["BE"], cells["NL"]) == (500, "few")


def test_an_empty_cell_is_shown_when_nobody_or_enough_could_have_paid():
    one, three = (("Merle", "BE"),), (("Merle", "BE"), ("Pinson", "BE"), ("Grive", "BE"))
    lines = [*paid("DE", GERMANS), *paid("FR", FRENCH)]

    assert shown(released(lines, silent=three))["BE"] == 0
    assert shown(released(lines, silent=one)) == {"BE": "few", "DE": "complement", "FR": "complement"}


def test_a_difference_resting_on_one_contributor_is_not_shown():
    before = released([*paid("DE", GERMANS), *paid("FR", FRENCH)])
    more = [*paid("DE", GERMANS), *paid("FR", FRENCH), *paid("DE", [("Adler", 5)]), *paid("FR", [("Aigle", 5), ("Buse", 5)])]

    now = released(more, before)

    assert shown(before) == {"DE": 50, "FR": 30}
    assert shown(now) == {"DE": "difference", "FR": "difference"}
    assert now.tables[()][()].amount == 95


def test_a_cell_where_nothing_moved_stays_shown():
    countries = [*paid("DE", GERMANS), *paid("FR", FRENCH), *paid("ES", [("Lobo", 9), ("Oso", 9), ("Toro", 9)])]

    now = released([*countries, *paid("FR", FRENCH), *paid("ES", [("Lobo", 9), ("Oso", 9), ("Toro", 9)])], released(countries))

    assert shown(now) == {"DE": 50, "FR": 60, "ES": 54}


def test_a_hidden_difference_stays_hidden_in_the_release_after():
    """Nothing moved between the second release and the third, yet the third beside the first would tell Adler's 5."""
    first = released([*paid("DE", GERMANS), *paid("FR", FRENCH)])
    more = [*first.lines, *paid("DE", [("Adler", 5)]), *paid("FR", [("Aigle", 5), ("Buse", 5)])]
    second = released(more, first)

    assert shown(released(more, first, second)) == {"DE": "difference", "FR": "difference"}


def test_when_the_total_would_tell_the_release_is_withheld_but_for_public_lines():
    before = released([*paid("DE", GERMANS), *paid("FR", FRENCH)])

    now = released([*before.lines, *paid("DE", [("Adler", 5)]), *paid("BE", [("Merle", 500)], is_public=True)], before)

    assert is_withheld(now.tables)
    assert not is_withheld(before.tables)
    assert now.tables[()][()].why is Why.DIFFERENCE
    assert shown(now) == {"BE": 500, "DE": "difference", "FR": "withheld"}


def test_a_ledger_that_lost_all_its_lines_is_restated_as_nothing():
    before = released([*paid("DE", GERMANS), *paid("FR", FRENCH), *paid("BE", [("Merle", 9)])], silent=(("Pinson", "BE"),))

    now = released([], before, silent=(("Pinson", "BE"),))

    assert now.tables[()][()].amount == 0
    assert shown(now) == {"BE": 0, "DE": 0, "FR": 0}


def test_tables_of_two_dimensions_are_kept_closed_in_both_directions():
    lines = [
        Line(f"{grade}{year}{n}", Decimal(10 + n), {"grade": grade, "year": year}) for grade in "ABC" for year in "678" for n in range(4)
    ]
    lone = [line for line in lines if (line.at["grade"], line.at["year"]) != ("A", "6")]

    tables = protect(
        [*lone, Line("lone", Decimal(30), {"grade": "A", "year": "6"})], [("grade",), ("year",), ("grade", "year")], Structure()
    )

    hidden = {key for key, cell in tables["grade", "year"].items() if not cell.is_published}
    assert ("A", "6") in hidden
    assert all(sum(key[at] == value for key in hidden) != 1 for at in (0, 1) for value in "ABC678")
    assert all(cell.is_published for table in (("grade",), ("year",)) for cell in tables[table].values())


@pytest.mark.parametrize(
    ("lines", "structure", "words"),
    [
        ([Line("Adler", Decimal(1), {"year": "2017"})], Structure(), "Adler has no country"),
        (paid("DE", GERMANS), Structure(always_public={"country": ("DE",)}), "is not public"),
    ],
)
def test_lines_that_do_not_fit_are_refused_in_words(lines, structure, words):
    with pytest.raises(ValueError, match=words):
        protect(lines, [COUNTRY], structure)


def test_an_amount_below_zero_is_refused_in_words():
    with pytest.raises(ValueError, match="no amounts below zero"):
        Line("Adler", Decimal("-0.01"), {})


def test_an_outsider_and_a_neighbour_learn_different_things_from_the_same_table():
    release, merle = released(THREE_COUNTRIES, silent=(("Pinson", "BE"),)), THREE_COUNTRIES[-1]
    with_pinson = directory(*THREE_COUNTRIES, silent=(("Pinson", "BE"),))
    belgium, france = (COUNTRY, ("BE",)), (COUNTRY, ("FR",))

    outside = attack(release.tables, with_pinson).now
    inside = attack(release.tables, with_pinson, attacker=Attacker("Merle", (merle,))).now
    alone = attack(release.tables, directory(*THREE_COUNTRIES), attacker=Attacker("Merle", (merle,))).now

    assert outside == {belgium: Interval(Decimal(0), Decimal(39)), france: Interval(Decimal(0), Decimal(39))}
    assert inside == {belgium: Interval(Decimal(9), Decimal(39)), france: Interval(Decimal(0), Decimal(30))}
    assert alone == {belgium: Interval(Decimal(9), Decimal(9)), france: Interval(Decimal(30), Decimal(30))}


def test_two_releases_together_tell_more_than_one():
    before = {(): {(): Cell(Decimal(60))}, COUNTRY: {("BE",): Cell(Decimal(20)), ("DE",): Cell(Decimal(30)), ("FR",): Cell(Decimal(10))}}
    now = {(): {(): Cell(Decimal(70))}, COUNTRY: {("BE",): Cell(None), ("DE",): Cell(None), ("FR",): Cell(Decimal(11))}}
    germany = (COUNTRY, ("DE",))

    assert attack(now, Structure()).now[germany] == Interval(Decimal(0), Decimal(59))
    assert attack(now, Structure(), before=before).now[germany] == Interval(Decimal(30), Decimal(39))
    assert attack(now, Structure(), before=before, only_grows=False).now[germany] == Interval(Decimal(0), Decimal(59))
    assert attack(before, Structure(), before=now, only_grows=False).before[germany] == Interval(Decimal(0), Decimal(59))


def test_without_a_total_nothing_bounds_a_cell_from_above():
    tables = {(): {(): Cell(None)}, COUNTRY: {("BE",): Cell(None, public=Decimal(7)), ("DE",): Cell(Decimal(30))}}

    assert attack(tables, Structure()).now[COUNTRY, ("BE",)] == Interval(Decimal(7), None)


def test_figures_that_contradict_each_other_are_told():
    with pytest.raises(InconsistentError):
        attack({(): {(): Cell(Decimal(1))}, COUNTRY: {("BE",): Cell(Decimal(2)), ("DE",): Cell(None)}}, Structure())


def test_a_release_is_kept_as_json_and_read_back_as_it_was():
    release = released([*THREE_COUNTRIES, *paid("BE", [("Merle", "0.10")], is_public=True)])

    assert release_from(release_json(release)) == release


def test_the_difference_of_two_releases_names_the_cells_that_moved():
    before = released([*paid("DE", GERMANS), *paid("FR", FRENCH)])
    now = released([*before.lines, *paid("FR", FRENCH)], before)

    assert differences(amounts(before.tables), amounts(now.tables)) == (
        Difference("country", "FR", Moved.CHANGED, Decimal(30), Decimal(60)),
        Difference("total", "total", Moved.CHANGED, Decimal(80), Decimal(110)),
    )


def test_the_grand_total_always_belongs_to_the_tables():
    assert set(protect([], [COUNTRY], Structure())) == {TOTAL[0], COUNTRY}


def test_every_reason_has_a_sentence():
    assert all(why.sentence.endswith(".") for why in Why)
