from hypothesis import given
from hypothesis import strategies as st

from entente.engine.postings import Postings
from entente.engine.words import finds, fold

words = st.text("abcł éÄß12-", min_size=0, max_size=12)
texts = st.lists(st.lists(words, max_size=6).map(" ".join), max_size=12)


@given(texts, words)
def test_the_index_agrees_with_looking_at_every_text(found, query):
    folded = [fold(text) for text in found]

    assert Postings(folded).finds(query).tolist() == [finds(query, text) for text in folded]


def test_a_word_is_found_by_its_beginning_and_two_words_only_together():
    index = Postings(["infineon security controller", "nxp secure smart card controller", ""])

    assert index.finds("contr").tolist() == [True, True, False]
    assert index.finds("contr nxp").tolist() == [False, True, False]
    assert index.finds("ontroller").tolist() == [False, False, False]
    assert index.finds("  ").tolist() == [False, False, False]
