"""What people answered: one table a wave, with the place of every answer kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, overload

from ecpat_training.core.location import Location
from ecpat_training.survey.instrument.instrument import Wave

if TYPE_CHECKING:
    import pandas


class ResponsePlaces(Sequence[Location]):
    """Where responses stand in a file, one after the other: `where(rows[i])`, made when somebody looks at it."""

    def __init__(self, get_location: Callable[[int], Location], rows: Sequence[int]) -> None:
        self._where, self._rows = get_location, rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Location: ...
    @overload
    def __getitem__(self, index: slice) -> "ResponsePlaces": ...
    def __getitem__(self, index: int | slice) -> "Location | ResponsePlaces":
        return (
            ResponsePlaces(self._where, self._rows[index])
            if isinstance(index, slice)
            else self._where(self._rows[index])
        )


@dataclass(frozen=True)
class WaveResponses:
    """The answers of one wave as read from one file.

    `answers` has a row per response and a column per item id (str -> float or str, missing is NaN): numbers for
    Likert and number items, the option's id for multiple choice. `codes` are the self-generated codes as written
    ("" where missing), `groups` a column per background question; all three share the index 0..n-1, and
    `places[i]` is where response i stands in the person's file. Then-items are columns called after their id, such as
    `then_k1`. `totals` say of items whose answers are points what these are out of; `forms` say which parallel form
    each response got, "" where the file doesn't say it, None where it has no column for that; `sites` say where
    each was trained, "" where that isn't told, None where all are of one training; `not_used` are the rows that are no
    responses, each with the reason.
    rows == len(answers) + len(not_used). `written` says how many wrote something in each column of free text;
    `of_before` are the items whose columns ask of the time before the training, with the words that do.
    """

    wave: Wave
    file: str
    sheet: str | None
    platform: str
    rows: int
    answers: "pandas.DataFrame"
    codes: "pandas.Series[str]"
    groups: "pandas.DataFrame"
    places: Sequence[Location]
    not_used: dict[Location, str] = field(default_factory=dict)
    submitted: tuple[datetime, datetime] | None = None
    columns_ignored: tuple[str, ...] = ()
    totals: dict[str, str] = field(default_factory=dict)
    forms: "pandas.Series[str] | None" = None
    beside: "pandas.Series[str] | None" = None
    moments: "pandas.Series[pandas.Timestamp] | None" = None
    sites: tuple[str, ...] | None = None
    named: bool = False
    written: dict[str, int] = field(default_factory=dict)
    of_before: Mapping[str, str] = field(default_factory=dict)

    def only(self, rows: list[int]) -> "WaveResponses":
        """The wave with these responses alone, in this order; the rows not used and the number of rows are kept."""
        return replace(
            self,
            answers=self.answers.iloc[rows].reset_index(drop=True),
            codes=self.codes.iloc[rows].reset_index(drop=True),
            groups=self.groups.iloc[rows].reset_index(drop=True),
            places=[self.places[row] for row in rows],
            forms=None if self.forms is None else self.forms.iloc[rows].reset_index(drop=True),
            beside=None if self.beside is None else self.beside.iloc[rows].reset_index(drop=True),
            moments=None if self.moments is None else self.moments.iloc[rows].reset_index(drop=True),
            sites=None if self.sites is None else tuple(self.sites[row] for row in rows),
        )
