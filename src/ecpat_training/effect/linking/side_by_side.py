"""People whose answers to two waves stand in one row of a file: the row is the link, and a code says who came again.

Some files have a row for each person and training, others one for each form that was sent, with the columns of the
other wave empty. Of the former a code that stands before in one row and after in another is that of somebody who missed
a form in each of two trainings, and linking it would compare one training's start with the other's end; of the latter
it is the link. Which it is, the file tells: rows with both waves, or such codes, whichever are more.
"""

from collections import defaultdict
from dataclasses import dataclass

from ecpat_training.effect.linking.sent_twice import numbered_by_answers
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.comparable_codes import code_key


@dataclass(frozen=True, slots=True)
class SideBySide:
    """`rows` are the linked rows of the two waves' tables. `repeated` are pairs of rows that say again what a pair
    before them says, code and all answers. `again` are the rows before of people whose code stands in several linked
    rows, together; `unlike` are pairs that are not linked, as another code stands before than after. `tells` says that
    a row is all that a person said, so that no two rows are one; `apart` are then the rows before of codes that stand
    after in another row."""

    rows: tuple[tuple[int, int], ...] = ()
    repeated: tuple[tuple[int, int], ...] = ()
    again: tuple[tuple[int, ...], ...] = ()
    unlike: tuple[tuple[int, int], ...] = ()
    tells: bool = False
    apart: tuple[int, ...] = ()


def side_by_side(before: WaveResponses, after: WaveResponses) -> SideBySide:
    """The rows of a file that hold one person's answers to both waves, and what codes say against that."""
    if before.beside is None or after.beside is None:
        return SideBySide()
    second_row_by_code = {key: row for row, key in enumerate(after.beside) if key}
    row_pairs = [(row, second_row_by_code[key]) for row, key in enumerate(before.beside) if key in second_row_by_code]
    first_codes, second_codes = _comparable(before), _comparable(after)
    codes = {(row, after_row): (first_codes[row], second_codes[after_row]) for row, after_row in row_pairs}
    unlike_row_pairs = tuple(
        row_pair for row_pair in row_pairs if all(codes[row_pair]) and codes[row_pair][0] != codes[row_pair][1]
    )
    unlike_pairs = set(unlike_row_pairs)
    pairs_by_code: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for pair in row_pairs:
        if pair not in unlike_pairs and (code := codes[pair][0] or codes[pair][1]):
            pairs_by_code[code].append(pair)
    code_groups = [pairs for pairs in pairs_by_code.values() if len(pairs) > 1]
    repeated_pairs = _repeated(before, after, code_groups)
    again_rows = (
        tuple(row for row, after_row in pairs if (row, after_row) not in repeated_pairs) for pairs in code_groups
    )
    rows = tuple(row_pair for row_pair in row_pairs if row_pair not in unlike_pairs and row_pair not in repeated_pairs)
    joined_pairs = [row_pair for row_pair in row_pairs if row_pair not in unlike_pairs]
    unpaired_rows = (
        _unpaired_rows(first_codes, {row for row, _ in joined_pairs}),
        _unpaired_rows(second_codes, {row for _, row in joined_pairs}),
    )
    parted_rows = tuple(row for code, row in unpaired_rows[0].items() if code in unpaired_rows[1])
    has_no_codes = not any(first_codes) and not any(second_codes)
    # Which kind of file it is, the majority says: rows that hold both waves, or codes spread over two rows.
    is_side_by_side = has_no_codes or len(rows) > len(parted_rows)
    return SideBySide(
        rows,
        tuple(sorted(repeated_pairs)),
        tuple(rows for rows in again_rows if len(rows) > 1),
        unlike_row_pairs,
        is_side_by_side,
        parted_rows if is_side_by_side else (),
    )


def _comparable(wave: WaveResponses) -> list[str]:
    return [code_key(code) for code in wave.codes.astype(str)]


def _unpaired_rows(codes: list[str], paired_rows: set[int]) -> dict[str, int]:
    """The codes of rows that answer this wave alone, each with one of its rows."""
    return {code: row for row, code in enumerate(codes) if code and row not in paired_rows}


def _repeated(
    before: WaveResponses, after: WaveResponses, code_groups: list[list[tuple[int, int]]]
) -> set[tuple[int, int]]:
    """Of pairs with one code those whose answers, before and after, an earlier one gives too."""
    first_numbers = numbered_by_answers(before, [row for pairs in code_groups for row, _ in pairs])
    second_numbers = numbered_by_answers(after, [row for pairs in code_groups for _, row in pairs])
    repeated_pairs = set()
    for pairs in code_groups:
        known_answers = set[tuple[int, int]]()
        for row, after_row in pairs:
            answers = (first_numbers[row], second_numbers[after_row])
            if answers in known_answers:
                repeated_pairs.add((row, after_row))
            known_answers.add(answers)
    return repeated_pairs
