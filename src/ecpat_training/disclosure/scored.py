"""Whether two reports score the same question in different ways, by what the ledger keeps of their scales."""

from collections.abc import Iterator

from ecpat_training.disclosure.model import Population, Scored, ScoredQuestion


def differing_scores(new_population: Population, old_population: Population) -> Iterator[tuple[Scored, Scored]]:
    """(new scale, old scale) for each two that share a question in the same wave, and are scored in different ways."""
    return (
        (new_score, old_score)
        for new_score in new_population.scores
        for old_score in old_population.scores
        if _is_scored_otherwise(new_score, old_score)
    )


def is_same_scale(first_score: Scored, second_score: Scored) -> bool:
    """Whether both ask one of the same questions in the same wave."""
    if first_score.wave != second_score.wave:
        return False
    if not first_score.asked or not second_score.asked:
        return not set(first_score.questions).isdisjoint(second_score.questions)
    return bool(_shared_questions(first_score, second_score))


def _is_scored_otherwise(new_score: Scored, old_score: Scored) -> bool:
    if new_score.wave != old_score.wave or new_score.scoring == old_score.scoring:
        return False
    if not new_score.asked or not old_score.asked:  # of a ledger that knows ids alone
        return not set(new_score.questions).isdisjoint(old_score.questions)
    pairs = _shared_questions(new_score, old_score)
    if not pairs:
        return False
    # The same questions in another scale are no news; one more or less, or another key, gives a question away.
    all_shared = len(pairs) == len(new_score.questions) == len(old_score.questions)
    return not all_shared or any(new_question.rule != old_question.rule for new_question, old_question in pairs)


def _shared_questions(first_score: Scored, second_score: Scored) -> list[tuple[ScoredQuestion, ScoredQuestion]]:
    """The questions that both have: by ids first, then by words, then by answers; each once."""
    first_questions = dict(zip(first_score.questions, first_score.asked, strict=True))
    second_questions = dict(zip(second_score.questions, second_score.asked, strict=True))
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
