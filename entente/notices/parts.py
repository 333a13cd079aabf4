"""What goes with a mail beside its text: a calendar entry, a file."""

from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Part:
    """`is_alternative` says the same as the text in another form, as an invitation does (text/calendar; method=REQUEST)."""

    media_type: str
    content: bytes
    name: str = ""
    is_alternative: bool = False
    parameters: dict[str, str] = field(default_factory=dict)  # {"method": "REQUEST"}

    @property
    def stored(self) -> dict[str, Any]:
        return {
            "media_type": self.media_type,
            "content": b64encode(self.content).decode(),
            "name": self.name,
            "is_alternative": self.is_alternative,
            "parameters": self.parameters,
        }

    @classmethod
    def read(cls, stored: dict[str, Any]) -> Self:
        return cls(**{**stored, "content": b64decode(stored["content"])})

    def add_to(self, message: EmailMessage) -> None:
        maintype, _, subtype = self.media_type.partition("/")
        if not self.is_alternative:
            message.add_attachment(self.content, maintype=maintype, subtype=subtype, filename=self.name or None, params=self.parameters)
        elif maintype == "text":
            message.add_alternative(self.content.decode(), subtype=subtype, params=self.parameters, cte="base64")
        else:
            message.add_alternative(self.content, maintype=maintype, subtype=subtype, params=self.parameters)
