"""The mapping file of a survey, which says how its columns and answers are read, decided once for files that a form
gave names of its own; and what a new one is to hold: how they were read, and what is open."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ecpat_training.files.mapping import Decisions, MappingPart, open_lines
from ecpat_training.values.base import Noun


class SurveyMappingFile(Noun):
    """One mapping file of a survey: columns by their headers, words for the waves, and for each scale or item the
    answers that people or platforms write in their own way, rows by their places (`pre.csv line 7`), and codes that
    are written otherwise than in another file, by the person's code there."""

    survey: str | None = None
    columns: Decisions = {}
    waves: Decisions = {}
    rows: Decisions = {}
    answers: dict[str, Decisions] = {}
    codes: Decisions = {}


@dataclass(frozen=True, slots=True)
class SurveyMap:
    """A whole mapping file of a survey. `waves` are the words for the waves, `rows` those that may be
    nobody's answers, `answers` a part for each scale or item
    with answers that can't be read, `codes` those that are nearly one of another file; `own` are the columns of the
    platform's own, which nobody needs to decide.
    `left_out` is how many answers to each item can't be read and aren't written, since names may be in them;
    without an `instrument` the columns are points."""

    survey: str
    platform: str
    columns: MappingPart
    waves: MappingPart
    rows: MappingPart
    answers: tuple[MappingPart, ...]
    own: tuple[str, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    instrument: bool = True
    codes: MappingPart = field(default_factory=lambda: MappingPart("codes", (), ()))

    @property
    def parts(self) -> tuple[MappingPart, ...]:
        """All parts that hold anything, in the file's order."""
        all_parts = (self.columns, self.waves, self.rows, *self.answers, self.codes)
        return tuple(map_part for map_part in all_parts if map_part.entries)

    @property
    def open(self) -> int:
        """How many lines wait for a person."""
        return open_lines(self.parts)

    @property
    def named(self) -> tuple[tuple[str, MappingPart], ...]:
        """All parts that hold anything by names that none shares: those of answers are named `answers k1`."""
        named_parts = {"columns": self.columns, "waves": self.waves, "rows": self.rows, "codes": self.codes}
        named_entries = [
            *named_parts.items(),
            *((f"answers {answer_part.name}", answer_part) for answer_part in self.answers),
        ]
        return tuple((name, map_part) for name, map_part in named_entries if map_part.entries)

    def decided(self, choices: Mapping[tuple[str, str], str]) -> "SurveyMap":
        """The same with what a person has chosen for some lines, by the name of the part (see `named`) and what is
        written there; a line for which nothing is chosen stays as it is."""
        return replace(
            self,
            columns=self.columns.apply_decisions(choices),
            waves=self.waves.apply_decisions(choices),
            rows=self.rows.apply_decisions(choices),
            codes=self.codes.apply_decisions(choices),
            answers=tuple(
                answer_part.apply_decisions(choices, f"answers {answer_part.name}") for answer_part in self.answers
            ),
        )
