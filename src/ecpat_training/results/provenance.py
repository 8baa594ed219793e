"""How a report came to be, so that somebody else can make it again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Provenance:
    """Version, command, seed (None: nothing random), and each input's name and SHA-256."""

    version: str
    command: str
    inputs: tuple[tuple[str, str], ...]
    seed: int | None = None
