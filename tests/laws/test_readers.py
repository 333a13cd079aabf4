"""Whatever bytes come, readers give a result or say what was expected; nothing else escapes them."""

import json
from contextlib import suppress

import pytest
from hypothesis import strategies as st

from entente.engine.portfolio import pabulib
from entente.engine.ranking import comparisons
from entente.engine.rules import Contradiction, restored, stored
from entente.engine.rules.example import STATUTES
from entente.engine.tally import blt
from tests.laws.voting import given

BLT = b'3 1\n-3\n2 1 3 0\n7/2 2 0\n0\n"Ann"\nBo\n"Cy"\n"Board"\n'
PB = b"META\nkey;value\nbudget;9\nPROJECTS\nproject_id;cost\na;6\nVOTES\nvoter_id;vote\n1;a\n"
ROWS = b"respondent,organisation,category,preferred,other\nr,o,c,a,b\n"
READERS = {
    "blt": (blt.read, BLT, blt.Malformed),
    "pabulib": (pabulib.read, PB, pabulib.Malformed),
    "comparisons": (lambda content: comparisons.read(content.decode("latin-1")), ROWS, comparisons.Malformed),
}
PIECES = [b"", b"0", b"-", b"\n", b'"', b";", b"\xff", b"\x00", b"9 9", b"1/0", b","]
pieces = st.lists(st.tuples(st.integers(0, 80), st.sampled_from(PIECES)))


@pytest.mark.parametrize("name", READERS)
def test_a_damaged_file_is_read_or_refused_with_its_line(name):
    read, good, refusal = READERS[name]

    @given(pieces, st.integers(0, len(good)))
    def law(damage, end):
        content = good[:end]
        for place, piece in damage:
            content = content[:place] + piece + content[place + 1 :]
        with suppress(refusal):
            read(content)

    read(good)
    law()


plain = st.none() | st.booleans() | st.integers() | st.text(max_size=3)
values = st.recursive(plain, lambda inner: st.lists(inner, max_size=2), max_leaves=3)


@given(st.sampled_from(sorted(stored(STATUTES))), st.none() | st.sampled_from(("needs", "share", "on", "standings", "weighs")), values)
def test_a_damaged_rule_is_read_or_refused_by_its_field(name, inner, value):
    kept = json.loads(json.dumps(stored(STATUTES)))
    if inner and isinstance(kept[name], dict):
        kept[name][inner] = value
    else:
        kept[name] = value
    with suppress(Contradiction):
        restored(kept)
