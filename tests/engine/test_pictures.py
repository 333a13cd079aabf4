"""What is kept of a picture: the picture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.engine import pictures
from entente.engine.pictures import NotAPicture
from tests.factories.pictures import SECRET, jpeg, png


def test_a_png_keeps_its_dots_and_loses_its_comments():
    read = pictures.read(png(80))

    assert (read.media_type, read.width, read.height) == ("image/png", 80, 80)
    assert SECRET not in read.content
    assert b"IDAT" in read.content
    assert pictures.read(read.content) == read


def test_a_jpeg_loses_where_it_was_taken_and_keeps_which_side_is_up():
    read = pictures.read(jpeg(120, 80, turned=6))

    assert (read.media_type, read.width, read.height) == ("image/jpeg", 120, 80)
    assert SECRET not in read.content
    assert read.content.count(b"Exif") == 1
    assert b"\x12\x01\x03\0\x01\0\0\0\x06\0" in read.content
    assert pictures.read(read.content) == read


def test_a_jpeg_that_was_held_upright_says_nothing_of_it():
    assert b"Exif" not in pictures.read(jpeg(turned=1)).content


@pytest.mark.parametrize("whole", [png(), jpeg()])
def test_whatever_is_cut_off_is_no_picture(whole):
    for end in (0, 1, 8, 20, len(whole) // 2, len(whole) - 14):
        with pytest.raises(NotAPicture):
            pictures.read(whole[:end])


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>", b"%PDF-1.7", b"RIFF\0\0\0\0WEBP"])
def test_other_files_are_no_pictures(content):
    with pytest.raises(NotAPicture):
        pictures.read(content)


@given(st.binary(max_size=200), st.integers(0, 400), st.sampled_from([png(70), jpeg()]))
def test_arbitrary_damage_is_answered(junk, place, whole):
    try:
        read = pictures.read(whole[:place] + junk + whole[place + len(junk) :])
    except NotAPicture:
        return
    assert read.content
