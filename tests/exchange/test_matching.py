"""Matching over the database: the labelled set, what is kept and told, and who may see what."""

from pathlib import Path

import pytest

from entente.engine.matching import stems
from entente.exchange import access, actions
from entente.exchange.actions import CannotSeek
from entente.exchange.models import Practice, Suggestion
from entente.exchange.queries.matching import by_words, matched
from entente.exchange.tasks import match_open
from entente.notices.models import Delivery
from tests.exchange.labelled import FITS, NEEDS, PRACTICES
from tests.factories import certificates
from tests.factories.exchange import AT, deployed, needed, office, published
from tests.factories.governance import body, seated
from tests.factories.members import delegate, member

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).parents[2] / "docs" / "method" / "matching.md"
EVERYONE = frozenset({"everyone"})


def codes(said: str) -> tuple[str, ...]:
    return tuple(f"demand-{one}" for one in said.split())


def labelled() -> dict[str, Practice]:
    organisations = {country: member(country=country) for country in ("FR", "DE")}
    found = {}
    for one in PRACTICES:
        said = {"title": one.title, "problem": one.text, "how": "As it says.", "result": "", "preconditions": ""}
        row = published(organisations[one.country], could=codes(one.could), expertise=(one.expertise,), marking="CLEAR", **said)
        if one.deployed:
            deployed(row, *codes(one.deployed))
        found[one.key] = row
    return found


def test_the_figures_of_the_method_s_page_are_those_of_the_labelled_set():
    keys = {row.pk: key for key, row in labelled().items()}
    hits, lines = [], []
    for one in NEEDS:
        need = needed(title=one.title, problem=one.text, sector=f"demand-{one.sector}", expertise=(one.expertise,), countries=one.countries)
        best = [keys[found.key] for found in matched(need, EVERYONE, AT.date()).found[:5]]
        texts = by_words(stems(f"{one.title} {one.text}"), Practice.objects.all())
        words = [keys[pk] for pk in sorted(texts, key=lambda pk: (-texts[pk], pk))[:5]]
        hits.append((len(FITS[one.key] & set(best)), len(FITS[one.key] & set(words)), len(FITS[one.key])))
        lines.append(f"| {one.title} | {hits[-1][2]} | {hits[-1][0]} | {hits[-1][1]} |")

    ours, plain, all_of_them = map(sum, zip(*hits, strict=True))
    told = [*lines, f"| **all** | **{all_of_them}** | **{ours}** | **{plain}** |", ""]
    of = 5 * len(NEEDS)
    told += [f"Precision at 5: **{ours / of:.2f}** against **{plain / of:.2f}**; {all_of_them / of:.2f} can be reached."]
    assert ours > plain
    assert "\n".join(told) in PAGE.read_text(encoding="utf-8"), "docs/method/matching.md says otherwise; it is:\n" + "\n".join(told)


def test_a_need_in_transport_finds_what_is_at_work_in_health_and_says_why(office):
    row = published(could=("demand-transport",), expertise=("D09.01",))
    deployed(row, "demand-health")
    one = member()
    speaker = delegate(one)
    need = needed(one, by=speaker.person, expertise=("D09.02",))

    (found,) = actions.match_need(need, by=None, at=AT)

    assert [reason["kind"] for reason in found.reasons] == ["words", "expertise", "transfer"]
    assert found.score == pytest.approx(0.4 + 0.1 + 0.4)
    assert [mail.person_id for mail in Delivery.objects.filter(notice__kind="exchange.alert")] == [speaker.person_id]
    assert actions.match_need(need, by=None, at=AT) == []
    assert list(access.suggestions(speaker, need)) == list(access.suggestions(office, need)) == [found]
    assert not access.suggestions(delegate(member()), need).exists()


def test_what_is_published_later_reaches_the_needs_that_wait():
    one = member()
    delegate(one)
    need = needed(one)
    assert match_open(at=AT) == 0

    published()

    assert match_open(at=AT) == 1
    assert Suggestion.objects.get().need == need


def test_certificates_shut_out_what_does_not_hold_them():
    one = member()
    held = certificates.certificate(one, stated="EAL4+,AVA_VAN.5")
    with_it, without = published(one, certificates=(held.pk,)), published(one)
    need = needed(schemes=((held.scheme_id, None),))

    found = matched(need, EVERYONE | {"community"}, AT.date())

    assert [match.key for match in found.found] == [with_it.pk]
    assert [(left.key, left.because, left.wanted) for left in found.left_out] == [(without.pk, "certificate", "eucc")]


def test_what_is_marked_for_a_circle_is_suggested_to_who_sits_there_only():
    circle = body(marking="AMBER")
    published(body=circle)
    inside, outside = member(), member()
    seated(circle, organisation=inside)
    delegate(outside)

    assert [len(actions.match_need(needed(one), by=None, at=AT)) for one in (inside, outside)] == [1, 0]


def test_a_suggestion_is_dismissed_with_one_reason_and_stays_so(office):
    published(marking="CLEAR")
    need = needed()
    (found,) = actions.match_need(need, by=None, at=AT)
    with pytest.raises(CannotSeek, match="Choose why"):
        actions.dismiss(found, "because", by=office.person, at=AT)
    actions.dismiss(found, "cost", by=office.person, at=AT)

    assert actions.match_need(need, by=None, at=AT) == []
    assert need.suggestions.get().dismissed_because == "cost"


def test_an_offer_reaches_who_needs_it_without_saying_whose_the_need_is():
    one, giver = member(), member()
    speaker, offerer = delegate(one), delegate(giver)
    need = needed(one, by=speaker.person, is_named=False)
    row = published(giver, title="Something else", problem="Nothing alike.", how="Otherwise.")

    assert not access.owner_shown(offerer, need)
    assert access.owner_shown(speaker, need)
    made = actions.offer(need, row, by=offerer.person, at=AT)

    assert made.is_offered
    assert Delivery.objects.filter(notice__kind="exchange.alert", person=speaker.person).count() == 1
    with pytest.raises(CannotSeek, match="offered for this need already"):
        actions.offer(need, row, by=offerer.person, at=AT)


def test_the_number_of_questions_to_the_database_does_not_hang_on_how_much_is_published(django_assert_max_num_queries):
    need = needed(expertise=("D09.01",))
    for _ in range(3):
        deployed(published(expertise=("D09.01",)))

    with django_assert_max_num_queries(14):
        assert len(matched(need, {"everyone", "community"}, AT.date()).found) == 3


def test_needs_are_stated_with_what_they_lack_in_words():
    for wrong, why in (
        ({"sector": "nowhere"}, "a title, a problem and a sector"),
        ({"countries": ("XX",)}, "No country or region has the code XX"),
        ({"deadline_on": AT.date().replace(year=2020)}, "over already"),
    ):
        with pytest.raises(CannotSeek, match=why):
            needed(**wrong)
    need = actions.close_need(needed(), "met", because="We found one", by=office(), at=AT)
    with pytest.raises(CannotSeek, match="The need is closed"):
        actions.match_need(need, by=None, at=AT)
