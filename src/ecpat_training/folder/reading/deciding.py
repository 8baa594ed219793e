"""Which kind a file is of, by the evidence for and against each: one place compares, and one rule decides.

A kind's score is the sum of its weights.

- *certain*: a score of at least `CERTAIN`, and `LEAD` more than any other kind's. Kinds are looked for in their order,
  those first that take more signs of their own; whoever has `ENOUGH` ends the search. What proves a kind, its own keys
  or ecpat's own mark, weighs more than that.
- *close*: less than that, and at least `LEAST`. The two best are told with their evidence, and a person says which.
- *unknown*: no kind has `LEAST`.
"""

from collections.abc import Sequence

from ecpat_training.folder.kind_parts.looked_file import RecognisedFile

CERTAIN, LEAD, LEAST, ENOUGH = 4, 3, 1, 10
UNKNOWN_KIND = "unknown"
PEOPLE_IN_A_TEXT = "people in a text"
"""What is said of a letter or a mail of which `ecpat roster draft` makes a list."""


def decide(candidates: Sequence[RecognisedFile]) -> RecognisedFile | None:
    """The certain kind; the two best ones as `rivals` of an unknown file, where they are close; None where no kind has
    evidence enough."""
    ranked_candidates = sorted((rival for rival in candidates if rival.score >= LEAST), key=lambda rival: -rival.score)
    if not ranked_candidates:
        return None
    best_candidate, *rivals = ranked_candidates
    if best_candidate.score >= CERTAIN and all(best_candidate.score - rival.score >= LEAD for rival in rivals):
        return best_candidate
    closest_candidates = ranked_candidates[:2]
    reason = "; or ".join(f"perhaps {candidate.kind}: {evidence_text(candidate)}" for candidate in closest_candidates)
    return best_candidate._replace(
        kind=UNKNOWN_KIND, because=reason, rivals=tuple(candidate.kind for candidate in closest_candidates)
    )


def evidence_text(candidate: RecognisedFile) -> str:
    """The evidence of a kind in words: what speaks for it, then what speaks against it."""
    supporting_reasons = [reason for weight, reason in candidate.evidence if weight > 0]
    opposing_reasons = [reason for weight, reason in candidate.evidence if weight < 0]
    return "; but ".join(
        filter(None, (", ".join((candidate.because, *supporting_reasons)), ", ".join(opposing_reasons)))
    )


def rejected(candidate: RecognisedFile) -> str:
    """Why a file isn't of a kind that it looks like; "" where nothing speaks against it."""
    opposing_text = ", ".join(reason for weight, reason in candidate.evidence if weight < 0)
    return f"no {candidate.kind}, since {opposing_text}" if opposing_text else ""
