"""CVSS 4.0: whatever gets worse never lowers the score; what is no vector is refused in words."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from entente.engine import cvss4
from entente.engine.cvss4 import BASE, PREFIX, NotAVector

vectors = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in BASE.items()})


def written(metrics: dict[str, str]) -> str:
    return PREFIX + "/".join(f"{name}:{value}" for name, value in metrics.items())


@given(vectors)
@settings(max_examples=100)
def test_a_score_lies_between_0_and_10_in_tenths_and_names_its_severity(metrics):
    found = cvss4.score(written(metrics))

    assert Decimal(0) <= found.score <= Decimal(10)
    assert found.score == found.score.quantize(Decimal("0.1"))
    assert found.severity == cvss4.severity(found.score)


@given(vectors, st.sampled_from("APU"))
@settings(max_examples=100)
def test_an_attack_that_is_known_less_never_scores_higher(metrics, maturity):
    assert cvss4.score(f"{written(metrics)}/E:{maturity}").score <= cvss4.score(written(metrics)).score


@given(vectors)
@settings(max_examples=60)
def test_a_modified_metric_stands_for_the_one_it_modifies(metrics):
    same = written({"M" + name: value for name, value in metrics.items()}).removeprefix(PREFIX)
    worst = written(dict.fromkeys(BASE, "N") | {"AC": "H", "PR": "H"})

    assert cvss4.score(f"{worst}/{same}") == cvss4.score(written(metrics))


@given(st.one_of(st.text(max_size=80), st.builds(lambda text: PREFIX + text, st.text(alphabet="AVCNLHPS:/", max_size=60))))
@settings(max_examples=100)
def test_any_text_is_a_vector_or_refused_in_words(text):
    refused = ""
    try:
        cvss4.score(text)
    except NotAVector as why:
        refused = str(why)

    assert refused or text.startswith(PREFIX)
