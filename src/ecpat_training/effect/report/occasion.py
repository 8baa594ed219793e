"""What a report is headed with: the training, where and when it was held, by whom, and under which grant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ecpat_training.effect.sentences.amounts import day
from ecpat_training.effect.sentences.words import report as words
from ecpat_training.words.catalogue.speech import current_speech

SAY = words.OCCASION


@dataclass(frozen=True, slots=True)
class Occasion:
    """The training that a report is about, as far as somebody said; `logo` is a PNG picture. It is all told by who
    makes the report, and published with it."""

    title: str = ""
    place: str = ""
    dates: tuple[date, ...] = ()
    programme: str = ""
    organiser: str = ""
    grant: str = ""
    logo: bytes = b""

    def lines(self) -> Iterator[str]:
        """What stands below the title."""
        if venue := ", ".join(venue_part for venue_part in (self.place, days_in_words(self.dates)) if venue_part):
            yield venue
        if self.programme:
            yield SAY["programme"].format(programme=self.programme)
        if self.organiser:
            yield SAY["organiser"].format(organiser=self.organiser)
        if self.grant:
            yield SAY["grant"].format(grant=self.grant)


def days_in_words(dates: Sequence[date]) -> str:
    """`16 June 2005`, `16 and 17 June 2005`, `30 June to 2 July 2005`."""
    if not dates:
        return ""
    first_date, last_date = dates[0], dates[-1]
    end = day(last_date.isoformat())
    if first_date == last_date:
        return end
    joining_word = SAY["and"] if len(dates) == 2 else SAY["to"]
    start = day(first_date.isoformat())
    if first_date.year == last_date.year and current_speech().english:
        start = start.removesuffix(f" {first_date.year}")
        if first_date.month == last_date.month:
            start = str(first_date.day)
    return joining_word.format(first=start, last=end)
