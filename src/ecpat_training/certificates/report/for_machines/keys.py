"""`ecpat event keys --json`: the programme's public keys."""

from collections.abc import Collection
from dataclasses import dataclass

from ecpat_training.certificates.model.keys import KeyRing, State


@dataclass(frozen=True, slots=True)
class KeyOfProgramme:
    """A key: its name, the 32 public bytes in hexadecimal, the day on which it was made, its state, and whether its
    private part is on this computer."""

    key: str
    public: str
    since: str
    state: State
    private_here: bool


@dataclass(frozen=True, slots=True)
class EventKeysResult:
    """The keys, the oldest first, and how many certificates were taken back."""

    keys: tuple[KeyOfProgramme, ...]
    revoked: int


def result(ring: KeyRing, here: Collection[str]) -> EventKeysResult:
    """The keys as they are."""
    keys = tuple(KeyOfProgramme(one.id, one.data.hex(), one.since, one.state, one.id in here) for one in ring.keys)
    return EventKeysResult(keys, len(ring.revoked))
