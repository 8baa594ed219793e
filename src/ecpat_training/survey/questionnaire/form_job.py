"""What a kind of form is built from, what it gives back, and what of a questionnaire a platform would not take."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ecpat_training.documents.document import Document
from ecpat_training.documents.provenance import Provenance
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.model.questionnaire import Questionnaire


class Misfit(NamedTuple):
    """What a platform would not take or would take for something else: the name it is about (a question's, a
    section's), the message, and what to do."""

    name: str
    message: str
    hint: str


_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]+")


def letters_and_digits(name: str) -> str:
    """A name without anything but Latin letters and digits: `then_s01` is `thens01`."""
    return _NOT_PLAIN.sub("", name)


def clashing_names(form: Questionnaire, platform: str, *, plain: bool) -> list[Misfit]:
    """Names of questions that differ in nothing but case, or, where the platform takes `plain` names only, in what it
    drops."""
    seen: dict[str, str] = {}
    misfits = []
    for question in form.questions():
        name = (letters_and_digits(question.name) if plain else question.name).casefold()
        if name in seen:
            message = f"`{question.name}` and `{seen[name]}` are one name in {platform}"
            misfits.append(Misfit(question.name, message, "Give one of them another id."))
        seen.setdefault(name, question.name)
    return misfits


@dataclass(frozen=True, slots=True)
class FormJob:
    """A questionnaire to be built. `names` are its languages' own names for themselves; `people` is for how many, where
    that counts; `seed` is what chance starts from."""

    form: Questionnaire
    instrument: Instrument
    names: Mapping[str, str]
    made: Provenance
    people: int
    seed: int


@dataclass(frozen=True, slots=True)
class Built:
    """The files' bytes by their endings, and what one does with them; or a document that says it all;
    or one for `paper`, of which the files are made while the terminal says what is in it."""

    own: Mapping[str, bytes] = field(default_factory=dict)
    steps: tuple[str, ...] = ()
    document: Document | None = None
    paper: Document | None = None
