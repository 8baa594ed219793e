"""What no grouping can go beyond."""

from collections import Counter

from ecpat_training.roster.model.group_task import GroupTask


def most_cross(task: GroupTask) -> int:
    """How many pairs of different stakeholder types can meet at most, in all rounds and before.

    In a round, a group of s people has (s² - sum of squares of its people of each type) / 2 such pairs; a type's
    squares sum to the least where it is spread evenly. People whose type isn't known take part in none.
    """
    types = [person.stakeholder for person in task.people]
    everywhere = sum(task.crosses(a, b) for a in range(len(types)) for b in range(a))
    reached = sum(task.crosses(*pair) for pair in task.met or {})
    for sizes, present in zip(task.sizes, task.present, strict=True):
        counts = Counter(types[person] for person in present)
        squares = sum(_even_squares(number, len(sizes)) for kind, number in counts.items() if kind is not None)
        known = len(present) - counts[None]
        reached += (_most_squares(sizes, counts[None]) - squares) // 2 if known else 0
    return min(everywhere, reached)


def _even_squares(number: int, groups: int) -> int:
    share, rest = divmod(number, groups)
    return (groups - rest) * share**2 + rest * (share + 1) ** 2


def _most_squares(sizes: tuple[int, ...], unknown: int) -> int:
    """The most that the squares of the groups' known people sum up to, when those not known sit in small groups."""
    left = sorted(sizes)
    for place, size in enumerate(left):
        left[place] = size - min(size, unknown)
        unknown -= size - left[place]
    return sum(size**2 for size in left)
