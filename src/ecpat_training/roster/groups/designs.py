"""Rounds in which nobody meets anybody twice, known from combinatorics, where chance alone hardly finds them.

A grouping of points for so many rounds; people are put on the points afterwards (`search.py`).
"""

from ecpat_training.roster.model.group_task import Round

# First rounds, from which the others follow by turning: points 0 ... m-1, m ... 2m-1 and so on each go round a circle
# of m, what is left stays. Any two points come together in one turn of one first round at most. Found by search for
# this program; the tests turn each and count.
_STARTERS: dict[tuple[int, int], tuple[int, tuple[str, ...]]] = {
    (5, 3): (7, ("3 11 14, 5 7 12, 1 2 6, 0 10 13, 4 8 9",)),
    (6, 3): (
        4,
        (
            "10 12 15, 4 8 11, 7 13 17, 0 1 6, 2 5 14, 3 9 16",
            "0 4 15, 6 7 8, 2 9 12, 1 10 14, 5 13 16, 3 11 17",
        ),
    ),
    (6, 4): (7, ("1 16 17 19, 8 12 13 14, 0 4 5 7, 3 9 20 23, 2 10 15 22, 6 11 18 21",)),
    (6, 5): (6, ("1 2 19 21 24, 8 10 15 18 23, 0 11 17 22 26, 3 5 9 12 13, 4 6 7 25 29, 14 16 20 27 28",)),
    (7, 3): (
        5,
        (
            "1 11 20, 0 16 19, 7 10 12, 5 8 17, 3 14 18, 9 13 15, 2 4 6",
            "1 9 10, 12 13 18, 2 15 19, 0 5 6, 8 16 20, 3 4 11, 7 14 17",
        ),
    ),
    (7, 4): (9, ("7 10 14 26, 6 12 21 27, 4 9 15 17, 0 3 5 25, 13 18 23 24, 1 2 11 19, 8 16 20 22",)),
    (8, 3): (11, ("1 2 9, 11 13 18, 4 15 16, 0 6 19, 5 7 21, 10 17 20, 8 14 23, 3 12 22",)),
}


def design(groups: int, size: int, rounds: int) -> tuple[Round, ...] | None:
    """Returns so many rounds of groups of points in which no two points meet twice; None where no such design is known
    here."""
    all_rounds: list[Round] = []
    if size == 2:
        cycle_length = 2 * groups - 1  # the round robin: one stays, the others go round a circle
        all_rounds = _rotated_rounds(
            cycle_length, ((0, cycle_length), *((offset, cycle_length - offset) for offset in range(1, groups)))
        )
    elif (groups, size) in _STARTERS:
        cycle_length, starters = _STARTERS[groups, size]
        all_rounds = [
            turned_round
            for starter in starters
            for turned_round in _rotated_rounds(cycle_length, _parse_round(starter))
        ]
    # Only modulo a prime do two lines of different slopes cross exactly once.
    elif size <= groups and all(groups % divisor for divisor in range(2, groups)):
        all_rounds = _slopes(groups, size)
    return tuple(all_rounds[:rounds]) if rounds <= len(all_rounds) else None


def _parse_round(round_text: str) -> Round:
    return tuple(tuple(map(int, group.split())) for group in round_text.split(","))


def _rotated_rounds(cycle_length: int, starter: Round) -> list[Round]:
    circles = sum(map(len, starter)) // cycle_length * cycle_length

    def move_point(point: int, shift: int) -> int:
        return (
            point
            if point >= circles
            else point // cycle_length * cycle_length + (point % cycle_length + shift) % cycle_length
        )

    return [
        tuple(tuple(move_point(point, step) for point in group) for group in starter) for step in range(cycle_length)
    ]


def _slopes(prime: int, size: int) -> list[Round]:
    """Lines y = x·slope + start over the numbers modulo a prime; two lines of different slope cross once. Where the
    points are a square, its columns are one more round."""
    columns = tuple(tuple(x * prime + y for y in range(prime)) for x in range(size))
    lines = [
        tuple(tuple(x * prime + (x * slope + start) % prime for x in range(size)) for start in range(prime))
        for slope in range(prime)
    ]
    return [*lines, columns] if size == prime else lines
