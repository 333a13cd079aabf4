"""Mails themselves: how one is written, signed, handed over, and what comes back."""
