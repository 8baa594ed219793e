"""Why nobody, or somebody, isn't recognised from wave to wave: codes that are missing, of another form, or nearly the
same."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.effect.linking.linking import NO_CODE
from ecpat_training.effect.model.linking import Linking, Response
from ecpat_training.files.not_used import UnusedRow
from ecpat_training.survey.reading.near_codes import NearCodes, find_near_codes, group_by_difference
from ecpat_training.words.catalogue.message import Command, phrase

_MAX_LISTED = 8
_FORM_LETTERS = 12  # of a form as it is shown
_SAME_TRAINING = "Are both files from the same training, and is the instrument's `code` the right column in both?"


class UnlinkedExplanation(NamedTuple):
    """Why two waves have no code in common, "" where neither has any, and what helps."""

    reason: str
    hint: str


def explain_unlinked(linking: Linking) -> UnlinkedExplanation:
    """What keeps the people of two waves, of whom at most one is recognised, from being so."""
    side_by_wave = {
        linking.before: (linking.only_before, linking.left_out_before),
        linking.after: (linking.only_after, linking.left_out_after),
    }
    waves_without_codes = [wave for wave, side in side_by_wave.items() if not linking.linked and not _has_codes(*side)]
    if len(waves_without_codes) == len(side_by_wave):
        hint = "If people wrote a code, please name its column in the instrument under `code`."
        return UnlinkedExplanation("", hint)
    if waves_without_codes:
        hint = "Please fill them in, or name the column that holds them in the instrument under `code`."
        return UnlinkedExplanation(phrase("no code at all in `{wave}`", wave=waves_without_codes[0]), hint)
    if near_codes := _find_near_codes(linking):
        return UnlinkedExplanation(
            phrase("no code in common, but {codes:,} nearly the same", codes=len(near_codes)),
            "Which they are, another message says.",
        )
    first_form, last_form = (_most_common_form(responses) for responses, _ in side_by_wave.values())
    if first_form and last_form and first_form != last_form:
        reason = phrase(
            "no code in common: most are written like `{first}` before and like `{last}` after",
            first=first_form,
            last=last_form,
        )
        return UnlinkedExplanation(reason, "Is the instrument's `code` the right column in both files?")
    return UnlinkedExplanation("no other code in common" if linking.linked else "no code in common", _SAME_TRAINING)


def near_code_remarks(linking: Linking) -> list[Finding]:
    """A warning that names people who aren't linked and have nearly the same code, by what differs."""
    near_codes = _find_near_codes(linking)
    if not near_codes:
        return []
    texts = []
    for difference, pairs in group_by_difference(near_codes).items():
        codes = [
            f"{linking.only_before[pair.first_index].told} and {linking.only_after[pair.second_index].told}"
            for pair in pairs
        ]
        texts.append(f"{difference}: {listing(codes, _MAX_LISTED)}")
    message = phrase(
        "`{before}` to `{after}`: {people:,} {people:person isn't|people aren't} linked whose codes are nearly the"
        " same ({codes}).",
        before=linking.before,
        after=linking.after,
        people=len(near_codes),
        codes="; ".join(texts),
    )
    hint: str = phrase(
        "If both are one person's, confirm it in a mapping, which {command} begins; or write them alike in the files,"
        " in cells formatted as text.",
        command=Command("survey map", "PRE POST"),
    )
    return [
        Finding(
            "evaluate.near-codes",
            Severity.WARNING,
            message,
            linking.only_after[near_codes[0].second_index].where,
            hint,
        )
    ]


def _find_near_codes(linking: Linking) -> list[NearCodes]:
    return find_near_codes(
        *([response.code for response in side] for side in (linking.only_before, linking.only_after))
    )


def _has_codes(unlinked_responses: Sequence[Response], unused_rows: Sequence[UnusedRow]) -> bool:
    return bool(unlinked_responses) or any(unused_row.reason != NO_CODE for unused_row in unused_rows)


def _most_common_form(responses: Sequence[Response]) -> str:
    """How most of the codes are written, letters as `A` and figures as `9`; "" where there is no such form."""
    forms = Counter(
        "".join("9" if letter.isdecimal() else "A" if letter.isalpha() else letter for letter in response.code)
        for response in responses
    )
    form, times = forms.most_common(1)[0] if forms else ("", 0)
    return form[:_FORM_LETTERS] if 2 * times > len(responses) else ""
