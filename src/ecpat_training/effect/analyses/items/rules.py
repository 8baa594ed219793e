"""The written rules by which something is said of single questions.

Of changes, in the comparison at hand; `adjusted` is the mid-p of McNemar's or the sign test after adjustment for all
questions of the scale (Benjamini and Hochberg):

| figures | remark |
| --- | --- |
| adjusted below 0.05, more got worse than better | `fewer` (a key) or `down` (graded) |
| adjusted below 0.05, more got better than worse | `more` or `up` |
| as above, but the interval of the difference holds 0 | nothing: named under `edge` in the details |
| nothing of these, and too few people for one question ever to show it | `few` |
| nothing of these | `none` |
| some, but not all | `others` beside them |

Of the questions themselves:

| figures | remark |
| --- | --- |
| first wave: 9 of 10 or more right, of 10 people or more | `too easy` |
| last wave: nobody right, of 5 people or more | `nobody` |
| last wave: one wrong answer chosen by more people than the right one, and by 5 or more | `other answer` |
| item-rest correlations of all waves together wholly below 0 | `against`, `reversed` |
| a wrong answer (not don't know) that nobody chose in any wave, 20 answers or more in all | `unused` |
| every answer in every wave the same, of 10 people or more | `alike` |

A question of a form that was asked before the training alone has no last wave: what nobody knew then was to be taught.
Falls come first; they are said in the same words as rises. Item-rest correlations are taken together by Fisher's z
(1921), each wave of 10 people or more with n - 3, as if waves were of different people; wholly below 0 means that the
95 % interval is.
"""

import math
from collections.abc import Iterator, Sequence

from ecpat_training.documents.document import Tone
from ecpat_training.documents.numbers import value_text
from ecpat_training.effect.analyses.items import words
from ecpat_training.effect.analyses.items.result import ItemResult, ItemWave, QuestionChange, ScaleItems
from ecpat_training.values.thresholds import ALPHA, FEW, FEW_FOR_PERCENTAGES, NORMAL_QUANTILE
from ecpat_training.words.catalogue.marked_text import count_phrase, listed

SEEN, ANSWERS = 5, 20
EASY = 0.9
FEWEST = 5  # people who all move one way give a mid-p of 1 / 2^5 = 0.03; one fewer 0.06
DONT_KNOW = "dk"
MOST_NAMED = 12
SHORT = 45  # letters of a question

Remark = tuple[str, Tone]


def remarks(scale: ScaleItems, earlier: str, later: str) -> list[Remark]:
    """What is said of the questions of a scale and of how they changed between two waves."""
    return [*_of_changes(scale, earlier, later), *_of_questions(scale)]


def edge(scale: ScaleItems) -> list[str]:
    """The ids of questions of which the interval of the difference and the mid-p test disagree about chance."""
    return [item.id for item in scale.items for change in item.changes if change.difference and _at_the_edge(change)]


def change_of(item: ItemResult, earlier: str, later: str) -> QuestionChange | None:
    """A question's change between two waves, if it was asked in both."""
    return next((change for change in item.changes if (change.earlier, change.later) == (earlier, later)), None)


def _at_the_edge(change: QuestionChange) -> bool:
    difference, p = change.difference, change.mid_p.p
    if difference is None or difference.low is None or difference.high is None or p is None:
        return False
    return (difference.low > 0 or difference.high < 0) != (p < ALPHA)


def _certain(change: QuestionChange) -> bool:
    difference = change.difference
    leaves_out = (
        difference is None
        or difference.low is None
        or difference.high is None
        or difference.low > 0
        or difference.high < 0
    )
    return change.adjusted is not None and change.adjusted < ALPHA and leaves_out


def _of_changes(scale: ScaleItems, earlier: str, later: str) -> Iterator[Remark]:
    pairs = [(item, change) for item in scale.items if (change := change_of(item, earlier, later))]
    if not pairs:
        return
    waves = {"earlier": words.WAVE[earlier], "later": words.WAVE[later]}
    certain = [(item, change) for item, change in pairs if _certain(change)]
    keyed = scale.kind == "multiple choice"
    kinds: list[tuple[str, Tone, int]] = [("fewer" if keyed else "down", "bad", -1)]
    kinds.append(("more" if keyed else "up", "good", 1))
    for kind, tone, direction in kinds:
        moved = [_moved(item, change, keyed=keyed) for item, change in certain if _way(change) == direction]
        if moved:
            yield words.REMARK[kind].format(questions=listed(moved, MOST_NAMED), **waves), tone
    n = max(change.n for _, change in pairs)
    if certain and len(certain) < len(pairs):
        yield words.REMARK["others"], "quiet"
    elif not certain:
        kind = "few" if n < FEWEST else "none"
        people = count_phrase(n, "person", "people")
        yield words.REMARK[kind].format(n=n, people=people, needed=FEWEST, **waves), "plain"


def questions_to_review(scale: ScaleItems, earlier: str, later: str) -> list[ItemResult]:
    """The questions that remarks name: those that changed by more than chance, go against the other questions, or
    don't tell people apart."""
    moved = {item.id for item in scale.items if (change := change_of(item, earlier, later)) and _certain(change)}
    return [item for item in scale.items if item.id in moved or _against(item) is not None or _alike(item)]


def short_label(item: ItemResult) -> str:
    """A question by its id and the beginning of its text: nobody knows an id by heart."""
    if item.text in ("", item.id):
        return item.id
    short = item.text if len(item.text) <= SHORT else item.text[:SHORT].rpartition(" ")[0] + " …"
    return words.WITH_TEXT.format(item=item.id, text=short)


def _way(change: QuestionChange) -> int:
    return (change.better > change.worse) - (change.better < change.worse)


def _moved(item: ItemResult, change: QuestionChange, *, keyed: bool) -> str:
    if keyed and change.n >= FEW_FOR_PERCENTAGES and change.before is not None and change.after is not None:
        before, after = (value_text(right / change.n, "percent") for right in (change.before, change.after))
        return words.SHARE_OF.format(item=short_label(item), before=before, after=after)
    if keyed:
        before, after = value_text(change.before, "count"), value_text(change.after, "count")
        return words.RIGHT_OF.format(item=short_label(item), before=before, after=after, n=change.n)
    return words.MOVED.format(item=short_label(item), better=change.better, worse=change.worse, n=change.n)


def _of_questions(scale: ScaleItems) -> Iterator[Remark]:
    keyed = scale.kind == "multiple choice"
    if keyed:
        yield from _of_keys(scale.items)
    against = [(item, r) for item in scale.items if (r := _against(item)) is not None]
    for kind, is_reversed in (("reversed", False), ("reversed already", True)):
        correlated = [
            words.CORRELATED.format(item=short_label(item), r=value_text(r, "0.00"))
            for item, r in against
            if keyed or item.reversed == is_reversed
        ]
        if correlated and not (keyed and is_reversed):
            yield _remark("against" if keyed else kind, correlated), "attention"
    alike = [words.NAMED.format(item=short_label(item)) for item in scale.items if _alike(item)]
    if alike:
        yield _remark("alike", alike), "quiet"


def _of_keys(items: Sequence[ItemResult]) -> Iterator[Remark]:
    easy = [(item, item.waves[0]) for item in items if item.waves and _easy(item.waves[0]) and len(item.waves) > 1]
    for wave in dict.fromkeys(item_wave.wave for _, item_wave in easy):
        too_easy = [_count(item, item_wave) for item, item_wave in easy if item_wave.wave == wave]
        yield _remark("too easy", too_easy, earlier=words.WAVE[wave]), "quiet"
    last = [(item, item.waves[-1]) for item in items if item.waves and item.waves[-1].wave != "pre"]
    for wave in dict.fromkeys(item_wave.wave for _, item_wave in last):
        never_right = [
            _count(item, item_wave)
            for item, item_wave in last
            if item_wave.wave == wave and item_wave.n >= SEEN and not _right(item_wave)
        ]
        if never_right:
            yield _remark("nobody", never_right, later=words.WAVE[wave]), "attention"
        other_answers = [
            text
            for item, item_wave in last
            if item_wave.wave == wave and _right(item_wave) and (text := _wrong_choice_sentence(item, item_wave))
        ]
        if other_answers:
            yield _remark("other answer", other_answers, later=words.WAVE[wave]), "attention"
    unused = [
        words.OPTIONS.format(item=short_label(item), options=", ".join(map(str, options)))
        for item in items
        if (options := _unused(item))
    ]
    if unused:
        yield _remark("unused", unused), "quiet"


def _remark(kind: str, named: list[str], **waves: str) -> str:
    return words.REMARK[kind].format(questions=listed(named, MOST_NAMED), **waves)


def _right(wave: ItemWave) -> int:
    """How many were right."""
    return round((wave.right.value or 0.0) * wave.n) if wave.right else 0


def _count(item: ItemResult, wave: ItemWave) -> str:
    return words.COUNTED.format(item=short_label(item), count=_right(wave), n=wave.n)


def _easy(wave: ItemWave) -> bool:
    return wave.n >= FEW and _right(wave) >= EASY * wave.n


def _wrong_choice_sentence(item: ItemResult, wave: ItemWave) -> str | None:
    """A wrong answer that more people chose than the right one."""
    wrong = [(times, option) for option, times in wave.counts if option not in (item.key, DONT_KNOW)]
    times, option = max(wrong, default=(0, ""), key=lambda choice: choice[0])
    if times < SEEN or times <= _right(wave):
        return None
    return words.CHOSEN.format(item=short_label(item), wrong=times, option=option, count=_right(wave), n=wave.n)


def _against(item: ItemResult) -> float | None:
    """The item-rest correlation of all waves together, where it goes against the scale by more than chance."""
    transformed = [
        (math.atanh(max(-0.999, min(0.999, wave.item_rest))), wave.complete - 3)
        for wave in item.waves
        if wave.item_rest is not None and wave.complete >= FEW
    ]
    weight = sum(n for _, n in transformed)
    z = sum(fisher_z * n for fisher_z, n in transformed) / weight if weight else 0.0
    return math.tanh(z) if z * math.sqrt(weight) < -NORMAL_QUANTILE else None


def _unused(item: ItemResult) -> list[str]:
    """The wrong options that nobody chose in any wave."""
    if sum(times for wave in item.waves for _, times in wave.counts) < ANSWERS:
        return []
    chosen = {option for wave in item.waves for option, times in wave.counts if times}
    return [option for option, _ in item.options if option not in chosen | {item.key, DONT_KNOW}]


def _alike(item: ItemResult) -> bool:
    answers = {answer for wave in item.waves for answer, times in wave.counts if times}
    return len(answers) == 1 and all(not wave.blank for wave in item.waves) and max(w.n for w in item.waves) >= FEW
