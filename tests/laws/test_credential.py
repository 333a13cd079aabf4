"""A credential: what was signed is genuine, and one changed byte is enough."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.engine.credential import NotACredential, issue, read

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = base64.b64encode(KEY.public_key().public_bytes_raw()).decode()


def sign(text):
    return base64.b64encode(KEY.sign(text.encode())).decode()


def written(**said):
    body = {"id": "https://example.org/1", "validUntil": "2027-01-01", "name": "Żółw & Söhne"} | said
    return issue(body, key=PUBLIC, created="2026-11-28T00:00:00Z", sign=sign)


def is_good(content):
    try:
        found = read(content.decode())
    except (NotACredential, UnicodeDecodeError):
        return False
    return found.is_genuine and found.key == PUBLIC


@given(st.dictionaries(st.text(min_size=1, max_size=5), st.text(max_size=9) | st.integers() | st.booleans(), max_size=4))
@settings(max_examples=60)
def test_whatever_it_says_it_is_genuine_and_read_back_as_it_was(said):
    said = {name: value for name, value in said.items() if name not in {"id", "proof"}}
    try:
        text = written(**said)
        text.encode()
    except UnicodeEncodeError:
        return

    assert is_good(text.encode())
    assert {**read(text).body, "proof": 0} == {"id": "https://example.org/1", "validUntil": "2027-01-01", "name": "Żółw & Söhne"} | said | {
        "proof": 0
    }


def test_every_byte_counts():
    content = written().encode()

    for place in range(len(content)):
        for other in {content[place] ^ 1, content[place] ^ 32, 0x20, 0x41} - {content[place]}:
            assert not is_good(content[:place] + bytes([other]) + content[place + 1 :]), (place, other)


@given(st.data())
@settings(max_examples=150)
def test_any_changed_byte_any_missing_and_any_added_one_fails(data):
    content = written().encode()
    place = data.draw(st.integers(0, len(content) - 1))
    byte = bytes([data.draw(st.integers(0, 255).filter(lambda one: one != content[place]))])

    assert not is_good(content[:place] + byte + content[place + 1 :])
    assert not is_good(content[:place] + content[place + 1 :])
    if place:
        assert not is_good(content[:place] + byte + content[place:])


def test_another_key_signs_something_else_but_is_not_ours():
    other = Ed25519PrivateKey.from_private_bytes(bytes(32))
    key = base64.b64encode(other.public_key().public_bytes_raw()).decode()
    text = issue({"id": "x"}, key=key, created="", sign=lambda said: base64.b64encode(other.sign(said.encode())).decode())

    assert read(text).is_genuine
    assert read(text).key != PUBLIC


def test_a_badge_carries_it_and_space_around_it_is_no_part_of_it():
    import html

    text = written()

    assert read(f'<svg><metadata id="credential">{html.escape(text)}</metadata></svg>') == read(f"\r\n{text}\n") == read(text)
    for wrong in ("", "{}", "[1]", "null", '{"proof":{}}', "<svg/>", "[" * 50_000, '{"a":"\\ud800"}'):
        with pytest.raises(NotACredential):
            read(wrong)
