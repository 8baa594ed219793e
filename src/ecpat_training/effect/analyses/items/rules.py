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
from ecpat_training.values.thresholds import ALPHA, FEW_FOR_PERCENTAGES, FEW_PEOPLE, NORMAL_QUANTILE
from ecpat_training.words.catalogue.marked_text import count_phrase, join_names

SEEN, ANSWERS = 5, 20
EASY = 0.9
MIN_MOVED_PEOPLE = 5  # people who all move one way give a mid-p of 1 / 2^5 = 0.03; one fewer 0.06
DONT_KNOW = "dk"
MAX_NAMED_ITEMS = 12
MAX_LABEL_LENGTH = 45  # letters of a question

Remark = tuple[str, Tone]


def remarks(scale: ScaleItems, earlier: str, later: str) -> list[Remark]:
    """What is said of the questions of a scale and of how they changed between two waves."""
    return [*_of_changes(scale, earlier, later), *_of_questions(scale)]


def edge(scale: ScaleItems) -> list[str]:
    """The ids of questions of which the interval of the difference and the mid-p test disagree about chance."""
    return [item.id for item in scale.items for change in item.changes if change.difference and _is_at_edge(change)]


def change_of(item: ItemResult, earlier: str, later: str) -> QuestionChange | None:
    """A question's change between two waves, if it was asked in both."""
    return next((change for change in item.changes if (change.earlier, change.later) == (earlier, later)), None)


def _is_at_edge(change: QuestionChange) -> bool:
    difference, p = change.difference, change.mid_p.p
    if difference is None or difference.low is None or difference.high is None or p is None:
        return False
    return (difference.low > 0 or difference.high < 0) != (p < ALPHA)


def _is_certain_change(change: QuestionChange) -> bool:
    difference = change.difference
    excludes_zero = (
        difference is None
        or difference.low is None
        or difference.high is None
        or difference.low > 0
        or difference.high < 0
    )
    return change.adjusted is not None and change.adjusted < ALPHA and excludes_zero


def _of_changes(scale: ScaleItems, earlier: str, later: str) -> Iterator[Remark]:
    pairs = [(item, change) for item in scale.items if (change := change_of(item, earlier, later))]
    if not pairs:
        return
    waves = {"earlier": words.WAVE[earlier], "later": words.WAVE[later]}
    certain_changes = [(item, change) for item, change in pairs if _is_certain_change(change)]
    is_keyed = scale.kind == "multiple choice"
    remark_kinds: list[tuple[str, Tone, int]] = [("fewer" if is_keyed else "down", "bad", -1)]
    remark_kinds.append(("more" if is_keyed else "up", "good", 1))
    for remark_key, tone, direction in remark_kinds:
        moved_items = [
            _moved_item_text(item, change, is_keyed=is_keyed)
            for item, change in certain_changes
            if _change_direction(change) == direction
        ]
        if moved_items:
            yield words.REMARK[remark_key].format(questions=join_names(moved_items, MAX_NAMED_ITEMS), **waves), tone
    n = max(change.n for _, change in pairs)
    if certain_changes and len(certain_changes) < len(pairs):
        yield words.REMARK["others"], "quiet"
    elif not certain_changes:
        remark_key = "few" if n < MIN_MOVED_PEOPLE else "none"
        people = count_phrase(n, "person", "people")
        yield words.REMARK[remark_key].format(n=n, people=people, needed=MIN_MOVED_PEOPLE, **waves), "plain"


def questions_to_review(scale: ScaleItems, earlier: str, later: str) -> list[ItemResult]:
    """The questions that remarks name: those that changed by more than chance, go against the other questions, or
    don't tell people apart."""
    moved_item_ids = {
        item.id for item in scale.items if (change := change_of(item, earlier, later)) and _is_certain_change(change)
    }
    return [
        item
        for item in scale.items
        if item.id in moved_item_ids or _against(item) is not None or _has_equal_answers(item)
    ]


def short_label(item: ItemResult) -> str:
    """A question by its id and the beginning of its text: nobody knows an id by heart."""
    if item.text in ("", item.id):
        return item.id
    shortened_text = (
        item.text if len(item.text) <= MAX_LABEL_LENGTH else item.text[:MAX_LABEL_LENGTH].rpartition(" ")[0] + " …"
    )
    return words.WITH_TEXT.format(item=item.id, text=shortened_text)


def _change_direction(change: QuestionChange) -> int:
    return (change.better > change.worse) - (change.better < change.worse)


def _moved_item_text(item: ItemResult, change: QuestionChange, *, is_keyed: bool) -> str:
    if is_keyed and change.n >= FEW_FOR_PERCENTAGES and change.before is not None and change.after is not None:
        before, after = (value_text(right_count / change.n, "percent") for right_count in (change.before, change.after))
        return words.SHARES_TEXT.format(item=short_label(item), before=before, after=after)
    if is_keyed:
        before, after = value_text(change.before, "count"), value_text(change.after, "count")
        return words.RIGHT_COUNTS_TEXT.format(item=short_label(item), before=before, after=after, n=change.n)
    return words.MOVED_ITEM_TEXT.format(item=short_label(item), better=change.better, worse=change.worse, n=change.n)


def _of_questions(scale: ScaleItems) -> Iterator[Remark]:
    is_keyed = scale.kind == "multiple choice"
    if is_keyed:
        yield from _of_keys(scale.items)
    negative_correlations = [(item, r) for item in scale.items if (r := _against(item)) is not None]
    for remark_key, is_reversed in (("reversed", False), ("reversed already", True)):
        correlated = [
            words.CORRELATED.format(item=short_label(item), r=value_text(r, "0.00"))
            for item, r in negative_correlations
            if is_keyed or item.reversed == is_reversed
        ]
        if correlated and not (is_keyed and is_reversed):
            yield _remark("against" if is_keyed else remark_key, correlated), "attention"
    uniform_items = [
        words.ITEM_NAME_TEXT.format(item=short_label(item)) for item in scale.items if _has_equal_answers(item)
    ]
    if uniform_items:
        yield _remark("alike", uniform_items), "quiet"


def _of_keys(items: Sequence[ItemResult]) -> Iterator[Remark]:
    easy = [(item, item.waves[0]) for item in items if item.waves and _easy(item.waves[0]) and len(item.waves) > 1]
    for wave in dict.fromkeys(item_wave.wave for _, item_wave in easy):
        too_easy_items = [_count(item, item_wave) for item, item_wave in easy if item_wave.wave == wave]
        yield _remark("too easy", too_easy_items, earlier=words.WAVE[wave]), "quiet"
    last_item_waves = [(item, item.waves[-1]) for item in items if item.waves and item.waves[-1].wave != "pre"]
    for wave in dict.fromkeys(item_wave.wave for _, item_wave in last_item_waves):
        never_right = [
            _count(item, item_wave)
            for item, item_wave in last_item_waves
            if item_wave.wave == wave and item_wave.n >= SEEN and not _count_right_answers(item_wave)
        ]
        if never_right:
            yield _remark("nobody", never_right, later=words.WAVE[wave]), "attention"
        other_answers = [
            text
            for item, item_wave in last_item_waves
            if item_wave.wave == wave
            and _count_right_answers(item_wave)
            and (text := _wrong_choice_sentence(item, item_wave))
        ]
        if other_answers:
            yield _remark("other answer", other_answers, later=words.WAVE[wave]), "attention"
    unused_options = [
        words.OPTIONS.format(item=short_label(item), options=", ".join(map(str, options)))
        for item in items
        if (options := _unused(item))
    ]
    if unused_options:
        yield _remark("unused", unused_options), "quiet"


def _remark(remark_key: str, question_labels: list[str], **waves: str) -> str:
    return words.REMARK[remark_key].format(questions=join_names(question_labels, MAX_NAMED_ITEMS), **waves)


def _count_right_answers(wave: ItemWave) -> int:
    """How many were right."""
    return round((wave.right.value or 0.0) * wave.n) if wave.right else 0


def _count(item: ItemResult, wave: ItemWave) -> str:
    return words.COUNTED.format(item=short_label(item), count=_count_right_answers(wave), n=wave.n)


def _easy(wave: ItemWave) -> bool:
    return wave.n >= FEW_PEOPLE and _count_right_answers(wave) >= EASY * wave.n


def _wrong_choice_sentence(item: ItemResult, wave: ItemWave) -> str | None:
    """A wrong answer that more people chose than the right one."""
    wrong_choices = [(times, option) for option, times in wave.counts if option not in (item.key, DONT_KNOW)]
    times, option = max(wrong_choices, default=(0, ""), key=lambda choice: choice[0])
    if times < SEEN or times <= _count_right_answers(wave):
        return None
    return words.CHOSEN.format(
        item=short_label(item), wrong=times, option=option, count=_count_right_answers(wave), n=wave.n
    )


def _against(item: ItemResult) -> float | None:
    """The item-rest correlation of all waves together, where it goes against the scale by more than chance."""
    transformed = [
        (math.atanh(max(-0.999, min(0.999, wave.item_rest))), wave.complete - 3)
        for wave in item.waves
        if wave.item_rest is not None and wave.complete >= FEW_PEOPLE
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


def _has_equal_answers(item: ItemResult) -> bool:
    answers = {answer for wave in item.waves for answer, times in wave.counts if times}
    return (
        len(answers) == 1 and all(not wave.blank for wave in item.waves) and max(w.n for w in item.waves) >= FEW_PEOPLE
    )
