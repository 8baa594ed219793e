"""Of which people a published report has figures, as sealed sets that name nobody."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from ecpat_training.disclosure.model import Population, Scored
from ecpat_training.disclosure.published_set import PublishedSet, answers_identifier, code_identifier, population
from ecpat_training.disclosure.sealed import keyed_digests
from ecpat_training.effect.disclosure.report_audit import by_rows
from ecpat_training.effect.disclosure.subset_change import COLUMN as SITE
from ecpat_training.effect.ledger.not_linked import MAX_EQUAL_SHARE, scales_of_waves
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
        wave_pair = comparison.before, comparison.after
        if wave_pair not in self._known:
            codes, answers = _digests(comparison, self.waves, self.key)
            answer_digests = {} if answers is None else {answers_identifier(wave_pair): answers}
            self._known[wave_pair] = {
                **by_rows(comparison),
                **{code_identifier(wave): codes for wave in wave_pair},
                **answer_digests,
            }
        return self._known[wave_pair]


def populations(
    published_sets: Sequence[PublishedSet],
    instrument: Instrument,
    internal_report: EffectReport,
    published_report: EffectReport,
    person_digests: PersonDigests,
    sets_with_spread: Sequence[PublishedSet] = (),
) -> tuple[Population, ...]:
    """The people of every comparison and group of which the published report tells something; of a scale that some of
    them left blank, those who didn't. `sets_with_spread` are the groups of which an interval is told."""
    scale_populations = []
    scores: dict[tuple[str, str], list[Scored]] = {}
    for exact_comparison, printed_comparison in zip(
        internal_report.comparisons, published_report.comparisons, strict=True
    ):
        wave_pair = exact_comparison.before, exact_comparison.after
        scores[wave_pair] = [
            *scorings(instrument, exact_comparison, printed_comparison, person_digests.waves, person_digests.key)
        ]
        for scale, has_answered in _find_partly_blank(instrument, exact_comparison, printed_comparison, person_digests):
            questions = {item.id for item in scale.taught}  # not the title, which another scale may have too
            scale_scores = [
                scored_scale for scored_scale in scores[wave_pair] if questions.issuperset(scored_scale.questions)
            ]
            scores[wave_pair] = [scored_scale for scored_scale in scores[wave_pair] if scored_scale not in scale_scores]
            label = f"{wave_pair[0]} to {wave_pair[1]}, {scale.title}"
            people = {
                identifier: digests[has_answered] for identifier, digests in person_digests(exact_comparison).items()
            }
            scale_populations.append(
                population(PublishedSet(label, wave_pair, people), scale_scores, person_digests.key, scale.title)
            )
    spreads = {(published_set.title, published_set.comparison) for published_set in sets_with_spread} | {
        (
            " to ".join(dict.fromkeys((printed_comparison.before, printed_comparison.after))),
            (printed_comparison.before, printed_comparison.after),
        )
        for printed_comparison in published_report.comparisons
        if any(change.raw.low is not None or change.before.sd is not None for change in printed_comparison.changes)
    }
    published_sets = [
        replace(
            published_set,
            spread_status="told"
            if (published_set.title, published_set.comparison) in spreads
            else _untold_spread_status(published_set),
        )
        for published_set in published_sets
    ]
    return (
        *(
            population(
                published_set,
                () if published_set.column else scores.get(published_set.comparison, ()),
                person_digests.key,
            )
            for published_set in published_sets
        ),
        *scale_populations,
        *scales_of_waves(instrument, published_report, person_digests.waves, person_digests.key),
    )


def _untold_spread_status(published_set: PublishedSet) -> Literal["", "withheld"]:
    """That no spread is told of linked people; of one wave it isn't looked at."""
    return "" if len({*published_set.comparison}) < 2 or published_set.column == SITE else "withheld"


def _find_partly_blank(
    instrument: Instrument, exact_comparison: Comparison, printed_comparison: Comparison, person_digests: PersonDigests
) -> "Iterator[tuple[Scale, NDArray[numpy.bool_]]]":
    """The scales with figures that not all who are compared answered twice, and who did."""
    shown_scales = {
        change.scale
        for change, public in zip(exact_comparison.changes, printed_comparison.changes, strict=True)
        if public.raw.value is not None and change.n != exact_comparison.n
    }
    rows = by_rows(exact_comparison)
    for scale in instrument.scales:
        if scale.id in shown_scales:
            answered_by_wave = [
                score(scale, wave.answers, wave.forms).notna().to_numpy()[rows[name].astype(int)]
                for name in (exact_comparison.before, exact_comparison.after)
                for wave in (person_digests.waves[name],)
            ]
            yield scale, answered_by_wave[0] & answered_by_wave[1]


def _digests(
    comparison: Comparison, waves: Mapping[str, WaveResponses], key: bytes
) -> tuple["NDArray[numpy.uint64]", "NDArray[numpy.uint64] | None"]:
    """Of each person linked the digest of the code, and that of all answers where these tell people apart."""
    import numpy
    import pandas

    first_wave, second_wave = waves[comparison.before], waves[comparison.after]
    links = comparison.linking.links if comparison.linking else None
    rows_before, rows_after = links.rows if links is not None else numpy.zeros((2, 0), numpy.int64)
    written_codes = first_wave.codes.iloc[rows_before]
    codes = pandas.Series([code_key(code) for code in written_codes], dtype=object)
    before, after = _hashed(first_wave, rows_before), _hashed(second_wave, rows_after)
    # An odd factor keeps before and after apart: their plain sum would be the same with the waves exchanged.
    answers = before * numpy.uint64(3) + after
    texts = pandas.Series(answers).astype(str)
    are_distinct = texts.duplicated().sum() <= MAX_EQUAL_SHARE * len(texts)
    if first_wave is second_wave and not any(codes):
        # In one wave without codes, answers stand for them; where these don't tell apart, the group as a whole does.
        codes = texts if are_distinct else _digest_texts(texts)
    return keyed_digests(codes, key, "code"), keyed_digests(texts, key, "answers") if are_distinct else None


def _digest_texts(texts: "pandas.Series[str]") -> "pandas.Series[str]":
    """What makes people known who wrote no code and answered as others did: that they are of just these answers."""
    digest = hashlib.blake2b("\x1f".join(sorted(texts)).encode(), digest_size=16).hexdigest()
    return texts + digest


def _hashed(wave: WaveResponses, rows: "NDArray[numpy.int64]") -> "NDArray[numpy.uint64]":
    """A number for the answers of each row, whatever the order of the columns."""
    import numpy
    import pandas

    linked_answers = wave.answers.iloc[rows].reset_index(drop=True).sort_index(axis=1)
    if linked_answers.shape[1] == 0:
        return numpy.zeros(len(linked_answers), numpy.uint64)
    return numpy.asarray(pandas.util.hash_pandas_object(linked_answers, index=False), numpy.uint64)
