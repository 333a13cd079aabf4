class CannotImport(Exception):
    """The file as a whole cannot be read or written; says what was expected."""
