"""What a kind of form is built from, and what it gives back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ecpat_training.documents.document import Document
from ecpat_training.documents.provenance import Provenance
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.model.questionnaire import Questionnaire


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
