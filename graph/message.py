"""What is said when something can't be done: in English, and by its kind for who says it in other words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Detail = str | int | float


@dataclass(frozen=True, slots=True)
class Message:
    """A message for people: what, where, and what to do.

    `kind` names what is said, the same whatever it is said of, and `values` are what differs from case to case; a
    message without a kind is said as it stands.
    """

    text: str
    kind: str = ""
    values: Mapping[str, Detail] = field(default_factory=dict)

    def worded(self, wordings: Mapping[str, str]) -> str:
        """Return the message in the wording of its kind, or as it stands where there is none.

        >>> empty = Message("a.txt: the file is empty.", "empty", {"name": "a.txt"})
        >>> empty.worded({"empty": "{name}：文件是空的。"}), empty.worded({})
        ('a.txt：文件是空的。', 'a.txt: the file is empty.')
        """
        return wordings[self.kind].format(**self.values) if self.kind in wordings else self.text


class MessageError(Exception):
    """An error whose message is for people; `message` has it by kind and values too.

    >>> str(MessageError("a.txt: the file is empty.", "empty", name="a.txt"))
    'a.txt: the file is empty.'
    """

    def __init__(self, text: str, kind: str = "", **values: Detail) -> None:
        """Keep what `Message` holds."""
        super().__init__(text)
        self.message = Message(text, kind, values)
