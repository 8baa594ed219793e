"""The two trainers of a session come from different sides."""

from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field, WithJsonSchema

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import item_label, lacks_staff, list_sessions_on_days
from ecpat_training.agenda.rule_parts.draft import Draft, Literal01
from ecpat_training.agenda.rule_parts.rule import AgendaRule, Side, TrainerPair
from ecpat_training.core.text import listing
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.values.participant import Role, StakeholderType
from ecpat_training.words.catalogue.message import phrase

Mix = Literal["role", "country", "stakeholder"]
SIDES_BY_MIX: dict[Mix, tuple[tuple[str, Side], tuple[str, Side]]] = {
    "role": (
        ("law enforcement", lambda trainer, _: trainer.role is Role.LAW_ENFORCEMENT),
        ("care", lambda trainer, _: trainer.role is Role.CARE),
    ),
    "country": (
        ("the country itself", lambda trainer, country: trainer.country == country),
        ("abroad", lambda trainer, country: trainer.country != country),
    ),
    "stakeholder": (
        ("a GO", lambda trainer, _: trainer.stakeholder is StakeholderType.GO),
        ("an NGO", lambda trainer, _: trainer.stakeholder is StakeholderType.NGO),
    ),
}


_WORDS: dict[str, object] = {"enum": list(get_args(Mix))}


def _one_or_more(written_mixes: object) -> object:
    return (written_mixes,) if isinstance(written_mixes, str) else written_mixes


class MixedPairParameters(Noun):
    """What to mix: `role` (law enforcement with care), `country` (somebody of the training's country with somebody from
    abroad), `stakeholder` (GO with NGO); in each `pair`, or `over` the whole `team`. A weight is for each mix that a
    pair, or the team, lacks. WAVE and UNFPA ask for two trainers of mixed backgrounds, an international one matched
    with a local one."""

    of: Annotated[
        tuple[Mix, ...],
        BeforeValidator(_one_or_more),
        Field(min_length=1),
        WithJsonSchema({"anyOf": [_WORDS, {"type": "array", "items": _WORDS, "minItems": 1}]}),
    ] = ("role", "country")
    over: Literal["pair", "team"] = "pair"


class MixedPair(AgendaRule):
    """The two trainers of a session come from different sides (the rule `mixed pair`)."""

    MEANING = "The two trainers of a session come from the same side."
    DO = "Give the session one trainer of each side, such as a police officer and a social worker."
    parameters: MixedPairParameters
    CONCERNS = frozenset({"trainers", "pairs"})
    WISH = "team wish"

    @property
    def states(self) -> str:
        mixes = listing([" with ".join(side for side, _ in SIDES_BY_MIX[mix]) for mix in self.parameters.of])
        return f"{'Each pair of trainers' if self.parameters.over == 'pair' else 'The team of trainers'} joins {mixes}."

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds pairs whose two trainers are of the same side, or a team that lacks a side."""
        if lacks_staff(agenda):
            return self.result([])
        country, breaks = context.training.country, []
        if self.parameters.over == "team":
            team = [
                context.trainers[code]
                for item in agenda.sessions()
                for code in item.trainers
                if code in context.trainers
            ]
            breaks = [
                self.broken(phrase("no trainer of the team is from {side}.", side=name), agenda.where)
                for mix in self.parameters.of
                for name, side in SIDES_BY_MIX[mix]
                if not any(side(trainer, country) for trainer in team)
            ]
            return self.result(breaks, cost=self.cost(len(breaks)))
        for day, item, _, _ in list_sessions_on_days(agenda):
            pair = [context.trainers[code] for code in item.trainers[:2] if code in context.trainers]
            for mix in self.parameters.of:
                if len(item.trainers) > 1 and not all(
                    any(side(trainer, country) for trainer in pair) for _, side in SIDES_BY_MIX[mix]
                ):
                    side_names = " with ".join(name for name, _ in SIDES_BY_MIX[mix])
                    message = phrase(
                        "{item}: {trainers} do not join {sides}.",
                        item=item_label(day, item),
                        trainers=listing(list(item.trainers[:2])),
                        sides=side_names,
                    )
                    breaks.append(self.broken(message, item.where))
        return self.result(breaks, cost=self.cost(len(breaks)))

    def constrain(self, draft: Draft) -> None:
        """Amounts are mixes that a pair lacks, or sides that the team lacks."""
        country = draft.context.training.country
        for mix in self.parameters.of:
            if self.parameters.over == "team":
                for name, side in SIDES_BY_MIX[mix]:
                    lacks_side = draft.flag(f"team lacks {name}")
                    _somebody(
                        draft,
                        [draft.attends(trainer) for trainer in draft.trainers if side(trainer, country)],
                        draft.staffed(),
                        lacks_side,
                    )
                    draft.charge(self, lacks_side)
                continue
            for piece in draft.pieces:
                lacks_side = draft.flag(f"{piece.key} lacks mix of {mix}")
                for _, side in SIDES_BY_MIX[mix]:
                    present_trainers = [
                        draft.trains(piece, trainer) for trainer in draft.trainers if side(trainer, country)
                    ]
                    # Only of a full pair: with a vacant post there is no pair yet that could lack a side.
                    _somebody(draft, present_trainers, draft.has_two_trainers(piece), lacks_side)
                draft.charge(self, lacks_side)

    def suits(self, post: TrainerPair) -> bool:
        country = post.context.training.country
        required_sides = [side for _, side in self.sides_of_a_pair()] if self.hard else []
        return all(any(side(trainer, country) for trainer in post.pair) for side in required_sides)

    def mixes(self) -> tuple[Mix, ...]:
        return self.parameters.of

    def sides_of_a_pair(self) -> list[tuple[str, Side]]:
        return [side for mix in self.parameters.of if self.parameters.over == "pair" for side in SIDES_BY_MIX[mix]]

    def sides_of_a_team(self) -> list[tuple[str, Side]]:
        return [side for mix in self.parameters.of if self.parameters.over == "team" for side in SIDES_BY_MIX[mix]]


def _somebody(draft: Draft, attendance_flags: list[Literal01], is_needed: Literal01, lacks_side: Literal01) -> None:
    draft.add(sum(attendance_flags) + lacks_side >= is_needed)
