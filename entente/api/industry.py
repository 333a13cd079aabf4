"""Industry by program."""

from ninja import Router

REFUSALS: tuple[type[Exception], ...] = ()
router = Router(tags=["Industry"])
