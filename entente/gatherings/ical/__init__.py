"""Gatherings as calendars understand them (RFC 5545), invitations and answers as mails carry them (RFC 5546, RFC 6047)."""

from entente.gatherings.ical.event import Mailing, address, feed, reply_address
from entente.gatherings.ical.replies import Reply, replies

__all__ = ["Mailing", "Reply", "address", "feed", "replies", "reply_address"]
