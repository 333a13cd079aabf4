"""What a certificate assures under the Common Criteria, as registers write it in short: `ALC_DVS.2,AVA_VAN.5,EAL5+`."""

import re
from dataclasses import dataclass

_EAL = re.compile(r"\bEAL[ -]?([1-7])(?!\d)\s*(\+)?", re.IGNORECASE)
_COMPONENT = re.compile(r"\b([A-Z]{3}_[A-Z]{3})\.([1-9])(?!\d)", re.IGNORECASE)
_FILLERS = re.compile(r"\b(?:none|augmented|with|by|and)\b|[\s,;+]+", re.IGNORECASE)
VULNERABILITY, EARLIER_VULNERABILITY = "AVA_VAN", "AVA_VLA"
_IMPLIED = {1: 1, 2: 2, 3: 2, 4: 3, 5: 4, 6: 5, 7: 5}  # AVA_VAN within each EAL package, CC 3.1 and CC:2022, part 5
MOST_LETTERS = 2000


@dataclass(frozen=True, slots=True)
class Assurance:
    """A package (EAL), what goes beyond it, and the words of the source that nobody understood."""

    eal: int | None = None
    is_augmented: bool = False
    components: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def package(self) -> str:
        """`EAL4`, `EAL4+`, or nothing."""
        return f"EAL{self.eal}{'+' if self.is_augmented else ''}" if self.eal else ""

    @property
    def ava_van(self) -> int | None:
        """The depth of vulnerability analysis that is stated; None where it is not, which is not the same as none."""
        return max((int(one[-1]) for one in self.components if one.startswith(VULNERABILITY)), default=None)

    @property
    def implied_ava_van(self) -> int | None:
        """Stated, or contained in the package. Before version 3 the package held another family: then nothing is implied."""
        if self.ava_van is not None or self.eal is None or any(one.startswith(EARLIER_VULNERABILITY) for one in self.components):
            return self.ava_van
        return _IMPLIED[self.eal]

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.package, *self.components]))


def read(text: str) -> Assurance:
    """Order, case and spacing do not matter. A text that names two packages names none: it is not guessed which is meant."""
    text = text[:MOST_LETTERS]
    packages = {int(level) for level, _plus in _EAL.findall(text)}
    components = tuple(sorted({f"{family.upper()}.{level}" for family, level in _COMPONENT.findall(text)}))
    rest = _FILLERS.sub(" ", _EAL.sub(" ", _COMPONENT.sub(" ", text))).split()
    if len(packages) != 1:
        return Assurance(None, False, components, tuple(sorted({*rest, *(f"EAL{level}" for level in packages)})))
    is_augmented = bool(components) or any(plus for _level, plus in _EAL.findall(text)) or "augmented" in text.lower()
    return Assurance(packages.pop(), is_augmented, components, tuple(sorted(set(rest))))


def profiles(text: str) -> tuple[str, ...]:
    """Names or numbers of protection profiles, as the portal joins them."""
    return tuple(dict.fromkeys(name for part in text.split("|") if (name := " ".join(part.split())) and name.lower() != "none"))
