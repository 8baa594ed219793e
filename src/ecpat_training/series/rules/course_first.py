"""Whoever becomes a trainer in the trainers' course trains after it."""

from collections.abc import Iterator
from datetime import date

from ecpat_training.programme.model.series_dates import SeriesDates
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.series.model.series import DatedSeries
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.draft import Amount, SeriesDraft
from ecpat_training.series.rule_parts.rule import SeriesRule
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import phrase


class CourseFirstParameters(Noun):
    """Nothing to set: `course` of the block `series` names the event and its people. An amount is a trainer who comes
    to a training before the course is over."""


class CourseFirst(SeriesRule):
    """Whoever becomes a trainer in the trainers' course trains after it (the rule `course first`)."""

    MEANING = "A trainer comes to a training before the course for trainers is over."
    DO = "Move the training, or send another trainer."
    parameters: CourseFirstParameters
    UNWRITTEN = 7

    def says(self, dates: SeriesDates) -> str:
        course = f", {dates.course.event}," if dates.course else ""
        return f"Whoever becomes a trainer in the trainers' course{course} comes to trainings after it."

    def check(self, series: DatedSeries, context: SeriesContext) -> RuleResult:
        """Finds people who train before their course is over."""
        breaks = []
        course_end, people = _course(context)
        for dated_training in series.trainings:
            for code in dated_training.trainers:
                if course_end and code in people and dated_training.start <= course_end:
                    message = phrase(
                        "{id} starts on {start} with {code}, whose course is over on {over} only.",
                        id=dated_training.id,
                        start=dated_training.start,
                        code=code,
                        over=course_end,
                    )
                    breaks.append(self.broken(message, dated_training.where))
        return self.judged(breaks, context)

    def constrain(self, draft: SeriesDraft) -> None:
        """Takes these people away from early dates."""
        for amount in _early_amounts(draft):
            draft.charge(self, amount)


def _course(context: SeriesContext) -> tuple[date | None, tuple[str, ...]]:
    """When the course is over (None: there is none, or it has no date), and its people."""
    course = context.dates.course
    event = next((candidate for candidate in context.events if course and candidate.id == course.event), None)
    return (event.date_of(event.days), course.people) if event and course else (None, ())


def _early_amounts(draft: SeriesDraft) -> Iterator[Amount]:
    course_end, people = _course(draft.context)
    if course_end is None:
        return
    for training in draft.context.trainings:
        for post in draft.context.posts(training):
            for trainer in post.trainers:
                if trainer.id in people:
                    attendance = draft.there(training, trainer)
                    yield from (attendance[start] for start in attendance if start <= course_end)
