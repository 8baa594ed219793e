"""What of a participant list may stand without names: values that a table of the tool knows, and nothing else; and how
many people it still gives away, because few are like them.

L. Sweeney (2002), k-anonymity: a model for protecting privacy, International Journal of Uncertainty, Fuzziness and
Knowledge-Based Systems 10(5), 557-570, doi:10.1142/S0218488502001648.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from ecpat_training.values.countries import require_country
from ecpat_training.values.participant import Participant
from ecpat_training.values.profession import Profession

ReadAttribute = Callable[[Participant], str]

_PROFESSIONS = frozenset(map(str, Profession))
_MAX_REGION_LENGTH = 40  # letters of a region
_IDENTIFYING_PATTERN = re.compile(r"\d{3}|@|://")  # a number of somebody's, an address


def _country(person: Participant) -> str:
    try:
        return require_country(person.country or "")
    except ValueError:
        return ""


def _profession(person: Participant) -> str:
    return person.profession if person.profession in _PROFESSIONS else ""


def _region(person: Participant) -> str:
    text = person.region or ""
    return "" if len(text) > _MAX_REGION_LENGTH or _IDENTIFYING_PATTERN.search(text) else text


DATA: Mapping[str, ReadAttribute] = {
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


def data_columns(people: Sequence[Participant], excluded_columns: Sequence[str] = ()) -> dict[str, tuple[str, ...]]:
    """The columns of the data in which anybody has a value: by header, one value for each person. `excluded_columns`
    are left out."""
    columns = {header: tuple(map(getter, people)) for header, getter in DATA.items() if header not in excluded_columns}
    return {header: values for header, values in columns.items() if any(values)}


MIN_CELL_SIZE = 3  # people of one combination: of two each knows the other


def count_small_cells(columns: Mapping[str, Sequence[str]]) -> int:
    """How many people share their combination of values with fewer than two others. Columns are of equal length; an
    empty value is a value."""
    rows = list(zip(*columns.values(), strict=True))
    return sum(times for times in Counter(rows).values() if times < MIN_CELL_SIZE)


def steps_to_fewer(columns: Mapping[str, Sequence[str]]) -> list[tuple[tuple[str, ...], int]]:
    """Says which columns to leave out so that fewer people have a combination of values that hardly anybody shares.

    Returns:
        An entry for each step: all columns left out until then, and how many people are still in small cells. A step
        leaves out the column that helps most, until nobody is in a small cell; one that helps nobody joins the next.
    """
    remaining_columns = dict(columns)
    removed_columns: list[str] = []
    steps: list[tuple[tuple[str, ...], int]] = []
    small_count = count_small_cells(remaining_columns) if remaining_columns else 0
    while small_count and len(remaining_columns) > 1:
        small_cells_by_column = {
            name: count_small_cells(
                {column: remaining_columns[column] for column in remaining_columns if column != name}
            )
            for name in remaining_columns
        }
        best_column = min(small_cells_by_column, key=lambda name: small_cells_by_column[name])
        del remaining_columns[best_column]
        removed_columns.append(best_column)
        if small_cells_by_column[best_column] < small_count:
            small_count = small_cells_by_column[best_column]
            steps.append((tuple(removed_columns), small_count))
    return steps
