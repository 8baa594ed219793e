"""What of single questions may be published: shares in words, of tests that everybody compared was asked twice."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ItemShare:
    """How many knew a question before and after, in steps from which no count can be told (`about 60 %`)."""

    id: str
    text: str
    untaught: bool
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ScaleShares:
    """The questions of a test, all of them, in the form's order."""

    scale: str
    title: str
    items: tuple[ItemShare, ...]


@dataclass(frozen=True, slots=True)
class ItemShares:
    """The tests of the first comparison that may be told question by question."""

    before: str
    after: str
    scales: tuple[ScaleShares, ...]
