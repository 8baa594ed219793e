"""The two trainers of a session come from different sides."""

from collections.abc import Callable
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field, WithJsonSchema

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import held, named, unstaffed
from ecpat_training.agenda.rule_parts.draft import Draft, Literal01
from ecpat_training.core.text import listing
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.rules.book import Rule
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.values.participant import Role, StakeholderType

WEIGHT = None
Mix = Literal["role", "country", "stakeholder"]
Side = Callable[[Trainer, str], bool]
SIDES: dict[Mix, tuple[tuple[str, Side], tuple[str, Side]]] = {
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


_WORDS: dict[str, Any] = {"enum": list(get_args(Mix))}


def _one_or_more(written: Any) -> Any:
    return (written,) if isinstance(written, str) else written


class Parameters(Noun):
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


def states(parameters: Parameters) -> str:
    """The rule in one sentence."""
    mixes = listing([" with ".join(side for side, _ in SIDES[mix]) for mix in parameters.of])
    return f"{'Each pair of trainers' if parameters.over == 'pair' else 'The team of trainers'} joins {mixes}."


def check(rule: Rule, agenda: Agenda, context: Context) -> RuleResult:
    """Finds pairs whose two trainers are of the same side, or a team that lacks a side."""
    if unstaffed(agenda):
        return rule.result([])
    country, breaks = context.training.country, []
    if rule.parameters.over == "team":
        team = [
            context.trainers[code] for item in agenda.sessions() for code in item.trainers if code in context.trainers
        ]
        breaks = [
            rule.broken(f"no trainer of the team is from {name}.", agenda.where)
            for mix in rule.parameters.of
            for name, side in SIDES[mix]
            if not any(side(trainer, country) for trainer in team)
        ]
        return rule.result(breaks, cost=rule.cost(len(breaks)))
    for day, item, _, _ in held(agenda):
        pair = [context.trainers[code] for code in item.trainers[:2] if code in context.trainers]
        for mix in rule.parameters.of:
            if len(item.trainers) > 1 and not all(any(side(one, country) for one in pair) for _, side in SIDES[mix]):
                sides = " with ".join(name for name, _ in SIDES[mix])
                what = f"{listing(list(item.trainers[:2]))} do not join {sides}."
                breaks.append(rule.broken(f"{named(day, item)}: {what}", item.where))
    return rule.result(breaks, cost=rule.cost(len(breaks)))


def constrain(rule: Rule, draft: Draft) -> None:
    """Amounts are mixes that a pair lacks, or sides that the team lacks."""
    country = draft.context.training.country
    for mix in rule.parameters.of:
        if rule.parameters.over == "team":
            for name, side in SIDES[mix]:
                lacking = draft.flag(f"team lacks {name}")
                _somebody(
                    draft, [draft.comes(one) for one in draft.trainers if side(one, country)], draft.staffed(), lacking
                )
                draft.charge(rule, lacking)
            continue
        for piece in draft.pieces:
            lacking = draft.flag(f"{piece.key} lacks mix of {mix}")
            for _, side in SIDES[mix]:
                present = [draft.trains(piece, one) for one in draft.trainers if side(one, country)]
                _somebody(draft, present, draft.paired(piece), lacking)
            draft.charge(rule, lacking)


def _somebody(draft: Draft, present: list[Literal01], wanted: Literal01, lacking: Literal01) -> None:
    draft.add(sum(present) + lacking >= wanted)
