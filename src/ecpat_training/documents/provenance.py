"""How a report came to be, so that somebody else can make it again."""

from collections.abc import Container
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a published report stands: the ledger's file, what it is known by, and the number of the release."""

    file: str
    ledger: str
    release: int


@dataclass(frozen=True, slots=True)
class Provenance:
    """Version, command, seed (None: nothing random), each input's name and SHA-256 ("" where it isn't told), and where
    the report stands among published ones."""

    version: str
    command: str
    inputs: tuple[tuple[str, str], ...]
    seed: int | None = None
    standing: Standing | None = None

    def without_digests(self, names: Container[str]) -> "Provenance":
        """The same without the SHA-256 of these files."""
        inputs = tuple((name, "" if name in names else digest) for name, digest in self.inputs)
        return replace(self, inputs=inputs)

    def standing_in(self, standing: Standing | None) -> "Provenance":
        """The same of a report that stands in a ledger."""
        return replace(self, standing=standing)
