"""What stands on the first page of what people get: where it is, whom to ask, where to join from afar, and what it is
for."""

from collections.abc import Iterable

from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.documents.document import Block, Bullets, FactList, Heading
from ecpat_training.documents.wording import Wording


def place_facts(planned_training: PlannedTraining, words: Wording) -> Iterable[tuple[str, str]]:
    """Yields label and value of the place and of the contact, as far as the training says them."""
    training = planned_training.training
    texts = {"venue": training.venue, "address": training.address, "contact": training.contact}
    for key, text in texts.items():
        if text:
            yield words.say(key), text
    if training.online:
        yield words.say("online"), training.online


def links(planned_training: PlannedTraining) -> tuple[str, ...]:
    """Which of those facts are addresses on the web."""
    return (planned_training.training.online,) if planned_training.training.online else ()


def objectives(planned_training: PlannedTraining, words: Wording) -> list[Block]:
    """What the training is for, as a list; nothing where nobody says it."""
    objective_texts = planned_training.programme.objectives_of(planned_training.training)
    return [Heading(words.say("objectives"), 2), Bullets(objective_texts)] if objective_texts else []


def write_first_page(planned_training: PlannedTraining, words: Wording) -> list[Block]:
    """Place and purpose, for papers that begin with the first day otherwise."""
    facts = tuple(place_facts(planned_training, words))
    place: list[Block] = [FactList(facts, links(planned_training))] if facts else []
    return [*place, *objectives(planned_training, words)]
