"""How a report came to be, so that somebody else can make it again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Provenance:
    """Version, command, seed (None: nothing random), and each input's name and SHA-256."""

    version: str
    command: str
    inputs: tuple[tuple[str, str], ...]
    seed: int | None = None

    def sentence(self) -> str:
        """One line for a report's foot."""
        seed = "nothing random" if self.seed is None else f"seed {self.seed}"
        files = "; ".join(f"{name} (SHA-256 {digest[:12]})" for name, digest in self.inputs)
        return f"Made by ecpat-training {self.version} with `{self.command}`, {seed}, from {files}."
