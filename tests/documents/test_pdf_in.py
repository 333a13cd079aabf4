import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.documents.reading import Unread, apart, pdf, read_apart
from tests.factories.documents import pdf_file, word_file


def test_the_words_of_each_page_are_read():
    assert pdf.read(pdf_file("The first page #pagebreak() The second")).text == "The first page\n\nThe second"


def test_a_password_that_guards_reading_is_told_apart():
    assert pdf.read(pdf_file("Secret", password="open sesame")).unread == Unread.ENCRYPTED


def test_pages_without_words_are_told_apart():
    assert pdf.read(pdf_file("#rect()")).unread == Unread.WORDLESS


@given(st.binary(max_size=400))
def test_arbitrary_bytes_are_damaged_never_an_error(junk: bytes):
    assert pdf.read(io.BytesIO(b"%PDF-1.7\n" + junk)).unread in {Unread.DAMAGED, Unread.WORDLESS}


@given(st.data())
def test_a_file_with_bytes_knocked_out_is_read_or_damaged(data):
    whole = bytearray(pdf_file("Hello").getvalue())
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=8)):
        whole[place] = data.draw(st.integers(0, 255))

    assert isinstance(pdf.read(io.BytesIO(bytes(whole))).unread, Unread)


@pytest.mark.parametrize(
    ("kind", "file", "words"),
    [("pdf", lambda: pdf_file("Hello"), "Hello"), ("word", lambda: word_file("Hello"), "Hello"), ("word", io.BytesIO, "")],
)
def test_a_process_of_its_own_finds_the_same(kind, file, words):
    assert read_apart(kind, file()).text == words


def instead(tmp_path: Path, script: str) -> str:
    """Something else that is started in the reader's place."""
    program = tmp_path / "reader"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o700)
    return str(program)


def test_a_reader_that_dies_has_found_nothing(monkeypatch, tmp_path):
    monkeypatch.setattr(apart.sys, "executable", instead(tmp_path, "kill -9 $$"))

    assert read_apart("pdf", pdf_file("Hello")).unread == Unread.DAMAGED


def test_a_reader_that_takes_too_long_is_stopped(monkeypatch, tmp_path):
    monkeypatch.setattr(apart.sys, "executable", instead(tmp_path, "exec sleep 20"))
    monkeypatch.setattr(apart, "SECONDS", 0.2)

    assert read_apart("pdf", pdf_file("Hello")).unread == Unread.TOO_LONG


def test_the_reader_is_told_no_secret(monkeypatch, tmp_path):
    told = tmp_path / "told"
    monkeypatch.setenv("SECRET_KEY", "do not tell")
    monkeypatch.setattr(apart.sys, "executable", instead(tmp_path, f"/usr/bin/env > {told}"))

    read_apart("pdf", pdf_file("Hello"))

    assert "do not tell" not in told.read_text(encoding="utf-8")
