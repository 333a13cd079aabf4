"""What is typed or brought is looked at before anything is written; each refusal says what to do."""

import contextlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.documents import contents, kinds
from entente.documents.choices import Unread
from entente.documents.contents import CannotTake, brought, typed
from tests.factories.documents import pdf_file, word_file

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def refusal(file: bytes, name: str, **said: bool) -> str:
    with pytest.raises(CannotTake) as refused:
        brought(io.BytesIO(file), name, **said)
    return str(refused.value)


def test_a_text_is_kept_as_typed_without_the_signs_that_nobody_can_keep():
    content = typed("\r\n# Scope\r\nA\x00B\x07 line\r\n")

    assert (content.is_text, content.text, content.file) == (True, "# Scope\nAB line", None)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (" \n ", "The text is empty. Write something, or bring a file."),
        ("word " * 90_000, "The text is longer than 400000 letters. Split it, or bring it as a file."),
        ("x\n\n" * 5_001, "The text has more than 5000 paragraphs. Split it, or bring it as a file."),
        ("word " * 4_001, "A paragraph has more than 20000 letters. Put empty lines between paragraphs."),
    ],
)
def test_a_text_that_cannot_be_kept_is_refused_in_words(text: str, why: str):
    with pytest.raises(CannotTake) as refused:
        typed(text)

    assert str(refused.value) == why


def test_a_file_that_is_too_large_is_refused(settings):
    settings.UPLOAD_LIMIT = 1024 * 1024

    assert refusal(b"%PDF-" + b"x" * 1024 * 1024, "plan.pdf") == "plan.pdf is larger than 1 MB. Split it, or leave out what is not needed."


@pytest.mark.parametrize(
    ("file", "name", "why"),
    [
        (PNG, "minutes.pdf", "minutes.pdf is not what its name says (PDF) but of another kind: Picture. Choose the right file."),
        (b"%PDF-1.7", "minutes.docx", "minutes.docx is not what its name says (Word) but of another kind: PDF. Choose the right file."),
        (
            b"\x01\x02",
            "photo.png",
            "photo.png is not what its name says (Picture) but of another kind: something else. Choose the right file.",
        ),
        (b"", "empty.pdf", "empty.pdf is empty. Choose the file again."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "old.docx",
            "old.docx is locked by a password or of an old kind. Save it without, in today's format.",
        ),
        (
            word_file("x").getvalue()[:-900],
            "cut.docx",
            "cut.docx is not what its name says (Word) but of another kind: something else. Choose the right file.",
        ),
        (b"MZ\x90\0", "tool.exe", f"Files like tool.exe are not kept here. Bring one of {kinds.ENDINGS}."),
    ],
    ids=["picture", "pdf", "unknown", "empty", "locked", "cut off", "program"],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(file: bytes, name: str, why: str):
    assert refusal(file, name) == why


def test_a_broken_word_file_is_refused():
    from zipfile import ZipFile

    out = io.BytesIO()
    with ZipFile(word_file("x")) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, b"<broken" if name == "word/document.xml" else source.read(name))

    assert (
        refusal(out.getvalue(), "broken.docx")
        == "broken.docx is damaged and cannot be opened. Open it where it was written and save it again."
    )


def test_an_encrypted_pdf_is_kept_without_preview():
    content = brought(pdf_file("Secret", password="open sesame"), "secret.pdf")

    assert (content.media_type, content.unread, content.text) == (kinds.PDF, Unread.ENCRYPTED, "")


def test_a_word_file_is_kept_as_it_is_or_becomes_a_text():
    as_file = brought(word_file("It meets.", heading="Scope"), "scope.docx")
    as_text = brought(word_file("It meets.", heading="Scope"), "scope.docx", as_text=True)

    assert (as_file.is_text, as_text.is_text) == (False, True)
    assert as_file.text == as_text.text == "# Scope\n\nIt meets."
    assert as_text.digest == typed(as_text.text).digest
    assert as_text.file_name == "scope.docx"


def test_a_word_file_without_words_stays_a_file():
    assert refusal(word_file().getvalue(), "empty.docx", as_text=True) == (
        "empty.docx cannot become a text here: it is too long, or holds no words. Keep it as a file."
    )


def test_a_text_file_is_read_in_the_letters_it_was_written_in():
    content = brought(io.BytesIO("Łódź\n\nStraße".encode("utf-16")), "places.txt")

    assert (content.text, content.unread) == ("Łódź\n\nStraße", Unread.NOTHING)


def test_files_without_a_reader_are_kept_and_say_so():
    assert brought(io.BytesIO(PNG), "photo.PNG").unread == Unread.UNKNOWN


@given(st.binary(max_size=200), st.sampled_from(["x.pdf", "x.docx", "x.txt", "x.xlsx", "x.png", "x", "..", "x.exe"]))
def test_arbitrary_bytes_are_taken_whole_or_refused(file: bytes, name: str):
    with contextlib.suppress(CannotTake):
        assert brought(io.BytesIO(file), name).size == len(file)


def test_every_kind_that_a_browser_shows_is_one_it_cannot_be_made_to_run():
    assert not {kind for kind in kinds.SHOWN if "html" in kind or "xml" in kind or "svg" in kind or "script" in kind}
    assert contents.MOST_LETTERS * 4 < 2 * 1024 * 1024
