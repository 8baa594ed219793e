"""Of which people a published report has figures, as sealed sets that name nobody."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ecpat_training.effect.disclosure.audit import PublishedSet, by_rows
from ecpat_training.effect.ledger.model import Population, Scored
from ecpat_training.effect.ledger.not_linked import ALIKE, scales_of_waves
from ecpat_training.effect.ledger.scorings import scorings
from ecpat_training.effect.ledger.sealed import MOST_KEPT, keyed, sealed
from ecpat_training.effect.ledger.sketch import Sketch
from ecpat_training.effect.linking.codes import compact, without_leading_zeros
from ecpat_training.effect.model.change import Comparison
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.scoring.scoring import score
from ecpat_training.survey.instrument.instrument import Instrument, Scale
from ecpat_training.survey.model.responses import WaveResponses

if TYPE_CHECKING:
    import numpy
    import pandas
    from numpy.typing import NDArray

    Digests = NDArray[numpy.uint64]

CODES, ANSWERS = "codes", "answers"


class KnownBy:
    """How the people of a report are told apart, by the ledger's key: by their rows, by codes, and by answers.

    Neither the order of rows nor the names of files matter, nor how a code is written; and as there are two digests, by
    codes and by answers, people whose codes were all made anew are recognised by what they answered. Where many people
    have the same answers, as to a single question, these tell nobody apart, and only the codes count.
    """

    def __init__(self, waves: Sequence[WaveResponses], key: bytes) -> None:
        self.waves: dict[str, WaveResponses] = {wave.wave: wave for wave in waves}
        self.key = key
        self._known: dict[tuple[str, str], Mapping[str, Digests]] = {}

    def __call__(self, comparison: Comparison) -> "Mapping[str, Digests]":
        """The people compared, in their order."""
        between = comparison.before, comparison.after
        if between not in self._known:
            codes, answers = _digests(comparison, self.waves, self.key)
            said = {} if answers is None else {by_answers(between): answers}
            self._known[between] = {**by_rows(comparison), **{by_codes(wave): codes for wave in between}, **said}
        return self._known[between]


def by_codes(wave: str) -> str:
    """The way in which all who answered a wave are told apart by their codes."""
    return f"{CODES} {wave}"


def by_answers(between: Sequence[str]) -> str:
    """The way in which those of two waves are told apart by their answers."""
    return f"{ANSWERS} {between[0]} {between[1]}"


def populations(
    told: Sequence[PublishedSet], instrument: Instrument, inside: EffectReport, published: EffectReport, known: KnownBy
) -> tuple[Population, ...]:
    """The people of every comparison and group of which the published report tells something; of a scale that some of
    them left blank, those who didn't."""
    found = []
    scores: dict[tuple[str, str], list[Scored]] = {}
    for exact, printed in zip(inside.comparisons, published.comparisons, strict=True):
        between = exact.before, exact.after
        scores[between] = [*scorings(instrument, exact, printed, known.waves, known.key)]
        for scale, answered in _left_blank_by_some(instrument, exact, printed, known):
            questions = {item.id for item in scale.taught}  # not the title, which another scale may have too
            own = [one for one in scores[between] if questions.issuperset(one.questions)]
            scores[between] = [one for one in scores[between] if one not in own]
            of = f"{between[0]} to {between[1]}, {scale.title}"
            people = {way: there[answered] for way, there in known(exact).items()}
            found.append(population(PublishedSet(of, between, people), own, known.key, scale.title))
    return (
        *(population(one, () if one.column else scores.get(one.comparison, ()), known.key) for one in told),
        *found,
        *scales_of_waves(instrument, published, known.waves, known.key),
    )


def _left_blank_by_some(
    instrument: Instrument, exact: Comparison, printed: Comparison, known: KnownBy
) -> "Iterator[tuple[Scale, NDArray[numpy.bool_]]]":
    """The scales with figures that not all who are compared answered twice, and who did."""
    shown = {
        change.scale
        for change, public in zip(exact.changes, printed.changes, strict=True)
        if public.raw.value is not None and change.n != exact.n
    }
    rows = by_rows(exact)
    for scale in instrument.scales:
        if scale.id in shown:
            answered = [
                score(scale, wave.answers, wave.forms).notna().to_numpy()[rows[name].astype(int)]
                for name in (exact.before, exact.after)
                for wave in (known.waves[name],)
            ]
            yield scale, answered[0] & answered[1]


def population(one: PublishedSet, scores: Sequence[Scored], key: bytes, scale: str = "") -> Population:
    """A set of people as the ledger keeps it; `scale` is one that some left blank."""
    codes = one.people[by_codes(one.comparison[0])]
    answers = one.people.get(by_answers(one.comparison))
    kept = len(codes) <= MOST_KEPT
    names = ("by_code", "by_answers") if kept else ("codes", "answers")
    made = {
        name: sealed(people, key) if kept else str(Sketch.of(people))
        for name, people in zip(names, (codes, answers), strict=True)
        if people is not None
    }
    return Population.model_validate(
        {
            "of": one.of[:300],
            "people": len(codes),
            "group": bool(one.column),
            "column": one.column[:4000],
            "counts": one.counts,
            "scale": scale,
            "waves": one.comparison,
            "scores": tuple(scores),
            **made,
        }
    )


def _digests(
    comparison: Comparison, waves: Mapping[str, WaveResponses], key: bytes
) -> tuple["NDArray[numpy.uint64]", "NDArray[numpy.uint64] | None"]:
    """Of each person linked the digest of the code, and that of all answers where these tell people apart."""
    import numpy
    import pandas

    first, second = waves[comparison.before], waves[comparison.after]
    links = comparison.linking.links if comparison.linking else None
    rows_before, rows_after = links.rows if links is not None else numpy.zeros((2, 0), numpy.int64)
    written = first.codes.iloc[rows_before]
    codes = pandas.Series([without_leading_zeros(compact(code)) for code in written], dtype=object)
    before, after = _hashed(first, rows_before), _hashed(second, rows_after)
    # An odd factor keeps before and after apart: their plain sum would be the same with the waves exchanged.
    answers = before * numpy.uint64(3) + after
    said = pandas.Series(answers).astype(str)
    told = said.duplicated().sum() <= ALIKE * len(said)
    if first is second and not any(codes):
        # In one wave without codes, answers stand for them; where these don't tell apart, the group as a whole does.
        codes = said if told else _of_these_alone(said)
    return keyed(codes, key, "code"), keyed(said, key, "answers") if told else None


def _of_these_alone(said: "pandas.Series[str]") -> "pandas.Series[str]":
    """What makes people known who wrote no code and answered as others did: that they are of just these answers."""
    whole = hashlib.blake2b("\x1f".join(sorted(said)).encode(), digest_size=16).hexdigest()
    return said + whole


def _hashed(wave: WaveResponses, rows: "NDArray[numpy.int64]") -> "NDArray[numpy.uint64]":
    """A number for the answers of each row, whatever the order of the columns."""
    import numpy
    import pandas

    linked = wave.answers.iloc[rows].reset_index(drop=True).sort_index(axis=1)
    if linked.shape[1] == 0:
        return numpy.zeros(len(linked), numpy.uint64)
    return numpy.asarray(pandas.util.hash_pandas_object(linked, index=False), numpy.uint64)
