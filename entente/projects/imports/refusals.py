"""What an import says when it cannot take a value, a row or a file: where, what is wrong, what to do."""


class CannotImport(Exception):
    """Nothing can be imported as things stand."""


class CannotRead(CannotImport):
    """A file is refused as a whole; nothing of it is imported."""

    def __init__(self, file: str, sentence: str, *, line: int | None = None) -> None:
        super().__init__(f"{file}, line {line}: {sentence}" if line else f"{file}: {sentence}")
        self.file, self.line, self.sentence = file, line, sentence


class Unfit(Exception):
    """A row is rejected: the field, and the sentence that says why."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(f"{field}: {sentence}" if field else sentence)


class Repeated(Unfit):
    """Another row, or what is known already, stands for the same thing."""
