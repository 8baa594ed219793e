"""Who is who from one wave to another, by self-generated codes.

1. Codes are made comparable (see `codes`); a response without a code is not linked.
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

from collections.abc import Iterable
from dataclasses import dataclass

from ecpat_training.measure.codes import compact, looks_like_a_name, without_leading_zeros
from ecpat_training.measure.neighbours import SHORTEST, Neighbours
from ecpat_training.model.responses import WaveResponses
from ecpat_training.results.check import NotUsed
from ecpat_training.results.effect.linking import Link, Linking, Response

MOST_BY_CHANCE = 0.5  # of the links of distance 1
NO_CODE = "no code, so nobody can tell whose answers these are in another wave"
SENT_TWICE = "the same code with the same answers is there before: sent twice, the first counts"


@dataclass(frozen=True, slots=True)
class _Wave:
    """The responses of a wave that have a code of their own, by that code without leading zeros."""

    responses: dict[str, Response]
    left_out: tuple[NotUsed, ...]
    shared: dict[str, Response]  # one of those with a code that several people have


def link(before: WaveResponses, after: WaveResponses) -> Linking:
    """Links two waves of one training; every response of either is linked, unlinked or left out with a reason."""
    first, second = _own_codes(before), _own_codes(after)
    first, second = _without(first, second.shared, after.wave), _without(second, first.shared, before.wave)
    equal = [key for key in first.responses if key in second.responses]
    links = [Link(first.responses[key], second.responses[key], "exact") for key in equal]
    rest_first = [response for key, response in first.responses.items() if key not in second.responses]
    rest_second = [response for key, response in second.responses.items() if key not in first.responses]
    found, candidates = _one_error_apart(rest_first, rest_second, (first.shared, second.shared))
    waves = [first.responses.values(), second.responses.values()] if candidates else []
    close_pairs, compared = _base_rate(*waves)
    close = found if close_pairs * candidates <= MOST_BY_CHANCE * len(found) * compared else []
    links += close
    linked_first = {one.before.row for one in close}
    linked_second = {one.after.row for one in close}
    return Linking(
        before=before.wave,
        after=after.wave,
        n_before=len(before.codes),
        n_after=len(after.codes),
        links=tuple(sorted(links, key=lambda one: one.before.row)),
        only_before=tuple(one for one in rest_first if one.row not in linked_first),
        only_after=tuple(one for one in rest_second if one.row not in linked_second),
        left_out_before=first.left_out,
        left_out_after=second.left_out,
        close_pairs=close_pairs,
        compared_pairs=compared,
        candidate_pairs=candidates,
        distrusted=len(found) - len(close),
    )


def _own_codes(wave: WaveResponses) -> _Wave:
    """Sorts out responses without a code and codes that stand twice."""
    by_key: dict[str, list[Response]] = {}
    left_out: list[tuple[int, NotUsed]] = []
    for row, (code, where) in enumerate(zip(wave.codes, wave.places, strict=True)):
        key = without_leading_zeros(compact(code))
        if key:
            by_key.setdefault(key, []).append(Response(row, where, code, looks_like_a_name(code)))
        else:
            left_out.append((row, NotUsed(where, NO_CODE)))
    same = _numbered_by_answers(wave, [one.row for responses in by_key.values() if responses[1:] for one in responses])
    own: dict[str, Response] = {}
    shared: dict[str, Response] = {}
    for key, responses in by_key.items():
        if len(responses) == 1 or len({same[one.row] for one in responses}) == 1:
            own[key] = responses[0]
            left_out += [(again.row, NotUsed(again.where, SENT_TWICE)) for again in responses[1:]]
        else:
            why = f"the code `{responses[0].shown}` stands {len(responses)} times in this wave with different answers"
            left_out += [(one.row, NotUsed(one.where, why)) for one in responses]
            shared[key] = responses[0]
    return _Wave(own, tuple(reason for _, reason in sorted(left_out, key=lambda pair: pair[0])), shared)


def _without(wave: _Wave, shared: dict[str, Response], other: str) -> _Wave:
    """A wave without the responses whose code several people of the other wave share: they have an owner there."""
    out = {key: response for key, response in wave.responses.items() if key in shared}
    own = {key: response for key, response in wave.responses.items() if key not in shared}
    why = "the code `{}` stands several times in wave {}, so nobody can tell whose it is"
    reasons = tuple(NotUsed(one.where, why.format(one.shown, other)) for one in out.values())
    return _Wave(own, (*wave.left_out, *reasons), wave.shared)


def _numbered_by_answers(wave: WaveResponses, rows: list[int]) -> dict[int, int]:
    """A number for each of these rows; rows with the same answers to every item and background question share it."""
    import pandas

    asked = pandas.concat([wave.answers, wave.groups], axis=1).iloc[rows]
    columns = list(range(asked.shape[1]))
    asked = asked.set_axis(columns, axis=1)
    if not rows or not columns:
        return dict.fromkeys(rows, 0)
    numbers = asked.groupby(columns, dropna=False, sort=False).ngroup()
    return dict(zip(rows, (int(number) for number in numbers), strict=True))


def _one_error_apart(
    before: list[Response], after: list[Response], shared: tuple[dict[str, Response], dict[str, Response]]
) -> tuple[list[Link], int]:
    """The links between people who are each other's only candidate, and how many pairs were looked at. Codes that
    several people share are candidates too, though nobody is linked to them."""
    first = {compact(response.code): response for response in before if len(compact(response.code)) >= SHORTEST}
    second = {compact(response.code): response for response in after if len(compact(response.code)) >= SHORTEST}
    blocked_first, blocked_second = ({compact(one.code) for one in codes.values()} for codes in shared)
    near_second, near_first = Neighbours({*second, *blocked_second}), Neighbours({*first, *blocked_first})
    links = []
    for code, response in first.items():
        candidates = near_second.of(code)
        if len(candidates) == 1:
            (other,) = candidates
            if other in second and near_first.of(other) == {code}:
                links.append(Link(response, second[other], "distance 1"))
    return links, len(first) * len(second)


def _base_rate(*waves: Iterable[Response]) -> tuple[int, int]:
    """How many pairs of codes of different people are one error apart, and how many pairs there are."""
    close = compared = 0
    for responses in waves:
        neighbours = Neighbours(compact(response.code) for response in responses)
        close += neighbours.pairs()
        compared += len(neighbours.codes) * (len(neighbours.codes) - 1) // 2
    return close, compared
