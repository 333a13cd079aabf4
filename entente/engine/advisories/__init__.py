"""Advisories as others write them, read into one shape and written out again; each format names what it cannot say."""
