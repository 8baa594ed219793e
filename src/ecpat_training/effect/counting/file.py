"""Counts as a file: JSON, to be mailed, added up and judged elsewhere."""

import json
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from ecpat_training.core.errors import ContentError
from ecpat_training.core.json_data import Json, JsonObject
from ecpat_training.core.location import Location
from ecpat_training.effect.counting.counted import Alone, Asked, ByItem, Counted, Side
from ecpat_training.effect.counting.item_sums import ItemSums
from ecpat_training.effect.counting.joint import Joint, Moments
from ecpat_training.effect.counting.possible import is_possible
from ecpat_training.effect.counting.scoring_key import scoring_digest
from ecpat_training.survey.instrument.instrument import Instrument

SCHEMA = "ecpat-counted/1"
Name = TypeVar("Name", bound=Hashable)
Value = TypeVar("Value")


@dataclass(frozen=True)
class CountFile:
    """What a file of counts holds: the questionnaire, so that whoever judges needs no other file; the counts of each
    two waves; whether it is `whole`, with cells of single people, which stays in the house."""

    instrument: Instrument
    counts: tuple[Counted, ...]
    whole: bool


def written(file: CountFile, version: str) -> JsonObject:
    """The file as plain dictionaries and lists."""
    return {
        "schema": SCHEMA,
        "version": version,
        "whole": file.whole,
        "instrument": file.instrument.model_dump(mode="json", by_alias=True, exclude_defaults=True),
        "counts": [_counted(one) for one in file.counts],
    }


def _counted(one: Counted) -> JsonObject:
    return {
        "scoring": one.instrument,
        "before": one.before,
        "after": one.after,
        "parts": one.parts,
        "sides": [asdict(side) for side in one.sides],
        "scales": [{"scale": scale, **_joint(of)} for scale, of in sorted(one.scales.items())],
        "items": [{"item": item, **_joint(of)} for item, of in sorted(one.items.items())],
        "groups": [
            {"column": column, "group": group, "scale": scale, **_joint(of)}
            for (column, group, scale), of in sorted(one.groups.items())
        ],
        "alone": [
            {"wave": wave, "scale": scale, "scores": [list(score) for score in sorted(of.scores.items())]}
            for (wave, scale), of in sorted(one.alone.items())
        ],
        "waves": [{"wave": wave, "scale": scale, **_by_item(of)} for (wave, scale), of in sorted(one.waves.items())],
    }


def _joint(of: Joint) -> dict[str, Json]:
    figures: Json = None
    if of.moments.n:
        found = of.moments.summary()
        spread = found.sd_before * found.sd_after * (found.n - 1)
        figures = {
            "n": found.n,
            "means": [found.mean_before, found.mean_after],
            "sds": [found.sd_before, found.sd_after],
            # The last digit of a quotient may lie beyond 1, where everybody changed by the same.
            "r": min(1.0, max(-1.0, found.co_deviation / spread)) if spread else None,
        }
    cells: Json = [[before, after, people] for (before, after), people in sorted(of.cells.items())]
    return {"cells": cells, "figures": figures, "hidden": of.hidden}


def _by_item(of: ByItem) -> dict[str, Json]:
    return {
        "items": [
            {
                "item": item,
                "asked": one.asked,
                "answers": [[answer, people] for answer, people in one.answers.items()],
                "total": one.total,
                "responses": one.responses,
            }
            for item, one in sorted(of.items.items())
        ],
        "sums": [
            {"form": form, "items": list(items), "n": one.n, "sums": list(one.sums), "products": list(one.products)}
            for (form, items), one in sorted(of.sums.items())
        ],
    }


def read(content: bytes, name: str) -> CountFile:
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
        _once((one.before, one.after) for one in counts)
        if not all(is_possible(one, instrument) for one in counts if one.instrument == scoring_digest(instrument)):
            raise ValueError
        return CountFile(instrument, counts, bool(data["whole"]))
    except (ValueError, KeyError, TypeError, IndexError, RecursionError, ZeroDivisionError, OverflowError):
        raise ContentError.because(
            "counts.file",
            "this is no file of counts, or it was changed.",
            where=Location(name),
            hint="Ask for the file that `ecpat survey count` wrote, as it is.",
        ) from None


def _once(names: Iterable[Name]) -> list[Name]:
    """The names, each of which may stand there once.

    Raises:
        ValueError: one stands there twice, so that its counts would replace the others.
    """
    found = list(names)
    if len(set(found)) < len(found):
        raise ValueError
    return found


def _by_name(rows: Iterable[tuple[Name, Value]]) -> dict[Name, Value]:
    known = list(rows)
    _once(name for name, _ in known)
    return dict(known)


def _read_counted(data: Mapping[str, Any]) -> Counted:
    sides = [Side(**{key: _people(number) for key, number in side.items()}) for side in data["sides"]]
    return Counted(
        instrument=str(data["scoring"]),
        before=data["before"],
        after=data["after"],
        sides=(sides[0], sides[1]),
        scales=_by_name((one["scale"], _read_joint(one)) for one in data["scales"]),
        items=_by_name((one["item"], _read_joint(one)) for one in data["items"]),
        groups=_by_name(((one["column"], one["group"], one["scale"]), _read_joint(one)) for one in data["groups"]),
        alone=_by_name(
            ((one["wave"], one["scale"]), Alone(_by_name((float(score), _people(n)) for score, n in one["scores"])))
            for one in data["alone"]
        ),
        waves=_by_name(((one["wave"], one["scale"]), _read_by_item(one)) for one in data["waves"]),
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
    cells = _by_name(((float(before), float(after)), _people(n)) for before, after, n in data["cells"])
    if 0 in cells.values():
        raise ValueError
    figures = data["figures"]
    moments = Moments()
    if figures is not None:
        means, sds = ((float(one), float(other)) for one, other in (figures["means"], figures["sds"]))
        if min(sds) < 0 or not -1 <= (figures["r"] or 0) <= 1:
            raise ValueError
        moments = Moments.of_figures(_people(figures["n"]), means, sds, figures["r"])
    return Joint(cells, moments, _people(data["hidden"]))


def _read_by_item(data: Mapping[str, Any]) -> ByItem:
    return ByItem(
        {
            one["item"]: Asked(
                _people(one["asked"]),
                {str(answer): _people(n) for answer, n in one["answers"]},
                float(one["total"]),
                _people(one["responses"]),
            )
            for one in data["items"]
        },
        {
            (one["form"], tuple(one["items"])): ItemSums(
                _people(one["n"]), _floats(one["sums"]), _floats(one["products"])
            )
            for one in data["sums"]
        },
    )


def _floats(numbers: Sequence[object]) -> tuple[float, ...]:
    return tuple(float(str(one)) for one in numbers)
