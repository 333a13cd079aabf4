"""Pure rules: no Django, no clock, no network, no files."""
