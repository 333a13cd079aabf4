"""What a `select` offers."""

from django.template import Context, Template


def drawn(choices, chosen=""):
    return Template("{% options choices chosen %}").render(Context({"choices": choices, "chosen": chosen}))


def test_the_chosen_one_is_marked_whatever_its_kind():
    assert drawn([(1, "one"), (2, "two")], "2") == '<option value="1">one</option><option value="2" selected>two</option>'
    assert drawn([("a", "A")], None) == '<option value="a">A</option>'


def test_groups_stand_under_their_heading_and_nothing_is_taken_for_markup():
    offered = drawn([("R & D", [("<x>", 'a "name"')])], "<x>")

    assert offered == '<optgroup label="R &amp; D"><option value="&lt;x&gt;" selected>a &quot;name&quot;</option></optgroup>'
