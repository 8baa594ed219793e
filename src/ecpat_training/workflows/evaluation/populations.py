"""Of which people a published report has figures, as sketches that name nobody."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ecpat_training.measure.codes import compact, without_leading_zeros
from ecpat_training.measure.sketch import Sketch
from ecpat_training.model.instrument import Instrument
from ecpat_training.model.ledger import Population, Scored
from ecpat_training.model.responses import WaveResponses
from ecpat_training.report.effect.analyses.who_took_part import groups_shown
from ecpat_training.results.effect.change import Comparison
from ecpat_training.results.effect.report import EffectReport
from ecpat_training.results.effect.who_took_part import WhoTookPart
from ecpat_training.workflows.evaluation.scorings import scorings

if TYPE_CHECKING:
    import numpy
    import pandas
    from numpy.typing import NDArray

_ALIKE = 0.1  # of the people, who may have the same answers as somebody else


def populations(
    instrument: Instrument, inside: EffectReport, published: EffectReport, waves: Sequence[WaveResponses], key: bytes
) -> tuple[Population, ...]:
    """The people of every comparison and group of which the published report has figures.

    Neither the order of rows nor the names of files matter, nor how a code is written; and as there are two sketches,
    by codes and by answers, people whose codes were all made anew are recognised by what they answered. Where many
    people have the same answers, as to a single question, these tell nobody apart, and only the codes count.
    """
    found: list[Population] = []
    by_name: dict[str, WaveResponses] = {wave.wave: wave for wave in waves}
    for exact, printed in zip(inside.comparisons, published.comparisons, strict=True):
        if all(change.raw.value is None for change in printed.changes):
            continue
        codes, answers = _digests(exact, by_name, key)
        between = f"{exact.before} to {exact.after}"
        found.append(_population(between, codes, answers, scorings(instrument, printed, by_name, key)))
        if exact is inside.comparisons[0]:
            found += [
                _population(
                    f"{between}, {name}", codes[people], None if answers is None else answers[people], group=True
                )
                for name, people in _groups(inside, published)
            ]
    return tuple(found)


def _groups(inside: EffectReport, published: EffectReport) -> Iterator[tuple[str, list[int]]]:
    """The groups of which anything is printed, and the positions of their people."""
    took_part = inside.analyses.get("who_took_part")
    if not isinstance(took_part, WhoTookPart) or "who_took_part" not in published.analyses:
        return
    for one, members in zip(took_part.counts, took_part.members, strict=True):
        for name, parts in groups_shown(one, inside).items():
            yield f"{one.column} {name}", [at for part in parts for at in members[part]]


def _population(
    of: str,
    codes: "NDArray[numpy.uint64]",
    answers: "NDArray[numpy.uint64] | None",
    scores: tuple[Scored, ...] = (),
    *,
    group: bool = False,
) -> Population:
    told = "" if answers is None else str(Sketch.of(answers))
    known = str(Sketch.of(codes))
    return Population(of=of[:300], people=len(codes), group=group, codes=known, answers=told, scores=scores)


def _digests(
    comparison: Comparison, waves: dict[str, WaveResponses], key: bytes
) -> tuple["NDArray[numpy.uint64]", "NDArray[numpy.uint64] | None"]:
    """Of each person linked the digest of the code, and that of all answers where these tell people apart."""
    import numpy
    import pandas

    first, second = waves[comparison.before], waves[comparison.after]
    rows_before = comparison.linking.links.rows_before if comparison.linking else []
    rows_after = comparison.linking.links.rows_after if comparison.linking else []
    written = first.codes.iloc[rows_before]
    codes = pandas.Series([without_leading_zeros(compact(code)) for code in written], dtype=object)
    before, after = _hashed(first, rows_before), _hashed(second, rows_after)
    answers = before * numpy.uint64(3) + after
    said = pandas.Series(answers).astype(str)
    told = said.duplicated().sum() <= _ALIKE * len(said)
    return _keyed(codes, key, "code"), _keyed(said, key, "answers") if told else None


def _hashed(wave: WaveResponses, rows: Sequence[int]) -> "NDArray[numpy.uint64]":
    """A number for the answers of each row, whatever the order of the columns."""
    import numpy
    import pandas

    linked = wave.answers.iloc[list(rows)].reset_index(drop=True).sort_index(axis=1)
    if linked.shape[1] == 0:
        return numpy.zeros(len(linked), numpy.uint64)
    return numpy.asarray(pandas.util.hash_pandas_object(linked, index=False), numpy.uint64)


def _keyed(values: "pandas.Series[str]", key: bytes, kind: str) -> "NDArray[numpy.uint64]":
    """Digests that nobody can make without the key; equal values are told apart by a number, so that each is there
    once."""
    import numpy

    again = values.groupby(values).cumcount()
    made = (
        hashlib.blake2b(f"{kind}\x1f{value}\x1f{number}".encode(), digest_size=8, key=key).digest()
        for value, number in zip(values, again, strict=True)
    )
    return numpy.frombuffer(b"".join(made), "<u8").astype(numpy.uint64)
