"""Who is who from one wave to another, by self-generated codes.

0. Where the waves stand side by side, answers of one row are one person's (`row`), whatever else has the same code;
   the rest is linked like separate files, unless a row is all that a person said (see `side_by_side`).
1. Codes are made comparable (see `comparable_codes`); a response without a code is not linked.
2. A code that stands twice in a wave: if all answers are identical, it was sent twice and the first counts; else
   nobody can tell whose it is, and neither response is used.
3. Equal codes are linked (`exact`).
4. Of the rest, two codes are linked (`distance 1`) if they are one typing error apart and neither has another such
   candidate, in codes of 4 to 40 characters. Two errors are never linked: on real trainings chance alone makes about a
   third of such pairs.
5. None of these is linked if chance alone would make more than half as many, as where codes are just numbers: `P001`.

How many links of distance 1 may be false is estimated from the codes of one wave, which all belong to different
people: the share of them that are one error apart, times the pairs looked at. Waves of different trainings must not be
linked: the chance of equal codes of different people grows with their number.
"""

import heapq
from dataclasses import dataclass
from zlib import crc32

from ecpat_training.effect.linking.neighbours import SHORTEST, Neighbours
from ecpat_training.effect.linking.sent_twice import SENT_TWICE, numbered_by_answers
from ecpat_training.effect.linking.side_by_side import SideBySide, side_by_side
from ecpat_training.effect.model.linking import Linking, PersonLinks, Response
from ecpat_training.files.not_used import UnusedRow
from ecpat_training.survey.model.codes import is_possible_name
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.catalogue.marked_text import marked
from ecpat_training.words.comparable_codes import code_key, compact

MOST_BY_CHANCE = 0.5  # of the links of distance 1
SAMPLE = 20_000  # codes of a wave, 200 million pairs: enough for the share of those one typing error apart
NO_CODE = marked("no code, so it isn't known whose answers these are in another wave")
SHARED = "several people of this wave have the code"
SHARED_THERE = "several people of the other wave have the code"


@dataclass(frozen=True, slots=True)
class _Wave:
    """The rows of a wave that have a code of their own, by that code without leading zeros; `shared` are codes that
    several people have, each with a row of one of them."""

    responses: WaveResponses
    codes: list[str]
    own: dict[str, int]
    left_out: tuple[UnusedRow, ...]
    shared: dict[str, int]

    def response(self, row: int) -> Response:
        """The response of a row."""
        code = self.codes[row]
        return Response(row, self.responses.places[row], code, self.responses.named or is_possible_name(code))

    def compact(self, row: int) -> str:
        """The code of a row, made comparable."""
        return compact(self.codes[row])


def link(before: WaveResponses, after: WaveResponses) -> Linking:
    """Links two waves of one training; every response of either is linked, unlinked or left out with a reason."""
    row_links = side_by_side(before, after)
    first_wave, second_wave = (_own_codes(wave, row_links, side) for side, wave in enumerate((before, after)))
    # A code that two people share in the other wave may be either's: no link is safer than the wrong one.
    first_wave, second_wave = (
        _without(first_wave, second_wave.shared, after.wave),
        _without(second_wave, first_wave.shared, before.wave),
    )
    rows = [(row, second_wave.own[key]) for key, row in first_wave.own.items() if key in second_wave.own]
    unpaired_first = {key: row for key, row in first_wave.own.items() if key not in second_wave.own}
    rest_second = {key: row for key, row in second_wave.own.items() if key not in first_wave.own}
    near_links, candidates = _one_error_apart((first_wave, unpaired_first), (second_wave, rest_second))
    close_pairs, compared_pairs = _base_rate(*((first_wave, second_wave) if candidates else ()))
    # Both sides are multiplied out, so that no pairs compared (0) needs no case of its own.
    accepted_links = near_links if close_pairs * candidates <= MOST_BY_CHANCE * len(near_links) * compared_pairs else []
    linked_rows_before, linked_rows_after = {row for row, _ in accepted_links}, {row for _, row in accepted_links}
    return Linking(
        before=before.wave,
        after=after.wave,
        n_before=len(before.codes),
        n_after=len(after.codes),
        links=PersonLinks(
            [*row_links.rows, *rows, *accepted_links],
            linked_rows_before,
            (first_wave.response, second_wave.response),
            rows_linked_by_row=[row for row, _ in row_links.rows],
        ),
        only_before=tuple(first_wave.response(row) for row in unpaired_first.values() if row not in linked_rows_before),
        only_after=tuple(second_wave.response(row) for row in rest_second.values() if row not in linked_rows_after),
        left_out_before=first_wave.left_out,
        left_out_after=second_wave.left_out,
        close_pairs=close_pairs,
        compared_pairs=compared_pairs,
        candidate_pairs=candidates,
        distrusted=len(near_links) - len(accepted_links),
        came_again=tuple(tuple(map(first_wave.response, person_rows)) for person_rows in row_links.again),
        unlike=tuple(first_wave.response(row) for row, _ in row_links.unlike),
        apart=tuple(map(first_wave.response, row_links.apart)),
    )


def _own_codes(wave: WaveResponses, row_links: SideBySide, side: int) -> _Wave:
    """Sorts out responses without a code and codes that stand twice, among those that their row doesn't link; where a
    row is all that a person said, it stands for the code."""
    row_by_code: dict[str, int] = {}
    repeats: dict[str, list[int]] = {}  # the rows of codes that stand more than once, which few do
    unused_rows = [
        (row, UnusedRow(wave.places[row], SENT_TWICE)) for row in (pair[side] for pair in row_links.repeated)
    ]
    codes = list(map(str, wave.codes))
    linked_rows = {pair[side] for pair in (*row_links.rows, *row_links.repeated)}
    people = [""] * len(codes) if wave.beside is None or not row_links.tells else list(map(str, wave.beside))
    for pair in row_links.unlike:
        people[pair[side]] = ""
    for row, code in enumerate(codes):
        if row in linked_rows:
            continue
        key = people[row] or code_key(code)
        if not key:
            unused_rows.append((row, UnusedRow(wave.places[row], NO_CODE)))
        elif (first_row := row_by_code.setdefault(key, row)) != row:
            repeats.setdefault(key, [first_row]).append(row)
    answer_number = numbered_by_answers(wave, [row for rows in repeats.values() for row in rows])
    shared_codes: dict[str, int] = {}
    for key, rows in repeats.items():
        if len({answer_number[row] for row in rows}) == 1:
            unused_rows += [(row, UnusedRow(wave.places[row], SENT_TWICE)) for row in rows[1:]]
        else:
            written_code = codes[rows[0]]
            label = "its code" if wave.named or is_possible_name(written_code) else f"the code `{written_code}`"
            message = f"{label} occurs {len(rows)} times in this wave with different answers"
            unused_rows += [(row, UnusedRow(wave.places[row], message, kind=SHARED)) for row in rows]
            shared_codes[key] = row_by_code.pop(key)
    return _Wave(
        wave,
        codes,
        row_by_code,
        tuple(reason for _, reason in sorted(unused_rows, key=lambda pair: pair[0])),
        shared_codes,
    )


def _without(wave: _Wave, shared_codes: dict[str, int], other_wave: str) -> _Wave:
    """A wave without the responses whose code several people of the other wave share: they have an owner there."""
    if not shared_codes:
        return wave
    shared_responses = [wave.response(row) for key, row in wave.own.items() if key in shared_codes]
    row_by_code = {key: row for key, row in wave.own.items() if key not in shared_codes}
    template = "{} occurs several times in wave {}, so it isn't known whose it is"
    codes = ("its code" if response.named else f"the code `{response.code}`" for response in shared_responses)
    labelled_responses = zip(shared_responses, codes, strict=True)
    reasons = tuple(
        UnusedRow(response.where, template.format(code, other_wave), kind=SHARED_THERE)
        for response, code in labelled_responses
    )
    return _Wave(wave.responses, wave.codes, row_by_code, (*wave.left_out, *reasons), wave.shared)


def _one_error_apart(
    before: tuple[_Wave, dict[str, int]], after: tuple[_Wave, dict[str, int]]
) -> tuple[list[tuple[int, int]], int]:
    """The rows of people who are each other's only candidate, and how many pairs were looked at. Codes that several
    people share are candidates too, though nobody is linked to them."""
    first_codes, second_codes = _long_enough(*before), _long_enough(*after)
    # A shared code one error away makes a link doubtful: the person may be one of those who share it.
    blocked_first_codes, blocked_second = (
        {wave.compact(row) for row in wave.shared.values()} for wave, _ in (before, after)
    )
    near_second = Neighbours({*second_codes, *blocked_second})
    candidates = {
        code: near_codes for code in {*first_codes, *blocked_first_codes} if (near_codes := near_second.of(code))
    }
    near_first_codes = Neighbours(candidates)  # the others are nobody's candidate
    links = []
    for code, row in first_codes.items():
        near_codes = candidates.get(code, set())
        if len(near_codes) == 1:
            (neighbour,) = near_codes
            if "-" in code and "-" in neighbour and code.replace("-", "") == neighbour.replace("-", ""):
                continue  # `1-12` and `11-2` are two people's, though only the mark is elsewhere
            if neighbour in second_codes and near_first_codes.of(neighbour) == {code}:
                links.append((row, second_codes[neighbour]))
    return links, len(first_codes) * len(second_codes)


def _long_enough(wave: _Wave, rows: dict[str, int]) -> dict[str, int]:
    """The rows by their compact codes, those of codes long enough to be told apart."""
    coded_rows = (
        row for key, row in rows.items() if key.replace("-", "").isalnum()
    )  # the others are called by their rows
    return {code: row for row in coded_rows if len((code := wave.compact(row)).replace("-", "")) >= SHORTEST}


def _base_rate(*waves: _Wave) -> tuple[int, int]:
    """How many pairs of codes of different people are one error apart, and how many pairs were looked at: all, or those
    of `SAMPLE` codes of a wave, which have the same share. They are picked by a checksum, so that neither chance nor
    the order of rows has a say."""
    close_pairs = compared_pairs = 0
    for wave in waves:
        neighbours = Neighbours(map(wave.compact, _sample(wave)))
        close_pairs += neighbours.pairs()
        compared_pairs += len(neighbours.codes) * (len(neighbours.codes) - 1) // 2
    return close_pairs, compared_pairs


def _sample(wave: _Wave) -> list[int]:
    """Rows of a wave with codes of their own: all, or `SAMPLE`."""
    rows = list(wave.own.values())
    return (
        # By a checksum of the code: the same files give the same estimate, in whatever order their rows stand.
        rows if len(rows) <= SAMPLE else heapq.nsmallest(SAMPLE, rows, key=lambda row: crc32(wave.codes[row].encode()))
    )
