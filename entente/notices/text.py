"""What is written in Markdown, as a mail shows it: simple HTML without images, and plain text that needs no decoding."""

from textwrap import indent

from django.conf import settings
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node

_JOINTS = {"softbreak": "\n", "hardbreak": "\n"}


class _Reader(MarkdownIt):
    def normalizeLink(self, url: str) -> str:  # noqa: N802 -- the library's own name
        """Addresses of this house are written "/like/this"; a mail needs them whole."""
        return super().normalizeLink(settings.BASE_URL + url if url.startswith("/") else url)


_reader = (
    _Reader("commonmark", {"html": False, "breaks": True, "linkify": True})
    .enable("linkify")
    .disable(["image", "html_block", "html_inline"])
)


def html(markdown: str) -> str:
    return str(_reader.render(markdown))


def plain(markdown: str) -> str:
    """Readable as it stands: bullets, numbers, and every link's address beside its words."""
    return _blocks(Node(_reader.parse(markdown)))


def _blocks(node: Node, between: str = "\n\n") -> str:
    return between.join(filter(None, map(_block, node.children)))


def _block(node: Node) -> str:
    match node.type:
        case "heading" | "paragraph":
            return "".join(map(_inline, node.children))
        case "bullet_list" | "ordered_list":
            return _list(node)
        case "blockquote":
            return indent(_blocks(node), "> ", lambda line: True)
        case "hr":
            return "-" * 20
        case _:
            return indent(node.content.rstrip("\n"), "    ")


def _list(node: Node) -> str:
    first = int(node.attrs.get("start", 1))
    marks = (f"{first + place}. " if node.type == "ordered_list" else "- " for place in range(len(node.children)))
    return "\n".join(mark + indent(_blocks(item, "\n"), " " * len(mark)).lstrip() for mark, item in zip(marks, node.children, strict=True))


def _inline(node: Node) -> str:
    if node.type in _JOINTS:
        return _JOINTS[node.type]
    if node.type == "link":
        return _link("".join(map(_inline, node.children)), str(node.attrs.get("href", "")))
    return "".join(map(_inline, node.children)) if node.children else node.content


def _link(words: str, address: str) -> str:
    return words if words == address.removeprefix("mailto:") else f"{words} <{address}>"
