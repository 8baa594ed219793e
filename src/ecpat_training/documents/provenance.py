"""How a report came to be, so that somebody else can make it again, and the line at its foot that says so."""

from collections.abc import Container
from dataclasses import replace

from ecpat_training.core.record import record
from ecpat_training.documents.wording import Wording, wording
from ecpat_training.words.catalogue.marked_text import marked


@record
class ReleaseStanding:
    """Where a published report stands: the ledger's file, what it is known by, and the number of the release."""

    file: str
    ledger: str
    release: int


@record
class Provenance:
    """Version, command, seed (None: nothing random), each input's name and SHA-256 ("" where it isn't told), and where
    the report stands among published ones."""

    version: str
    command: str
    inputs: tuple[tuple[str, str], ...]
    seed: int | None = None
    standing: ReleaseStanding | None = None

    def omit_digests(self, names: Container[str]) -> "Provenance":
        """The provenance without the SHA-256 of these files."""
        inputs = tuple((name, "" if name in names else digest) for name, digest in self.inputs)
        return replace(self, inputs=inputs)

    def with_standing(self, standing: ReleaseStanding | None) -> "Provenance":
        """The provenance of a report that stands in a ledger."""
        return replace(self, standing=standing)


NO_FILES = "the command line alone"
STANDING = marked("Release {one.release} in the ledger of published reports {one.file} (known as {one.ledger}).")
DIGEST_DIGITS = 12  # of a SHA-256: enough to tell files apart


def provenance_sentence(provenance: Provenance, words: Wording | None = None) -> str:
    """Version, command, seed and inputs in one sentence; without `words` in English."""
    words = words or wording()
    seed = provenance.seed
    chance = words.say("nothing random") if seed is None else words.say("seed", seed=seed)
    named = "; ".join(
        f"{name} (SHA-256 {digest[:DIGEST_DIGITS]})" if digest else name for name, digest in provenance.inputs
    )
    sentence = words.say(
        "made", version=provenance.version, command=provenance.command, chance=chance, files=named or NO_FILES
    )
    standing = provenance.standing
    return f"{sentence} {STANDING.format(one=standing)}" if standing else sentence
