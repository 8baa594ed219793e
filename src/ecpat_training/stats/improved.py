"""How many people improved."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Improvement:
    """How many people improved, stayed the same and worsened; where the counts are withheld from publication, `share`
    says in rounded words how many improved."""

    improved: int | None = None
    same: int | None = None
    worsened: int | None = None
    share: str | None = None
