class CannotKeep(Exception):
    """The indicator or the value cannot be kept so; the text says why and what to do."""
