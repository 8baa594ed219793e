"""The letter that asks each partner for the follow-ups that are due, in the language of the trainings, as all letters
around a training are. It holds no names and no codes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ecpat_training.documents.wording import Wording, wording
from ecpat_training.followup.model.due import DueBoard, DueState, FollowUpDue
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.translated_programme import in_language
from ecpat_training.programme.training_named import find_training, titled
from ecpat_training.words.lists.commitment_words import STATUSES


@dataclass(frozen=True, slots=True)
class PartnerLetter:
    """What may be mailed to the partner in a country, a paragraph each; the language is an ISO 639 code."""

    country: str
    language: str
    text: tuple[str, ...]


def partner_letters(board: DueBoard, programme: Programme, language: str | None = None) -> tuple[PartnerLetter, ...]:
    """A letter for each country, and for each language in which its trainings are held, unless one is named: which
    trainings, how many people, by when."""
    letters: list[PartnerLetter] = []
    for country, steps in board.partners.items():
        language_by_training = {
            step.training: language or find_training(programme, step.training).language for step in steps
        }
        for letter_language in sorted({*language_by_training.values()}):
            language_steps = [step for step in steps if language_by_training[step.training] == letter_language]
            letters.append(
                PartnerLetter(
                    country, letter_language, tuple(_text(board, language_steps, programme, wording(letter_language)))
                )
            )
    return tuple(letters)


def _text(board: DueBoard, steps: Sequence[FollowUpDue], programme: Programme, words: Wording) -> Iterator[str]:
    texts = in_language(programme, words.language)[0] if words.language in programme.translations else programme
    yield words.say("follow-up ask")
    yield words.say("follow-up ask why", programme=texts.programme)
    for step in steps:
        title = titled(words, find_training(texts, step.training)).title
        sentences = [words.say("follow-up ask training", training=title, number=step.month, by=words.date(step.by))]
        sentences += [words.say("follow-up ask late")] if step.state(board.on) is DueState.LATE else []
        yield " ".join((*sentences, _whom(step, words)))
    answers = words.alternatives([words.say(f"became {status}") for status in STATUSES])
    yield words.say("follow-up ask how", words=answers)


def _whom(step: FollowUpDue, words: Wording) -> str:
    if not step.typed:
        return words.say("follow-up ask untyped", number=words.number(step.people))
    if not step.open:
        return words.say("follow-up ask rest")
    return words.say("follow-up ask open", number=words.number(len(step.open)), all=words.number(step.people))
