"""Of which people a published report has figures, as sealed sets that name nobody."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from ecpat_training.disclosure.model import Population, Scored
from ecpat_training.disclosure.published_set import PublishedSet, by_answers, by_codes, population
from ecpat_training.disclosure.sealed import keyed
from ecpat_training.effect.disclosure.report_audit import by_rows
from ecpat_training.effect.disclosure.subset_change import COLUMN as SITE
from ecpat_training.effect.ledger.not_linked import ALIKE, scales_of_waves
from ecpat_training.effect.ledger.scorings import scorings
from ecpat_training.effect.model.change import Comparison
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.scoring.scoring import score
from ecpat_training.survey.instrument.instrument import Instrument, Scale
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.comparable_codes import code_key

if TYPE_CHECKING:
    import numpy
    import pandas
    from numpy.typing import NDArray

    Digests = NDArray[numpy.uint64]


class PersonDigests:
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
            answer_digests = {} if answers is None else {by_answers(between): answers}
            self._known[between] = {
                **by_rows(comparison),
                **{by_codes(wave): codes for wave in between},
                **answer_digests,
            }
        return self._known[between]


def populations(
    published_sets: Sequence[PublishedSet],
    instrument: Instrument,
    internal_report: EffectReport,
    published_report: EffectReport,
    known_by: PersonDigests,
    with_spread: Sequence[PublishedSet] = (),
) -> tuple[Population, ...]:
    """The people of every comparison and group of which the published report tells something; of a scale that some of
    them left blank, those who didn't. `with_spread` are the groups of which an interval is told."""
    scale_populations = []
    scores: dict[tuple[str, str], list[Scored]] = {}
    for exact, printed in zip(internal_report.comparisons, published_report.comparisons, strict=True):
        between = exact.before, exact.after
        scores[between] = [*scorings(instrument, exact, printed, known_by.waves, known_by.key)]
        for scale, answered in _left_blank_by_some(instrument, exact, printed, known_by):
            questions = {item.id for item in scale.taught}  # not the title, which another scale may have too
            scale_scores = [scored for scored in scores[between] if questions.issuperset(scored.questions)]
            scores[between] = [scored for scored in scores[between] if scored not in scale_scores]
            label = f"{between[0]} to {between[1]}, {scale.title}"
            people = {identifier: digests[answered] for identifier, digests in known_by(exact).items()}
            scale_populations.append(
                population(PublishedSet(label, between, people), scale_scores, known_by.key, scale.title)
            )
    spreads = {(published_set.of, published_set.comparison) for published_set in with_spread} | {
        (" to ".join(dict.fromkeys((printed.before, printed.after))), (printed.before, printed.after))
        for printed in published_report.comparisons
        if any(change.raw.low is not None or change.before.sd is not None for change in printed.changes)
    }
    published_sets = [
        replace(
            published_set,
            spread="told" if (published_set.of, published_set.comparison) in spreads else _unknown(published_set),
        )
        for published_set in published_sets
    ]
    return (
        *(
            population(
                published_set, () if published_set.column else scores.get(published_set.comparison, ()), known_by.key
            )
            for published_set in published_sets
        ),
        *scale_populations,
        *scales_of_waves(instrument, published_report, known_by.waves, known_by.key),
    )


def _unknown(published_set: PublishedSet) -> Literal["", "withheld"]:
    """That no spread is told of linked people; of one wave it isn't looked at."""
    return "" if len({*published_set.comparison}) < 2 or published_set.column == SITE else "withheld"


def _left_blank_by_some(
    instrument: Instrument, exact_comparison: Comparison, printed_comparison: Comparison, known_by: PersonDigests
) -> "Iterator[tuple[Scale, NDArray[numpy.bool_]]]":
    """The scales with figures that not all who are compared answered twice, and who did."""
    shown = {
        change.scale
        for change, public in zip(exact_comparison.changes, printed_comparison.changes, strict=True)
        if public.raw.value is not None and change.n != exact_comparison.n
    }
    rows = by_rows(exact_comparison)
    for scale in instrument.scales:
        if scale.id in shown:
            answered = [
                score(scale, wave.answers, wave.forms).notna().to_numpy()[rows[name].astype(int)]
                for name in (exact_comparison.before, exact_comparison.after)
                for wave in (known_by.waves[name],)
            ]
            yield scale, answered[0] & answered[1]


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
    codes = pandas.Series([code_key(code) for code in written], dtype=object)
    before, after = _hashed(first, rows_before), _hashed(second, rows_after)
    # An odd factor keeps before and after apart: their plain sum would be the same with the waves exchanged.
    answers = before * numpy.uint64(3) + after
    texts = pandas.Series(answers).astype(str)
    distinct = texts.duplicated().sum() <= ALIKE * len(texts)
    if first is second and not any(codes):
        # In one wave without codes, answers stand for them; where these don't tell apart, the group as a whole does.
        codes = texts if distinct else _of_these_alone(texts)
    return keyed(codes, key, "code"), keyed(texts, key, "answers") if distinct else None


def _of_these_alone(texts: "pandas.Series[str]") -> "pandas.Series[str]":
    """What makes people known who wrote no code and answered as others did: that they are of just these answers."""
    digest = hashlib.blake2b("\x1f".join(sorted(texts)).encode(), digest_size=16).hexdigest()
    return texts + digest


def _hashed(wave: WaveResponses, rows: "NDArray[numpy.int64]") -> "NDArray[numpy.uint64]":
    """A number for the answers of each row, whatever the order of the columns."""
    import numpy
    import pandas

    linked = wave.answers.iloc[rows].reset_index(drop=True).sort_index(axis=1)
    if linked.shape[1] == 0:
        return numpy.zeros(len(linked), numpy.uint64)
    return numpy.asarray(pandas.util.hash_pandas_object(linked, index=False), numpy.uint64)
