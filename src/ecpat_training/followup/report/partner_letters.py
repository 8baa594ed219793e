"""The letter that asks each partner for the follow-ups that are due, in the language of the trainings, as all letters
around a training are. It holds no names and no codes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ecpat_training.documents.wording import Wording, wording
from ecpat_training.followup.model.due import DueBoard, DueState, FollowUpDue
from ecpat_training.programme.model.in_language import in_language
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.training_named import chosen, titled
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
        spoken = {one.training: language or chosen(programme, one.training).language for one in steps}
        for said in sorted({*spoken.values()}):
            of = [one for one in steps if spoken[one.training] == said]
            letters.append(PartnerLetter(country, said, tuple(_text(board, of, programme, wording(said)))))
    return tuple(letters)


def _text(board: DueBoard, steps: Sequence[FollowUpDue], programme: Programme, words: Wording) -> Iterator[str]:
    texts = in_language(programme, words.language)[0] if words.language in programme.translations else programme
    yield words.say("follow-up ask")
    yield words.say("follow-up ask why", programme=texts.programme)
    for one in steps:
        title = titled(words, chosen(texts, one.training)).title
        said = [words.say("follow-up ask training", training=title, number=one.month, by=words.date(one.by))]
        said += [words.say("follow-up ask late")] if one.state(board.on) is DueState.LATE else []
        yield " ".join((*said, _whom(one, words)))
    answers = words.alternatives([words.say(f"became {status}") for status in STATUSES])
    yield words.say("follow-up ask how", words=answers)


def _whom(one: FollowUpDue, words: Wording) -> str:
    if not one.typed:
        return words.say("follow-up ask untyped", number=words.number(one.people))
    if not one.open:
        return words.say("follow-up ask rest")
    return words.say("follow-up ask open", number=words.number(len(one.open)), all=words.number(one.people))
