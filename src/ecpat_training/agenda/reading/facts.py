"""What a file says of the agenda beside its tables: which training, by which programme, when."""

import re
from dataclasses import dataclass, field
from datetime import date

from ecpat_training.agenda.reading.day_label import DayLabel, day_label, find_dates
from ecpat_training.agenda.reading.grid import TextLine
from ecpat_training.core.location import Location
from ecpat_training.words.lists.agenda_headers import AGENDA_FACT_OF
from ecpat_training.words.matching import letters_key

_LABELLED_FACT_PATTERN = re.compile(r"([^:\n]{3,40}):\s*(\S.*)", re.DOTALL)


@dataclass
class AgendaFacts:
    """What was found so far. `named` are the texts beside a label, `mentioned` those in one line with it, which may be
    a title's words; of the programme's file the first of the better kind counts, of versions the first number.
    `dates` are those of the training as a whole, `days` the date of each numbered day."""

    named: list[TextLine] = field(default_factory=list)
    mentioned: list[TextLine] = field(default_factory=list)
    programmes: list[TextLine] = field(default_factory=list)
    programmes_mentioned: list[TextLine] = field(default_factory=list)
    dates: tuple[list[date], Location] | None = None
    version: TextLine | None = None
    days: dict[int, date] = field(default_factory=dict)

    @property
    def trainings(self) -> list[TextLine]:
        """Every text that may name the training, the best first."""
        return [*self.named, *self.mentioned]

    @property
    def programme(self) -> TextLine | None:
        """How the file names the programme's file."""
        return next(iter([*self.programmes, *self.programmes_mentioned]), None)

    def take(self, texts: list[TextLine]) -> bool:
        """Takes in what one row or paragraph says; whether it said one of these things."""
        if len(texts) == 2:
            return self._take_fact(texts[0].text, texts[1], stands_beside_label=True)
        if len(texts) != 1:
            return False
        match = _LABELLED_FACT_PATTERN.fullmatch(texts[0].text)
        if match and self._take_fact(match[1], TextLine(match[2], texts[0].where), stands_beside_label=False):
            return True
        return self._take_day(day_label(texts[0].text))

    def _take_fact(self, label: str, value: TextLine, *, stands_beside_label: bool) -> bool:
        fact = AGENDA_FACT_OF.get(letters_key(label))
        if fact == "training":
            (self.named if stands_beside_label else self.mentioned).append(value)
        elif fact == "programme file":
            (self.programmes if stands_beside_label else self.programmes_mentioned).append(value)
        elif fact == "version":
            if not (value.text.isascii() and value.text.isdecimal()):
                return False  # `Version: final` is a remark
            self.version = self.version or value
        elif fact == "dates" and (dates := find_dates(value.text)):
            self.dates = self.dates or (dates, value.where)
        return fact is not None

    def _take_day(self, label: DayLabel | None) -> bool:
        if label is None or label.number is None or label.on is None:
            return False
        self.days.setdefault(label.number, label.on)
        return True
