"""What of a participant list may stand without names: values that a table of the tool knows, and nothing else; and how
many people it still gives away, because few are like them.

L. Sweeney (2002), k-anonymity: a model for protecting privacy, International Journal of Uncertainty, Fuzziness and
Knowledge-Based Systems 10(5), 557-570, doi:10.1142/S0218488502001648.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from ecpat_training.values.countries import known_country
from ecpat_training.values.participant import Participant
from ecpat_training.values.profession import Profession

Of = Callable[[Participant], str]

_PROFESSIONS = frozenset(map(str, Profession))
_LONGEST = 40  # letters of a region
_TELLING = re.compile(r"\d{3}|@|://")  # a number of somebody's, an address


def _country(person: Participant) -> str:
    try:
        return known_country(person.country or "")
    except ValueError:
        return ""


def _profession(person: Participant) -> str:
    return person.profession if person.profession in _PROFESSIONS else ""


def _region(person: Participant) -> str:
    text = person.region or ""
    return "" if len(text) > _LONGEST or _TELLING.search(text) else text


DATA: Mapping[str, Of] = {
    "stakeholder type": lambda person: str(person.stakeholder or ""),
    "role": lambda person: str(person.role or ""),
    "profession": _profession,
    "gender": lambda person: str(person.gender or ""),
    "country": _country,
    "region": _region,
    "status": lambda person: str(person.status or ""),
}
"""The columns of the data, by the header under which every command reads them, and a person's value: empty where the
list's word isn't one that is known."""


def data_columns(people: Sequence[Participant], without: Sequence[str] = ()) -> dict[str, tuple[str, ...]]:
    """The columns of the data in which anybody has a value: by header, one value for each person. `without` are left
    out."""
    columns = {header: tuple(map(getter, people)) for header, getter in DATA.items() if header not in without}
    return {header: values for header, values in columns.items() if any(values)}


SMALLEST = 3  # people of one combination: of two each knows the other


def in_small_cells(columns: Mapping[str, Sequence[str]]) -> int:
    """How many people share their combination of values with fewer than two others. Columns are of equal length; an
    empty value is a value."""
    rows = list(zip(*columns.values(), strict=True))
    return sum(times for times in Counter(rows).values() if times < SMALLEST)


def steps_to_fewer(columns: Mapping[str, Sequence[str]]) -> list[tuple[tuple[str, ...], int]]:
    """Says which columns to leave out so that fewer people have a combination of values that hardly anybody shares.

    Returns:
        An entry for each step: all columns left out until then, and how many people are still in small cells. A step
        leaves out the column that helps most, until nobody is in a small cell; one that helps nobody joins the next.
    """
    remaining = dict(columns)
    gone: list[str] = []
    steps: list[tuple[tuple[str, ...], int]] = []
    small_count = in_small_cells(remaining) if remaining else 0
    while small_count and len(remaining) > 1:
        tried = {
            name: in_small_cells({column: remaining[column] for column in remaining if column != name})
            for name in remaining
        }
        best = min(tried, key=lambda name: tried[name])
        del remaining[best]
        gone.append(best)
        if tried[best] < small_count:
            small_count = tried[best]
            steps.append((tuple(gone), small_count))
    return steps
