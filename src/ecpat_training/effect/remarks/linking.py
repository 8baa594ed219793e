"""What a person should know of the answers and of how people were recognised, before believing any figure."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from itertools import combinations, pairwise
from operator import gt
from typing import TYPE_CHECKING

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing
from ecpat_training.effect.model.linking import Linking, Response
from ecpat_training.effect.remarks.unlinked import explain_unlinked, near_code_remarks
from ecpat_training.files.not_used import UnusedRow
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.model.codes import is_name_like
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.comparable_codes import compact

if TYPE_CHECKING:
    import pandas

_Span = tuple[datetime, datetime]


def unanswered_items(instrument: Instrument, wave: WaveResponses) -> list[Finding]:
    """The items that nobody answered in a wave, with what that means for their scales."""
    answered_items = set(wave.answers.columns[wave.answers.notna().any()])
    findings = []
    for scale in instrument.scales:
        if wave.wave not in scale.asked:
            continue
        got = {item.form for item in scale.items if item.form and item.id in answered_items}
        asked_items = [item for item in scale.items if not item.form or not got or item.form in got]
        empty_items = [f"`{item.id}`" for item in asked_items if item.id not in answered_items]
        if empty_items:
            message = phrase(
                "wave `{wave}`: no one answered {items} of the scale `{scale}`.",
                wave=wave.wave,
                items=listing(empty_items, 12),
                scale=scale.title,
            )
            hint = "Was the question left out of the form, or is its column called something else?"
            location = Location(wave.file, sheet=wave.sheet)
            findings.append(Finding("evaluate.no-answers", Severity.WARNING, message, location, hint))
    return findings


def names_as_codes(waves: Sequence[WaveResponses]) -> list[Finding]:
    """Waves in which people wrote their names where a code was asked for; where, and not which."""
    findings = []
    for wave in waves:
        names = [row for row, code in enumerate(wave.codes) if is_name_like(code)]
        if names and wave.named:  # the others are names too, as short as `Bo Li`
            names = [row for row, code in enumerate(wave.codes) if code]
        locations = [wave.places[row] for row in names]
        if locations:
            message = phrase(
                "wave `{wave}`: {codes:,} {codes:code looks like a person's name or address|codes look like people's"
                " names or addresses}: {places}. Reports show the row instead.",
                wave=wave.wave,
                codes=len(locations),
                places=listing([place.place_in_file for place in locations], 8),
            )
            hint = "Answers beside a name are not anonymous: put a code in its place, the same in all waves."
            findings.append(Finding("evaluate.name-as-code", Severity.WARNING, message, locations[0], hint))
    return findings


def swapped_waves(waves: Sequence[WaveResponses]) -> list[Finding]:
    """Waves of which the earlier one, in the order given, was answered later: its first and its last answer both come
    after those of the next wave. A single straggler is no sign."""
    findings = []
    for before, after in pairwise(wave for wave in waves if wave.submitted):
        if before.submitted and after.submitted and is_answered_later(before.submitted, after.submitted):
            message = phrase(
                "the answers given as `{earlier}` are from {earlier_days}, later than those given as `{later}`, from"
                " {later_days}: are they swapped?",
                earlier=before.wave,
                earlier_days=_days(before.submitted),
                later=after.wave,
                later_days=_days(after.submitted),
            )
            hint = phrase(
                "If they are, a rise is reported as a fall: give the earlier file as `{wave}`.", wave=before.wave
            )
            location = Location(before.file, sheet=before.sheet)
            findings.append(Finding("evaluate.swapped", Severity.WARNING, message, location, hint))
    return findings


def is_answered_later(before: _Span, after: _Span) -> bool:
    """Whether both ends of one span are later; by days alone where a file gives no times, which are midnight then."""
    if any(timestamp.time() == time.min for timestamp in (*before, *after)):
        return all(
            time_before.date() > time_after.date() for time_before, time_after in zip(before, after, strict=True)
        )
    return all(map(gt, before, after))


def _days(submitted: _Span) -> str:
    first_time, last_time = (timestamp.isoformat(" ", "minutes") for timestamp in submitted)
    return first_time if first_time == last_time else f"{first_time} to {last_time}"


def find_same_answers(waves: Sequence[WaveResponses]) -> list[Finding]:
    """Waves in which the same codes gave the same answers to all that both ask, in any order of rows: one file or sheet
    given for two waves, or a copy."""
    findings = []
    for before, after in combinations(waves, 2):
        if (
            _have_same_answers(before, after)
            and _answers_by_code(before, after) == _answers_by_code(after, before) != []
        ):
            message = phrase(
                "the answers given as `{later}` are exactly those given as `{earlier}`.",
                later=after.wave,
                earlier=before.wave,
            )
            hint = phrase("Was the right file given for `{wave}`?", wave=after.wave)
            location = Location(after.file, sheet=after.sheet)
            findings.append(Finding("evaluate.same-answers", Severity.WARNING, message, location, hint))
    return findings


def _have_same_answers(wave: WaveResponses, other_wave: WaveResponses) -> bool:
    """Whether numbers that waves with the same answers share, whatever the order of their rows, are the same: sorting
    all answers of a million people takes gigabytes, and hardly any two waves are alike. Most differ in their first
    question already, and the rows as wholes needn't be looked at."""
    if len(wave.codes) != len(other_wave.codes):
        return False
    items = sorted(set(wave.answers.columns) & set(other_wave.answers.columns))
    return all(_fingerprint(wave.answers[item]) == _fingerprint(other_wave.answers[item]) for item in items) and (
        _fingerprint(_answers_with_codes(wave, items)) == _fingerprint(_answers_with_codes(other_wave, items))
    )


def _answers_with_codes(wave: WaveResponses, items: Sequence[str]) -> "pandas.DataFrame":
    return wave.answers[items].assign(**{"the code": wave.codes})  # no item's id has a space


def _fingerprint(answers: "pandas.DataFrame | pandas.Series[str]") -> int:
    """The sum of the rows' 64-bit hashes, modulo 2**64: the order of rows doesn't count."""
    import pandas

    return int(pandas.util.hash_pandas_object(answers, index=False).sum())


def _answers_by_code(wave: WaveResponses, other_wave: WaveResponses) -> list[tuple[str, ...]]:
    """Each response's code and its answers to what the other wave asks too, sorted; none for a single person, whose
    answers may well be the same twice."""
    answered_items = wave.answers.columns[wave.answers.notna().any()]
    items = sorted(set(answered_items) & set(other_wave.answers.columns))
    columns = (wave.codes, *(wave.answers[item] for item in items))
    return sorted(zip(*(map(str, column) for column in columns), strict=True)) if items and len(wave.codes) > 1 else []


def linking_remarks(linking: Linking, *, vital: bool) -> list[Finding]:
    """Who was not recognised, and why; `vital` says that without these links there is no report."""
    return [
        *_too_few_links_findings(linking, Severity.ERROR if vital else Severity.WARNING),
        *near_code_remarks(linking),
        *_unused_row_findings(linking.before, linking.left_out_before),
        *_unused_row_findings(linking.after, linking.left_out_after),
        *side_by_side_remarks(linking),
        *_one_wave_findings(linking),
        *_near_link_findings(linking),
    ]


def _too_few_links_findings(linking: Linking, severity: Severity) -> list[Finding]:
    waves = phrase("`{before}` and `{after}`", before=linking.before, after=linking.after)
    if linking.linked == 0:
        explanation = explain_unlinked(linking)
        message = phrase(
            "no person was recognised in both {waves}: {before:,} {before:response|responses} before, {after:,}"
            " {after:response|responses} after, {reason}.",
            waves=waves,
            before=linking.n_before,
            after=linking.n_after,
            reason=explanation.reason,
        )
        return [Finding("evaluate.no-pairs", severity, message, linking.file_after, explanation.hint)]
    if linking.linked == 1:
        message = phrase(
            "only 1 person was recognised in both {waves}: any figure would be that person's answers.", waves=waves
        )
        hint = "At least 2 people are needed, 20 to publish."
        return [Finding("evaluate.one-pair", severity, message, linking.file_after, hint)]
    return []


def unlinked_remarks(linking: Linking) -> list[Finding]:
    """A finding that nobody's change is known, and why: there are no codes, or they don't link."""
    explanation = explain_unlinked(linking)
    message = phrase(
        "`{before}` to `{after}`: {linked} can be linked ({first:,} {first:response|responses} before, {last:,} "
        "{last:response|responses} after{reason}), so that these waves are compared as two groups of people.",
        before=linking.before,
        after=linking.after,
        linked="only 1 person" if linking.linked else "nobody",
        first=linking.n_before,
        last=linking.n_after,
        reason=f", {explanation.reason}" if explanation.reason else "",
    )
    severity = Severity.NOTE if not explanation.reason else Severity.WARNING
    finding = Finding("evaluate.unlinked", severity, message, linking.file_after, explanation.hint)
    return [finding, *near_code_remarks(linking)]


def no_common_question_findings(before: WaveResponses, after: WaveResponses, severity: Severity) -> list[Finding]:
    """A finding that two waves answered none of the same questions, so that nothing can be compared, whoever is
    recognised."""
    asked_items = [[str(item) for item in wave.answers.columns[wave.answers.notna().any()]] for wave in (before, after)]
    if not all(asked_items) or set(asked_items[0]) & set(asked_items[1]):
        return []
    first_items, second_items = (listing([f"`{item}`" for item in items], 8) for items in asked_items)
    message = phrase(
        "`{before}` and `{after}` have no question in common, so that nothing can be compared: {first} before, {second}"
        " after.",
        before=before.wave,
        after=after.wave,
        first=first_items,
        second=second_items,
    )
    hint = "Where two are one question in other words, write the other words under `also` of the item, as `same`."
    location = Location(after.file, sheet=after.sheet)
    return [Finding("evaluate.nothing-in-common", severity, message, location, hint)]


def _unused_row_findings(wave: str, unused_rows: Sequence[UnusedRow]) -> list[Finding]:
    if not unused_rows:
        return []
    places = listing([f"{unused_row.location} ({unused_row.reason})" for unused_row in unused_rows], 8)
    message = phrase(
        "wave `{wave}`: {responses:,} {responses:response|responses} can't be linked: {places}.",
        wave=wave,
        responses=len(unused_rows),
        places=places,
    )
    hint = "Correct the codes in the file if you know them; otherwise these answers stay out of the comparison."
    return [Finding("evaluate.left-out", Severity.WARNING, message, unused_rows[0].location, hint)]


def _one_wave_findings(linking: Linking) -> list[Finding]:
    side_responses: tuple[tuple[str, tuple[Response, ...]], ...] = (
        (linking.before, linking.only_before),
        (linking.after, linking.only_after),
    )
    texts = [
        f"{count(len(responses), 'person', 'people')} only in `{wave}` "
        f"({listing([response.told for response in responses], 12)})"
        for wave, responses in side_responses
        if responses
    ]
    if not texts:
        return []
    message = phrase(
        "`{before}` to `{after}`: {people}, so not in the comparison",
        before=linking.before,
        after=linking.after,
        people=" and ".join(texts),
    )
    if other_row_responses := _responses_in_other_row(linking):
        message = phrase(
            "{message}; of {people} {count:the code is|the codes are} in another row as well, which is compared",
            message=message,
            people=listing([response.told for response in other_row_responses], 12),
            count=len(other_row_responses),
        )
    location = (*linking.only_before, *linking.only_after)[0].where
    return [Finding("evaluate.not-linked", Severity.WARNING, phrase("{message}.", message=message), location)]


def _chance_links_text(linking: Linking) -> str:
    """What chance alone would do, or that so few codes don't tell."""
    if linking.close_pairs:
        return phrase("by chance alone there would be about {links:.2f} such links", links=linking.expected_false)
    return "no two people of one wave have codes that alike, but so few codes can't rule out chance"


def _near_link_findings(linking: Linking) -> list[Finding]:
    near_links = linking.links.near_code_links()
    if linking.distrusted:
        message = phrase(
            "`{before}` to `{after}`: {pairs:,} {pairs:pair|pairs} of codes one typing error apart not linked: the"
            " codes of different people are so alike that chance alone would make about {chance_pairs:.1f} such pairs.",
            before=linking.before,
            after=linking.after,
            pairs=linking.distrusted,
            chance_pairs=linking.expected_false,
        )
        hint = "Correct the codes in the file if you know whose they are."
        return [Finding("evaluate.codes-alike", Severity.NOTE, message, hint=hint)]
    if not near_links:
        return []
    codes = listing([f"{link.before.told} with {link.after.told}" for link in near_links], 12)
    message = phrase(
        "`{before}` to `{after}`: {people:,} {people:person|people} recognised by codes that differ in one place:"
        " {codes}; {chance}.",
        before=linking.before,
        after=linking.after,
        people=len(near_links),
        codes=codes,
        chance=_chance_links_text(linking),
    )
    return [
        Finding("evaluate.distance-1", Severity.NOTE, message, near_links[0].after.where, "Please look at them once.")
    ]


def _responses_in_other_row(linking: Linking) -> list[Response]:
    """Of those who have answers to one wave alone in a row, who has both in another one."""
    coded_responses = [(compact(response.code), response) for response in (*linking.only_before, *linking.only_after)]
    codes = {code for code, _ in coded_responses} - {""}
    if not linking.row_link_count or not codes:
        return []
    compared_codes = {code for link in linking.links if (code := compact(link.before.code)) in codes}
    return [response for code, response in coded_responses if code in compared_codes]


_MAX_LISTED = 8


def side_by_side_remarks(linking: Linking) -> Iterator[Finding]:
    """Whose answers stand side by side; which codes say that somebody came again, missed a form twice, or that a row is
    two people's."""
    waves = phrase("`{before}` to `{after}`", before=linking.before, after=linking.after)
    if linking.row_link_count:
        recognised = "{rows} participations" if linking.came_again else "{rows:,} {rows:person|people}"
        message = phrase(
            "{waves}: {recognised} recognised by the row that holds both.",
            waves=waves,
            recognised=phrase(recognised, rows=linking.row_link_count),
        )
        yield Finding("evaluate.by-row", Severity.NOTE, message, linking.file_after)
    if linking.came_again:
        places = [
            f"{responses[0].told} ({listing([response.where.place_in_file for response in responses], 4)})"
            for responses in linking.came_again
        ]
        message = phrase(
            "{waves}: {people:,} {people:person|people} took part more than once, by the codes: {places}.",
            waves=waves,
            people=len(places),
            places=listing(places, _MAX_LISTED),
        )
        hint = (
            "Each row counts as a separate participation, as if somebody else had taken part. To count everybody "
            "once, leave out all but one of a person's rows."
        )
        yield Finding("evaluate.came-again", Severity.WARNING, message, linking.came_again[0][1].where, hint)
    if linking.unlike:
        message = phrase(
            "{waves}: {rows:,} {rows:row|rows} with another code before than after, not taken as one person's:"
            " {places}.",
            waves=waves,
            rows=len(linking.unlike),
            places=_rows(linking.unlike),
        )
        hint = "They are linked by their codes. Please check how the two files were laid side by side."
        yield Finding("evaluate.row-of-two", Severity.WARNING, message, linking.unlike[0].where, hint)
    if linking.apart:
        places = [f"{response.told} ({response.where.place_in_file})" for response in linking.apart]
        message = phrase(
            "{waves}: {codes:,} {codes:code is|codes are} in `{before}` in one row and in `{after}` in another:"
            " {places}. They are not linked, as most rows hold both.",
            waves=waves,
            codes=len(places),
            before=linking.before,
            after=linking.after,
            places=listing(places, _MAX_LISTED),
        )
        hint = "If it is one person's part in one training, please put both into one row."
        yield Finding("evaluate.rows-apart", Severity.WARNING, message, linking.apart[0].where, hint)


def _rows(responses: Sequence[Response]) -> str:
    return listing([response.where.place_in_file for response in responses], _MAX_LISTED)
