"""Reads about bodies: who sits where, what waits at a home, what was decided to do."""
