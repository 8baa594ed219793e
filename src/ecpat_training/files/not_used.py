"""A row of a file that nobody uses, and why."""

from dataclasses import dataclass

from ecpat_training.core.location import Location
from ecpat_training.values.participant import Status


@dataclass(frozen=True, slots=True)
class UnusedRow:
    """A row of a file that was not used, and why; `duplicate_of` is the row that says the same, `status` where
    somebody stands who isn't in the room that is judged. `kind` is the reason without what the row itself says, where
    `why` tells it."""

    location: Location
    reason: str
    duplicate_of: Location | None = None
    status: Status | None = None
    kind: str = ""

    @property
    def general_reason(self) -> str:
        """The reason as it is told of several rows together."""
        return self.kind or self.reason
