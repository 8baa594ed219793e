"""Each training's answers are read once, as long as its files stay as they are: a test evaluates one programme by a
report and by its data, and many begin with the same trainings. How answers are read, `tests/effect` and `tests/survey`
see."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.programme.model.training_effect import SurveyedTraining
from ecpat_training.effect.programme.reading import follow_ups
from ecpat_training.effect.programme.reading.sources import answers
from ecpat_training.effect.programme.reading.training_files import read_training

Read = Callable[[SurveyedTraining, Path | None, Path | None, Path | None], EvaluationData]


def _once(read: Read) -> Read:
    known: dict[tuple[object, ...], EvaluationData] = {}

    def read_once(asked: SurveyedTraining, pre: Path | None, post: Path | None, again: Path | None) -> EvaluationData:
        given = [asked.instrument, *(one for one in (pre, post, again) if one), *sorted(asked.folder.glob("*.yaml"))]
        key = (repr(asked), pre, post, again, *((one, one.read_bytes()) for one in given))
        if key not in known:
            known[key] = read(asked, pre, post, again)
        return known[key]

    return read_once


@pytest.fixture(autouse=True, scope="session")
def _each_training_is_read_once() -> Iterator[None]:
    once = _once(read_training)
    with pytest.MonkeyPatch.context() as patch:
        for module in (answers, follow_ups):
            patch.setattr(module, "read_training", once)
        yield
