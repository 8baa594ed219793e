"""Whose code stands in several responses of one wave: people who answered again, or came to another workshop."""

from collections import defaultdict

from ecpat_training.effect.linking.codes import compact, without_leading_zeros
from ecpat_training.survey.model.responses import WaveResponses


def rows_by_person(wave: WaveResponses) -> list[list[int]]:
    """The rows of each code that several responses have, however it is spelt; responses without a code are each
    somebody else's."""
    by_code: dict[str, list[int]] = defaultdict(list)
    for row, code in enumerate(wave.codes.astype(str)):
        if key := without_leading_zeros(compact(code)):
            by_code[key].append(row)
    return [rows for rows in by_code.values() if len(rows) > 1]
