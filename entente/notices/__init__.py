"""Everything the partnership says to a person: audiences, announcements, the outbox, links that act."""
