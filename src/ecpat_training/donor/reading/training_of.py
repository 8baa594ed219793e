"""Which training a list is of: the id that its file's or its folder's name holds."""

import re
from pathlib import Path

from ecpat_training.core.text import listing
from ecpat_training.donor.model.entry import TrainingFacts
from ecpat_training.programme.model.programme import Programme
from ecpat_training.words.catalogue.message import phrase


def find_named_trainings(name: str, programme: Programme) -> list[str]:
    """The ids that a name holds, as words: `al-1` is in `al-1 participants` and not in `al-12`. Of ids that hold one
    another, the longer."""
    ids = [training.id for training in programme.list_trainings() if _contains_id(name, training.id)]
    return [
        training_id
        for training_id in ids
        if not any(training_id != longer_id and _contains_id(longer_id, training_id) for longer_id in ids)
    ]


def training_of(path: Path, programme: Programme) -> TrainingFacts | None:
    """The training of a list; None where no name says it.

    Raises:
        ValueError: the name holds several.
    """
    for name in (path.stem, path.absolute().parent.name):
        if ids := find_named_trainings(name, programme):
            if len(ids) > 1:
                raise ValueError(phrase("its name holds {trainings}", trainings=listing(ids)))
            return facts_of(ids[0], programme)
    return None


def facts_of(id_: str, programme: Programme) -> TrainingFacts:
    """What the programme says of a training.

    Raises:
        LookupError: the programme has no training of this id.
    """
    training = programme.training(id_)
    first_day = training.date_of(1)
    return TrainingFacts(training.id, training.days, programme.donors.period_of(first_day) if first_day else None)


def _contains_id(name: str, id_: str) -> bool:
    return re.search(rf"(?<![^\W_]){re.escape(id_)}(?![^\W_])", name, re.IGNORECASE) is not None
