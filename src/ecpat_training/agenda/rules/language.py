"""Trainers are understood."""

from collections.abc import Iterator

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import item_label, list_sessions_on_days
from ecpat_training.agenda.rule_parts.draft import Draft
from ecpat_training.agenda.rule_parts.rule import NAMED, AgendaRequirements, AgendaRule, Impossibility, TrainerPair
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import phrase


class LanguageParameters(Noun):
    """Nothing to set: the training names its language and whether there are interpreters. A weight is for each session
    of somebody who is not understood."""


class Language(AgendaRule):
    """Trainers are understood (the rule `language`)."""

    MEANING = "A trainer doesn't speak the language of the training."
    DO = "Name another trainer, or plan for interpreters: `interpreters: true`."
    parameters: LanguageParameters
    CONCERNS = frozenset({"trainers", "pairs"})
    READS = frozenset({"language"})
    WISH = "team wish"

    @property
    def states(self) -> str:
        return "Trainers speak the training's language, or there are interpreters."

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds trainers who don't speak the language."""
        training, breaks = context.training, []
        for day, item, _, _ in list_sessions_on_days(agenda):
            for code in item.trainers:
                trainer = context.trainers.get(code)
                if trainer is not None and not training.interpreters and training.language not in trainer.speaks:
                    message = phrase(
                        "{item}: {trainer} doesn't speak the training's language (`{language}`).",
                        item=item_label(day, item),
                        trainer=code,
                        language=training.language,
                    )
                    breaks.append(self.broken(message, item.where))
        return self.result(breaks, cost=self.cost(len(breaks)))

    def constrain(self, draft: Draft) -> None:
        """Amounts are sessions of somebody who is not understood."""
        training = draft.context.training
        if training.interpreters:
            return
        for trainer in draft.trainers:
            if training.language not in trainer.speaks:
                draft.charge(self, sum(draft.trains(piece, trainer) for piece in draft.pieces))

    def suits(self, post: TrainerPair) -> bool:
        training = post.context.training
        understood = all(training.language in trainer.speaks for trainer in post.pair)
        return not self.hard or training.interpreters or understood

    def shortcuts(self, requirements: AgendaRequirements) -> Iterator[Impossibility]:
        """Each session needs two trainers who are understood."""
        training, pool = requirements.context.training, requirements.context.pool
        if not requirements.some_pair or not self.hard or training.interpreters:
            return
        speakers = [trainer.id for trainer in pool if training.language in trainer.speaks]
        if len(speakers) > 1:
            return
        speak = "; ".join(
            f"{trainer.id} {listing([f'`{code}`' for code in trainer.speaks])}" for trainer in pool[:NAMED]
        )
        message = phrase(
            "{trainer} of the team speaks `{language}`, the language of {training}, there are no interpreters, and "
            "each session needs two trainers. They speak: {speak}{further}.",
            trainer=phrase("only {trainer}", trainer=speakers[0]) if speakers else "no trainer",
            language=training.language,
            training=training.id,
            speak=speak,
            further=phrase(" and {others} others", others=len(pool) - NAMED) if len(pool) > NAMED else "",
        )
        hint = "Please write `interpreters: true`, correct the training's language, or name other trainers."
        yield Impossibility(
            Finding("plan.language", Severity.ERROR, message, self.where, hint),
            turn=6,
            about=lambda rule: rule is self or rule.TWO_TRAINERS,
            facts=frozenset({"language", "pool"}),
        )
