"""Counts as a file: JSON, to be mailed, added up and judged elsewhere."""

import json
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import sqrt
from typing import Any, TypeVar

from ecpat_training.core.errors import ContentError
from ecpat_training.core.json_data import Json, JsonObject
from ecpat_training.core.location import Location
from ecpat_training.effect.counting.counted import ItemCounts, ItemwiseCounts, Side, TwoWaveCounts, UnpairedScores
from ecpat_training.effect.counting.item_sums import ItemSums
from ecpat_training.effect.counting.joint import ChangeSums, Joint, ScoreSums
from ecpat_training.effect.counting.possible import is_possible
from ecpat_training.effect.counting.scoring_key import scoring_digest
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.words.catalogue.message import Command, phrase

SCHEMA = "ecpat-counted/1"
Name = TypeVar("Name", bound=Hashable)
Value = TypeVar("Value")


@dataclass(frozen=True)
class CountFile:
    """What a file of counts holds: the questionnaire, so that whoever judges needs no other file; the counts of each
    two waves; whether it is `whole`, with cells of single people, which stays in the house; and what it says of
    itself, where it goes and where not."""

    instrument: Instrument
    counts: tuple[TwoWaveCounts, ...]
    whole: bool
    notice: str = ""


def count_file_json(file: CountFile, version: str) -> JsonObject:
    """The file as plain dictionaries and lists."""
    return {
        "schema": SCHEMA,
        "version": version,
        "whole": file.whole,
        "notice": file.notice,
        "instrument": file.instrument.model_dump(mode="json", by_alias=True, exclude_defaults=True),
        "counts": [_two_wave_json(counted) for counted in file.counts],
    }


def _two_wave_json(counted: TwoWaveCounts) -> JsonObject:
    return {
        "scoring": counted.instrument,
        "before": counted.before,
        "after": counted.after,
        "parts": counted.parts,
        "sides": [asdict(side) for side in counted.sides],
        "scales": [
            {"scale": scale, **_joint_json(joint_counts)} for scale, joint_counts in sorted(counted.scales.items())
        ],
        "items": [{"item": item, **_joint_json(joint_counts)} for item, joint_counts in sorted(counted.items.items())],
        "groups": [
            {"column": column, "group": group, "scale": scale, **_joint_json(joint_counts)}
            for (column, group, scale), joint_counts in sorted(counted.groups.items())
        ],
        "alone": [
            {"wave": wave, "scale": scale, "scores": [list(score) for score in sorted(single_scores.scores.items())]}
            for (wave, scale), single_scores in sorted(counted.alone.items())
        ],
        "waves": [
            {"wave": wave, "scale": scale, **_itemwise_json(item_counts)}
            for (wave, scale), item_counts in sorted(counted.waves.items())
        ],
    }


def _joint_json(joint_counts: Joint) -> dict[str, Json]:
    figures: Json = None
    if joint_counts.moments.n:
        summary = joint_counts.moments.summary()
        sd_product = summary.sd_before * summary.sd_after * (summary.n - 1)
        figures = {
            "n": summary.n,
            "means": [summary.mean_before, summary.mean_after],
            "sds": [summary.sd_before, summary.sd_after],
            # The last digit of a quotient may lie beyond 1, where everybody changed by the same.
            "r": min(1.0, max(-1.0, summary.co_deviation / sd_product)) if sd_product else None,
        }
    cells: Json = [[before, after, people] for (before, after), people in sorted(joint_counts.cells.items())]
    pooled_json: Json = None
    if joint_counts.pooled.n:
        pooled_json = {
            "n": joint_counts.pooled.n,
            "change": joint_counts.pooled.mean,
            "se": sqrt(joint_counts.pooled.squared_error),
        }
    return {"cells": cells, "figures": figures, "pooled": pooled_json, "hidden": joint_counts.hidden}


def _itemwise_json(itemwise_counts: ItemwiseCounts) -> dict[str, Json]:
    return {
        "items": [
            {
                "item": item,
                "asked": item_counts.asked,
                "answers": [[answer, people] for answer, people in item_counts.answers.items()],
                "total": item_counts.total,
                "responses": item_counts.responses,
            }
            for item, item_counts in sorted(itemwise_counts.items.items())
        ],
        "sums": [
            {
                "form": form,
                "items": list(items),
                "n": item_sums.n,
                "sums": list(item_sums.sums),
                "products": list(item_sums.products),
            }
            for (form, items), item_sums in sorted(itemwise_counts.sums.items())
        ],
    }


def read_count_file(content: bytes, name: str) -> CountFile:
    """A file of counts, as `ecpat survey count` writes it.

    Raises:
        ContentError: the content is no file of counts, is damaged, or tells counts that no answers can have.
    """
    try:
        data = json.loads(content)
        if data["schema"] != SCHEMA:
            raise ValueError
        counts = tuple(map(_read_counted, data["counts"]))
        instrument = Instrument.model_validate(data["instrument"])
        _refuse_repeated_names((counted.before, counted.after) for counted in counts)
        if not all(
            is_possible(counted, instrument) for counted in counts if counted.instrument == scoring_digest(instrument)
        ):
            raise ValueError
        return CountFile(instrument, counts, bool(data["whole"]), str(data.get("notice", "")))
    except (ValueError, KeyError, TypeError, IndexError, RecursionError, ZeroDivisionError, OverflowError):
        raise ContentError.because(
            "counts.file",
            "this is no file of counts, or it was changed.",
            location=Location(name),
            hint=phrase("Ask for the file that {command} wrote, as it is.", command=Command("survey count")),
        ) from None


def _refuse_repeated_names(names: Iterable[Name]) -> list[Name]:
    """The names, each of which may stand there once.

    Raises:
        ValueError: one stands there twice, so that its counts would replace the others.
    """
    all_names = list(names)
    if len(set(all_names)) < len(all_names):
        raise ValueError
    return all_names


def _rows_by_name(rows: Iterable[tuple[Name, Value]]) -> dict[Name, Value]:
    pairs = list(rows)
    _refuse_repeated_names(name for name, _ in pairs)
    return dict(pairs)


def _read_counted(data: Mapping[str, Any]) -> TwoWaveCounts:
    wave_sides = [Side(**{key: _people(number) for key, number in side.items()}) for side in data["sides"]]
    return TwoWaveCounts(
        instrument=str(data["scoring"]),
        before=data["before"],
        after=data["after"],
        sides=(wave_sides[0], wave_sides[1]),
        scales=_rows_by_name((row["scale"], _read_joint(row)) for row in data["scales"]),
        items=_rows_by_name((row["item"], _read_joint(row)) for row in data["items"]),
        groups=_rows_by_name(((row["column"], row["group"], row["scale"]), _read_joint(row)) for row in data["groups"]),
        alone=_rows_by_name(
            (
                (row["wave"], row["scale"]),
                UnpairedScores(_rows_by_name((float(score), _people(n)) for score, n in row["scores"])),
            )
            for row in data["alone"]
        ),
        waves=_rows_by_name(((row["wave"], row["scale"]), _read_by_item(row)) for row in data["waves"]),
        parts=_people(data["parts"]),
    )


def _people(number: object) -> int:
    """A number of people.

    Raises:
        ValueError: it is none.
    """
    if not isinstance(number, int) or isinstance(number, bool) or number < 0:
        raise ValueError
    return number


def _read_joint(data: Mapping[str, Any]) -> Joint:
    cells = _rows_by_name(((float(before), float(after)), _people(n)) for before, after, n in data["cells"])
    if 0 in cells.values():
        raise ValueError
    figures = data["figures"]
    score_sums = ScoreSums()
    if figures is not None:
        means, sds = ((float(earlier), float(later)) for earlier, later in (figures["means"], figures["sds"]))
        if min(sds) < 0 or not -1 <= (figures["r"] or 0) <= 1:
            raise ValueError
        score_sums = ScoreSums.of_figures(_people(figures["n"]), means, sds, figures["r"])
    return Joint(cells, score_sums, _people(data["hidden"]), _read_pooled(data.get("pooled")))


def _read_pooled(data: Mapping[str, Any] | None) -> ChangeSums:
    """Sums for pooling alone, which earlier versions didn't write."""
    if data is None:
        return ChangeSums()
    change, se = float(data["change"]), float(data["se"])
    if se < 0:
        raise ValueError
    return ChangeSums.of_figures(_people(data["n"]), change, se)


def _read_by_item(data: Mapping[str, Any]) -> ItemwiseCounts:
    return ItemwiseCounts(
        {
            row["item"]: ItemCounts(
                _people(row["asked"]),
                {str(answer): _people(n) for answer, n in row["answers"]},
                float(row["total"]),
                _people(row["responses"]),
            )
            for row in data["items"]
        },
        {
            (row["form"], tuple(row["items"])): ItemSums(
                _people(row["n"]), _floats(row["sums"]), _floats(row["products"])
            )
            for row in data["sums"]
        },
    )


def _floats(numbers: Sequence[object]) -> tuple[float, ...]:
    return tuple(float(str(number)) for number in numbers)
