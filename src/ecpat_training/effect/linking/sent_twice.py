"""Forms that were sent twice: one person's, and counted once in every figure and every number of people."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.effect.linking.same_person import people_of
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.catalogue.marked_text import marked
from ecpat_training.words.catalogue.message import phrase

SENT_TWICE = marked("sent twice: the same code with the same answers is there before, and the first counts")


def sent_once(waves: Sequence[WaveResponses]) -> tuple[list[WaveResponses], list[Finding]]:
    """(the waves without responses that repeat another one, code and all answers; a finding for each wave that had
    some). Repeated responses are listed among the rows not used. Where waves stand side by side, a row repeats
    another only if it does so in each wave."""
    repeated_rows = _repeated(waves)
    deduplicated_waves, findings = [], []
    for index, wave in enumerate(waves):
        rows = repeated_rows[index]
        deduplicated_waves.append(_without(wave, rows) if rows else wave)
        if rows:
            places = listing([wave.places[row].place_in_file for row in rows], 8)
            message = phrase(
                "wave `{wave}`: {forms:,} {forms:form was|forms were} sent again with the same code and the same"
                " answers, and {forms:counts|count} once: {places}.",
                wave=wave.wave,
                places=places,
                forms=len(rows),
            )
            findings.append(Finding("evaluate.sent-twice", Severity.WARNING, message, wave.places[rows[0]]))
    return deduplicated_waves, findings


def _repeated(waves: Sequence[WaveResponses]) -> list[list[int]]:
    """The rows of each wave that repeat one before them."""
    forms: dict[tuple[str, str, int], dict[int, int]] = {}  # a form, its code first: of each wave the row
    for index, wave in enumerate(waves):
        codes = people_of(wave)
        repeated_codes = {code for code, times in Counter(codes).items() if times > 1} - {""}
        for row in (row for row, code in enumerate(codes) if code in repeated_codes) if repeated_codes else ():
            key = str(wave.beside.iloc[row]) if wave.beside is not None else ""
            forms.setdefault((codes[row], key, -1) if key else (codes[row], f"{index}", row), {})[index] = row
    numbers = [
        numbered_by_answers(wave, sorted(rows[wave_index] for rows in forms.values() if wave_index in rows))
        for wave_index, wave in enumerate(waves)
    ]
    repeated_rows: list[list[int]] = [[] for _ in waves]
    known_forms: set[tuple[object, ...]] = set()
    for (code, _, _), rows in forms.items():
        content = (code, *((wave_index, numbers[wave_index][row]) for wave_index, row in sorted(rows.items())))
        if content in known_forms:
            for index, row in rows.items():
                repeated_rows[index].append(row)
        known_forms.add(content)
    return [sorted(rows) for rows in repeated_rows]


def _without(wave: WaveResponses, rows: Sequence[int]) -> WaveResponses:
    removed_rows = set(rows)
    remaining_rows = [row for row in range(len(wave.answers)) if row not in removed_rows]
    return replace(
        wave.only(remaining_rows), not_used={**wave.not_used, **{wave.places[row]: SENT_TWICE for row in rows}}
    )


def numbered_by_answers(wave: WaveResponses, rows: list[int]) -> dict[int, int]:
    """A number for each of these rows; rows with the same answers to every item and background question share it."""
    if not rows:
        return {}  # as nearly always
    import pandas

    answers = pandas.concat([wave.answers.iloc[rows], wave.groups.iloc[rows]], axis=1)
    columns = list(range(answers.shape[1]))
    # By number, since two columns may have one name, by which pandas would not group.
    answers = answers.set_axis(columns, axis=1)
    if not columns:
        return dict.fromkeys(rows, 0)
    numbers = answers.groupby(columns, dropna=False, sort=False).ngroup()
    return dict(zip(rows, (int(number) for number in numbers), strict=True))
