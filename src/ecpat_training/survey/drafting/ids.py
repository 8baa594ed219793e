"""Ids for the items, scales and answers of a draft."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.model.draft import DraftAnswer, DraftQuestion
from ecpat_training.survey.reading.answers import says_dont_know

IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
"""What may be an id as it stands."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass
class IdAllocator:
    """Ids for items and scales: a column's own name where it can be one and no other column has it; else drawn up.
    `names` are all names in the files, folded."""

    names: Mapping[str, int]
    allocated_ids: set[str] = field(default_factory=set)

    def of(self, question: DraftQuestion, prefix: str = "q") -> str:
        """The id that a question gets."""
        name = question.name
        is_possible = IDENTIFIER.fullmatch(name) and not name.isdigit() and name.casefold() not in self.allocated_ids
        is_unique = question.ordered or self.names.get(heading_key(name), 0) < 2
        return self._take(name) if is_possible and is_unique else self.allocate_id(prefix)

    def allocate_id(self, prefix: str) -> str:
        """An id that no column and no other question has."""
        number = 1
        while f"{prefix}{number}" in self.allocated_ids or f"{prefix}{number}" in self.names:
            number += 1
        return self._take(f"{prefix}{number}")

    def _take(self, name: str) -> str:
        self.allocated_ids.add(name.casefold())
        return name


def options_of(answers: Sequence[DraftAnswer]) -> tuple[tuple[str, DraftAnswer], ...]:
    """Answers under ids: what stands in the files where that can be an id, else letters; `dk` for `don't know`."""
    values = [option.value for option in answers]
    are_valid_ids = all(IDENTIFIER.fullmatch(value) and value.casefold() not in _NO_IDS for value in values)
    if are_valid_ids and len({value.casefold() for value in values}) == len(values):
        return tuple((option.value, option) for option in answers)
    folded_values = {value.casefold() for value in values}
    letters = not folded_values & set(_LETTERS) and len(answers) <= len(_LETTERS)
    options: list[tuple[str, DraftAnswer]] = []
    number = 0
    for answer in answers:
        if (
            any(map(says_dont_know, answer.wordings))
            and "dk" not in (id_ for id_, _ in options)
            and "dk" not in folded_values
        ):
            options.append(("dk", answer))
            continue
        options.append((_LETTERS[number] if letters else f"o{number + 1}", answer))
        number += 1
    return tuple(options)


_NO_IDS = {"none", "null", "true", "false", "yes", "no", "on", "off"}  # words of YAML, which people quote or don't
