"""What was published already, so that the difference of two reports is nobody's answers."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ecpat_training.survey.instrument.item import Wave
from ecpat_training.values.base import Identifier, Noun, Text, Title

Sketched = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{2688}$")]
"""A sketch as text: 2,016 bytes."""
Sealed = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]+=*$")]
"""A part of the digests of people under the ledger's key, sealed with it (`disclosure/sealed.py`)."""
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$|^$")]

SINCE_SEALED = frozenset(("column", "counts", "spread", "network", "waves", "by_code", "by_answers", "scale", "asked"))
"""What earlier releases of ecpat didn't write, and didn't seal."""


class ScoredQuestion(Noun):
    """A question of a score that was published: keyed digests of its `words`, of what the people `answered`, and of how
    answers are marked (`rule`); empty where there is none."""

    words: Digest = ""
    answered: Digest = ""
    rule: Digest


class Scored(Noun):
    """How a scale whose figures were published was scored in a wave: the `questions` that somebody answered, what makes
    them known by other names (`asked`, one for each), and a keyed digest of all that makes a score of their answers,
    such as the key."""

    wave: Wave
    scale: Title
    questions: tuple[Identifier, ...]
    scoring: str = Field(pattern=r"^[0-9a-f]{32}$")
    asked: tuple[ScoredQuestion, ...] = ()


class Population(Noun):
    """People of whom figures were published: how many, and who they are, by their codes and by their answers: sealed
    digests of each, of very many people sketches (`disclosure/sketch.py`), as the first ledgers have for all. A
    `group`, by a `column`, is part of others, and scored as they are; `counts` says that only their number was told,
    `spread` whether an SD or an interval was (early ledgers don't say); a `scale` that some left blank has people of
    its own; of a `network` ties are told, of the question and the wave that it names. What goes by answers is empty
    where many people answered alike."""

    of: Title
    people: int = Field(ge=0)
    group: bool = False
    column: Text = ""
    counts: bool = False
    spread: Literal["", "told", "withheld"] = ""
    scale: Text = ""
    network: Text = ""
    waves: tuple[Wave, ...] = ()
    codes: Sketched | Literal[""] = ""
    answers: Sketched | Literal[""] = ""
    by_code: tuple[Sealed, ...] = ()
    by_answers: tuple[Sealed, ...] = ()
    scores: tuple[Scored, ...] = ()


class Release(Noun):
    """One published report; `although` says why it was published although its people differ little from earlier ones.
    `mark` seals it and everything before."""

    release: int = Field(ge=1)
    report: Title
    populations: tuple[Population, ...]
    although: Text = ""
    mark: str = Field(pattern=r"^[0-9a-f]{32}$")


class Ledger(Noun):
    """A project's published reports, in order."""

    published: Title
    releases: tuple[Release, ...] = ()
