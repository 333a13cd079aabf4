"""Texts as the partnership writes them: plain text with headings, lists, tables and a few signs, after CommonMark. Pure: no Django here."""

from entente.documents.text.blocks import Block, Kind, Span, plain
from entente.documents.text.difference import Change, Op, Part, differences
from entente.documents.text.identity import Known, identified, similarity
from entente.documents.text.outline import Heading, levelled, outline
from entente.documents.text.reader import read
from entente.documents.text.tree import Item, Leaf, List, Node, grow
from entente.documents.text.writer import escaped, written

__all__ = [
    "Block",
    "Change",
    "Heading",
    "Item",
    "Kind",
    "Known",
    "Leaf",
    "List",
    "Node",
    "Op",
    "Part",
    "Span",
    "differences",
    "escaped",
    "grow",
    "identified",
    "levelled",
    "outline",
    "plain",
    "read",
    "similarity",
    "written",
]
