"""Reads about votes that span tables."""
