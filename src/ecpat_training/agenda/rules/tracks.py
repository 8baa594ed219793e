"""The training is held together: tracks, such as law enforcers and caregivers, are apart for a while only."""

from collections.abc import Sequence

from pydantic import Field, field_validator, model_validator

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import steps_over
from ecpat_training.agenda.rule_parts.draft import STEP, Draft, Steps
from ecpat_training.agenda.rule_parts.rule import AgendaRule, ShorthandParameters
from ecpat_training.core.text import listing
from ecpat_training.programme.rules.check import CountCheck, RuleResult
from ecpat_training.values.kinds import Track
from ecpat_training.values.quantity import bare_minutes
from ecpat_training.words.catalogue.message import phrase


class TracksParameters(ShorthandParameters):
    """The most minutes in split tracks, `of the whole` training, on `each day`, or both: different stakeholders in one
    training were among what worked best. A weight is for each 5 minutes more."""

    main = "of_the_whole"
    of_the_whole: int | None = Field(default=None, ge=0, le=3600, examples=[120])
    each_day: int | None = Field(default=None, ge=0, le=720, examples=[60])

    @field_validator("of_the_whole", "each_day", mode="before")
    @classmethod
    def _with_unit(cls, written_value: object) -> object:
        return bare_minutes(written_value)

    @model_validator(mode="after")
    def _says_how_many(self) -> "TracksParameters":
        if self.of_the_whole is None and self.each_day is None:
            raise ValueError("write the most minutes `of the whole` or on `each day`")
        return self


class Tracks(AgendaRule):
    """The training is held together: tracks, such as law enforcers and caregivers, are apart for a while only (the rule
    `tracks`)."""

    MEANING = "People are in separate tracks longer than the rule allows."
    DO = "Plan fewer sessions at the same time, or change the rule's minutes in the programme."
    parameters: TracksParameters
    SHORTHAND = {"type": ["string", "integer"], "examples": ["at most 120 min"]}
    CONCERNS = frozenset()

    @property
    def states(self) -> str:
        whole_limit, day = self.parameters.of_the_whole, self.parameters.each_day
        limits = [f"{whole_limit} minutes of the training"] if whole_limit is not None else []
        limits += [f"{day} minutes of each day"] if day is not None else []
        return f"At most {listing(limits)} are in split tracks; the rest is together."

    def check(self, agenda: Agenda, _: Context) -> RuleResult:
        """Compares the minutes in split tracks with those allowed, for the whole and for each day."""
        breaks, counts, steps = [], [], 0
        for most_minutes, label, items in [
            (self.parameters.of_the_whole, "the training", agenda.sessions()),
            *((self.parameters.each_day, phrase("day {day}", day=day.number), day.sessions()) for day in agenda.days),
        ]:
            if most_minutes is None:
                continue
            minutes = _longest_separate_minutes(items, agenda.tracks)
            counts.append(CountCheck("tracks", f"minutes of {label}", minutes, None, most_minutes))
            if minutes > most_minutes:
                steps += steps_over(minutes, most_minutes)
                message = phrase(
                    "{part}: {minutes} minutes are in split tracks; at most {most}.",
                    part=label,
                    minutes=minutes,
                    most=most_minutes,
                )
                breaks.append(self.broken(message, agenda.where))
        return self.result(breaks, counts, self.cost(steps))

    def constrain(self, draft: Draft) -> None:
        """What the first track has on its own, every other has as well; amounts are steps over the limits."""
        split_pieces = [piece for piece in draft.pieces if piece.session.track == draft.context.tracks[0]]
        limits = [(self.parameters.of_the_whole, "training", sum(draft.length(piece) for piece in split_pieces))]
        for day in range(1, draft.context.training.days + 1):
            blocks = [block for block in draft.blocks if block.day == day]
            separate_steps = sum(draft.length_in(piece, block) for piece in split_pieces for block in blocks)
            limits.append((self.parameters.each_day, f"day {day}", separate_steps))
        for most_minutes, label, minutes in limits if split_pieces else ():
            if most_minutes is not None:
                _at_most(self, draft, most_minutes, label, minutes)


def _longest_separate_minutes(items: list[AgendaItem], tracks: Sequence[Track]) -> int:
    """Minutes that a track is on its own, of the one for which it is longest."""
    return max(sum(item.minutes for item in items if item.track == track) for track in tracks)


def _at_most(rule: Tracks, draft: Draft, max_minutes: int, label: str, minutes: Steps) -> None:
    excess_steps = draft.steps(f"apart too long: {label}", 24 * 60 // STEP * draft.context.training.days)
    draft.add(minutes <= max_minutes // STEP + excess_steps)
    draft.charge(rule, excess_steps)
