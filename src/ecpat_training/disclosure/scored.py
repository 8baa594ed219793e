"""Whether two reports score the same question in different ways, by what the ledger keeps of their scales."""

from collections.abc import Iterator

from ecpat_training.disclosure.model import Population, Scored, ScoredQuestion


def scored_otherwise(new: Population, old: Population) -> Iterator[tuple[Scored, Scored]]:
    """(new scale, old scale) for each two that share a question in the same wave, and are scored in different ways."""
    return ((first, second) for first in new.scores for second in old.scores if _otherwise(first, second))


def same_scale(first: Scored, second: Scored) -> bool:
    """Whether both ask one of the same questions in the same wave."""
    if first.wave != second.wave:
        return False
    if not first.asked or not second.asked:
        return not set(first.questions).isdisjoint(second.questions)
    return bool(_shared(first, second))


def _otherwise(new: Scored, old: Scored) -> bool:
    if new.wave != old.wave or new.scoring == old.scoring:
        return False
    if not new.asked or not old.asked:  # of a ledger that knows ids alone
        return not set(new.questions).isdisjoint(old.questions)
    pairs = _shared(new, old)
    if not pairs:
        return False
    # The same questions in another scale are no news; one more or less, or another key, gives a question away.
    all_shared = len(pairs) == len(new.questions) == len(old.questions)
    return not all_shared or any(first.rule != second.rule for first, second in pairs)


def _shared(first: Scored, second: Scored) -> list[tuple[ScoredQuestion, ScoredQuestion]]:
    """The questions that both have: by ids first, then by words, then by answers; each once."""
    first_questions = dict(zip(first.questions, first.asked, strict=True))
    second_questions = dict(zip(second.questions, second.asked, strict=True))
    pairs = [
        (first_questions.pop(name), second_questions.pop(name))
        for name in [*first_questions]
        if name in second_questions
    ]
    for mark in ("words", "answered"):
        for name, question in [*first_questions.items()]:
            digest = getattr(question, mark)
            partner = next(
                (
                    candidate
                    for candidate, counterpart in second_questions.items()
                    if digest and getattr(counterpart, mark) == digest
                ),
                None,
            )
            if partner is not None:
                pairs.append((first_questions.pop(name), second_questions.pop(partner)))
    return pairs
