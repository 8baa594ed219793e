"""What a programme's designs show besides the change, for other programs."""

from dataclasses import dataclass

from ecpat_training.commands.public import Public
from ecpat_training.effect.programme.model.contrast import Contrast
from ecpat_training.effect.programme.model.follow_up import FollowUpMonth
from ecpat_training.effect.programme.model.programme_effect import ProgrammeEffect
from ecpat_training.effect.programme.model.wedge import Wedge
from ecpat_training.effect.programme.report.drawn_sentences import causal
from ecpat_training.effect.programme.report.follow_up import Retention, retention_verdict
from ecpat_training.stats.wedge_effect import WedgeEffect


@dataclass(frozen=True, slots=True)
class CountryFigureData:
    """A country's figure and the two that it is the difference of; null where it is not for publication."""

    country: str
    value: float | None
    first: float | None
    second: float | None
    people: int | None
    drawn: bool


class ContrastData(Public[Contrast]):
    """A kind of figure over countries; `effect` says that lots decided, so that the trainings made it. `without` are
    trainings that have no part, each with the reason."""

    keys = """
        kind months mean=headline.value low=headline.low high=headline.high df=test.df p=test.p
        sign_flip_p=sign_flip.p least_p effect countries=figures without=reasons
    """

    def effect(self) -> bool:
        return causal(self.model)

    def figures(self) -> tuple[CountryFigureData, ...]:
        drawn_countries, withheld_countries = self.model.drawn, self.model.withheld
        return tuple(
            CountryFigureData(country_figure.country, None, None, None, None, country_figure.country in drawn_countries)
            if country_figure.country in withheld_countries
            else CountryFigureData(
                country_figure.country,
                country_figure.value,
                country_figure.first,
                country_figure.second,
                country_figure.people,
                country_figure.country in drawn_countries,
            )
            for country_figure in self.model.countries
        )

    def reasons(self) -> dict[str, str]:
        return {training.training: training.why for training in self.model.without}


class ModelledData(Public[WedgeEffect]):
    """The effect over steps by a model, beside that of the draw: with the likeliest correlation of two means of a
    country, its robust error, t interval and p, and the model's own error."""

    keys = "effect se df low high p model_se correlation"


class WedgeData(Public[Wedge]):
    """The effect over steps and its robust error; interval and p are over the `orders` that could have been drawn and
    differ. `why_not` says why there is no effect, "" where there is one."""

    keys = """
        effect=effect.effect se=effect.se low=effect.low high=effect.high p=effect.p orders=effect.orders modelled
        countries steps=steps.steps why_not
    """
    parts = (ModelledData,)

    def countries(self) -> int:
        return len({mean.country for mean in self.model.steps.means})


@dataclass(frozen=True, slots=True)
class UseData:
    """A question about use at work, or commitments done: how many were asked, answered, said yes."""

    text: str
    asked: int
    answered: int
    yes: int


class FollowUpData(Public[FollowUpMonth]):
    """A follow-up over trainings: who answered, the changes, `bounds` of the change since before whatever the silent
    would say, and that change of those who answered, person by person, plain and weighed."""

    keys = """
        months trainings took_part answered left=who_left since_before since_after bounds plain=reweighed.plain
        weighed=reweighed.weighed used
    """
    parts = (ContrastData,)
    effect: ProgrammeEffect

    def who_left(self) -> Retention:
        return retention_verdict(self.effect, self.model)

    def used(self) -> tuple[UseData, ...]:
        use_rows = [UseData(use.text, use.people, use.answered, use.yes) for use in self.model.uses]
        promises = self.model.promises
        return (
            *use_rows,
            *([UseData("Commitments done", promises.asked, promises.answered, promises.done)] if promises else []),
        )


class DesignsData(Public[ProgrammeEffect]):
    """Each design that the programme has; null where it has none."""

    keys = "delayed_start=designs.delayed stepped_wedge=designs.wedge untaught=designs.untaught follow_ups"
    parts = (ContrastData, WedgeData)

    def follow_ups(self) -> tuple[FollowUpData, ...]:
        return tuple(FollowUpData(month, effect=self.model) for month in self.model.designs.follow_ups)
