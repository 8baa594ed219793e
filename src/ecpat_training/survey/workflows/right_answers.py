"""Which answers of a test are right, corrected in a questionnaire that stands: nothing else of the file changes, and
every remark in it stays."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ecpat_training.core.errors import ContentError, EcpatError
from ecpat_training.core.location import Location
from ecpat_training.files.opening import display_name
from ecpat_training.files.yaml.file import Path_, read_yaml, yaml_text
from ecpat_training.files.yaml.text import scalar
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.instrument.item import ScaleItem
from ecpat_training.survey.reading.decisions import NOT_SCORED
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.words.catalogue.message import phrase

_SAID = re.compile(r"\"[^\"]*\"|'[^']*'|[^\s,#}\]\"'|>][^\s,#}\]]*")


class RightAnswer(NamedTuple):
    """A question of a test, its answers by their ids with their words, and the right one's id."""

    id: str
    words: str
    answers: Sequence[tuple[str, str]]
    key: str


def right_answers(instrument: Instrument) -> list[RightAnswer]:
    """The questions of a questionnaire that have a right answer, in its order."""
    return [
        RightAnswer(
            item.id, _first(item.texts()), [(option, _first(item.option_texts(option))) for option in item.options], key
        )
        for item, key in _of_tests(instrument)
    ]


def without_a_right_answer(path: Path) -> list[str]:
    """The words of the questions of which a person decided that no answer is right, as the file has them.

    Raises:
        InputError, RefusedError, ContentError: the file can't be read.
    """
    items = [item for _, item in _places(read_yaml(path).data) if item.get("key") == NOT_SCORED]
    texts = [next(iter(text.values()), "") if isinstance(text := item.get("text"), dict) else text for item in items]
    return [str(words or item.get("id")) for words, item in zip(texts, items, strict=True)]


def correct_answers(path: Path, choices: Mapping[str, str], trial_path: Path) -> bytes:
    """The questionnaire's file with other right answers, by the ids of questions. It is written to `trial_path` first
    and read from there: whatever differs otherwise is refused.

    Raises:
        InputError, RefusedError, ContentError: the file can't be read, or isn't written so that it can be changed here.
    """
    instrument_before, _ = read_instrument(path)
    new_keys = {
        item.id: choices[item.id] for item, key in _of_tests(instrument_before) if choices.get(item.id, key) != key
    }
    lines = yaml_text(path).splitlines(keepends=True)
    source = read_yaml(path)
    for place, item in reversed(list(_places(source.data))):  # from the end: what stands before keeps its place
        if (id_ := str(item.get("id"))) not in new_keys:
            continue
        location = source.location_of((*place, "key"))
        line, column = (location.line or 1) - 1, (location.column or 1) - 1
        if (match := _SAID.match(lines[line], column)) is None:
            raise _not_here(path, id_)
        lines[line] = f"{lines[line][:column]}{scalar(new_keys[id_])}{lines[line][match.end() :]}"
    text = "".join(lines).encode()
    trial_path.write_bytes(text)
    instrument_after, _ = read_instrument(trial_path)
    if instrument_after != _with_keys(instrument_before, new_keys):
        raise _not_here(path, next(iter(new_keys), ""))
    return text


def _of_tests(instrument: Instrument) -> Iterator[tuple[ScaleItem, str]]:
    return ((item, item.key) for scale in instrument.scales for item in scale.items if item.key and item.options)


def _places(data: object) -> Iterator[tuple[Path_, Mapping[str, object]]]:
    """Where each question of a scale stands, and what is written there."""
    scales = data.get("scales") if isinstance(data, dict) else None
    for number, scale in enumerate(scales if isinstance(scales, list) else []):
        items = scale.get("items") if isinstance(scale, dict) else None
        for index, item in enumerate(items if isinstance(items, list) else []):
            if isinstance(item, dict):
                yield ("scales", number, "items", index), item


def _with_keys(instrument: Instrument, keys: Mapping[str, str]) -> Instrument:
    scales = [
        scale.model_copy(
            update={
                "items": type(scale.items)(
                    item.model_copy(update={"key": keys.get(item.id, item.key)}) for item in scale.items
                )
            }
        )
        for scale in instrument.scales
    ]
    return instrument.model_copy(update={"scales": type(instrument.scales)(scales)})


def _not_here(path: Path, id_: str) -> EcpatError:
    message = phrase(
        "the right answer of `{question}` is written in a way that can't be changed here; nothing was changed.",
        question=id_,
    )
    hint = "Write it into the questionnaire's file in a text editor, behind `key:` of that question."
    return ContentError.because("instrument.key", message, location=Location(display_name(path)), hint=hint)


def _first(words: Sequence[str]) -> str:
    return next(iter(words), "")
