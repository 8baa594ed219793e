"""The line at a report's foot on how it came to be."""

from ecpat_training.documents.provenance import Provenance
from ecpat_training.documents.wording import Wording, wording

NO_FILES = "the command line alone"
STANDING = "Release {one.release} in the ledger of published reports {one.file} (known as {one.ledger})."
DIGITS = 12  # of a SHA-256: enough to tell files apart


def made_by(provenance: Provenance, words: Wording | None = None) -> str:
    """Version, command, seed and inputs in one sentence; without `words` in English."""
    words = words or wording()
    seed = provenance.seed
    chance = words.say("nothing random") if seed is None else words.say("seed", seed=seed)
    named = "; ".join(f"{name} (SHA-256 {digest[:DIGITS]})" if digest else name for name, digest in provenance.inputs)
    made = words.say(
        "made", version=provenance.version, command=provenance.command, chance=chance, files=named or NO_FILES
    )
    standing = provenance.standing
    return f"{made} {STANDING.format(one=standing)}" if standing else made
