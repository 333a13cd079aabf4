"""What rooms above hand down: a list or dictionary of a set name in a module of a set name."""

from entente.people.discovery import offered as offered
