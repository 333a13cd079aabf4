"""Days of the partnership as instants: a day begins and ends in Brussels."""

from datetime import date, datetime, time, timedelta

from entente.engine.ledger import BRUSSELS


def start_of(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=BRUSSELS)


def end_of(day: date) -> datetime:
    """The last instant of the day: what was entered by then was known by that day."""
    return start_of(day + timedelta(days=1)) - timedelta(microseconds=1)
