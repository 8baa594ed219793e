"""The written rules by which a change is put into plain words. A sentence claims no more than its figures allow.

Which sentence (the interval is the 95 % interval of the mean change; the verdict is that of `verdicts.py`, the one rule
for all readers and formats):

| figures | sentence | verdict |
| --- | --- | --- |
| no mean change | `none`, with the reason | none |
| nobody changed | `nobody changed` | same |
| everybody changed by the same amount | `all alike`: no interval exists, but the test that all went one way | none |
| interval leaves out 0, towards what the scale calls better | `certain`, an improvement | better |
| interval leaves out 0, the other way | `certain`, a change for the worse | worse |
| interval leaves out 0, but of fewer than 6 people (`stats/fewest.py`) | `too few`: nothing is claimed | open |
| interval leaves out 0, but the p adjusted for its family is 0.05 or more | `alone`: the interval stands for this \
outcome alone; nothing is claimed | open |
| the same shown by complete pairs, but not borne by all answers together | `apart`: both are said | open |
| interval holds 0 | `open`: not shown whether it rose or fell; never "no effect" | open |
| interval holds 0 and is wider than the scale | `open, too wide`: the means and why nothing can be said | open |
| interval not to be had | `no interval`: the means, nothing about chance, with the reason | none |
| interval withheld from publication | `means only`: the means; the report says once why | none |

Size, only if the instrument declares the smallest change that matters, S (changes turned so that better is positive):

| interval | size |
| --- | --- |
| certain, wholly at S or beyond | `reached` |
| certain, wholly inside -S to S | `too small`; `too small, no room` if better and there was none |
| certain, else | `unsure` |
| open, wholly inside -S to S | `open, small`; `open, no room` if there was none |
| open, else | `open, unsure` |
| all alike, at S or beyond | `reached` |
| all alike, else | `too small` |

No room: the mean before was nearer to the best possible score than S, so that a change of S could not be. "No change
that matters" is then no finding.

Notes, each only if it holds: how many improved; `few` below 10 people; `ceiling` if more than 15 % had the best score
before and the mean didn't get worse; `no room` where nobody changed and there was none; `ranks disagree` if exactly one
of t test and exact Wilcoxon has p < 0.05. Where people are missing: `elsewhere` if the interval of the score before of
those compared minus that of those who didn't answer again leaves out 0; `all answers`, their figure, if so, or if they
alone show a direction (`only all`).

Intervals are those of one outcome alone, whatever else was tested; p values are adjusted by
`effect/comparing/multiplicity.py`. What all of it owes to the lack of a comparison group is said once, in the
catalogue's `CAVEAT`.

A fall is said in the same sentence, place and length as a rise. In a published report the verdict comes from the
exact figures and the words carry the rounded ones.
"""

from collections.abc import Iterator
from typing import Literal

from ecpat_training.core.text import agreeing, count
from ecpat_training.documents.document import Tone
from ecpat_training.documents.numbers import shown
from ecpat_training.effect.model.change import Change, SiteChange
from ecpat_training.effect.sentences.amounts import decimals, units
from ecpat_training.effect.sentences.verdicts import (
    ALPHA,
    not_borne,
    only_all_answers,
    only_alone,
    started_elsewhere,
    too_few,
    verdict,
)
from ecpat_training.effect.sentences.words import report as words

Size = Literal[
    "", "reached", "too small", "too small, no room", "unsure", "open, small", "open, no room", "open, unsure"
]
FEW = 10
MOST_SITES = 6  # in a sentence; the table has them all


def tone(change: Change) -> Tone:
    """How the sentence is meant: good and bad alike stand out."""
    tones: dict[str, Tone] = {"better": "good", "worse": "bad", "none": "attention"}
    return tones.get(verdict(change), "plain")


def size(change: Change) -> Size:
    """What the interval allows to say about the smallest change that matters."""
    smallest, low, high = change.smallest_change, change.raw.low, change.raw.high
    if smallest is not None and _all_alike(change):
        return "reached" if abs(change.raw.value or 0.0) >= smallest else "too small"
    if smallest is None or low is None or high is None or too_few(change):
        return ""
    inside = -smallest < low and high < smallest
    if verdict(change) == "open":
        return ("open, no room" if _no_room(change) else "open, small") if inside else "open, unsure"
    if inside:
        return "too small, no room" if _no_room(change) and verdict(change) == "better" else "too small"
    return "reached" if low >= smallest or high <= -smallest else "unsure"


def sentence(exact: Change, printed: Change | None = None) -> str:
    """A change in one sentence. The rules look at `exact`; the words carry the figures of `printed`, the rounded ones
    of a published report, if given."""
    return agreeing(_sentence(exact, printed))


def _sentence(exact: Change, printed: Change | None) -> str:
    figures = printed or exact
    kind = _kind(exact, figures)
    signed = kind.endswith(("open", "too wide", "no interval", "means only"))
    value = figures.raw.value

    def amount(number: float | None, *, plus: bool = False) -> str:
        value = _number(figures, number, published=bool(printed), plus=plus)
        return units(figures.kind, figures.unit)[0].format(value=value)

    def level(number: float | None) -> str:
        return units(figures.kind, figures.unit)[1].format(value=_number(figures, number, published=bool(printed)))

    return words.SENTENCE[kind].format(
        title=figures.title,
        scale=_scale(figures),
        p=words.P.format(test=figures.wilcoxon.name, p=shown(figures.wilcoxon.p, "p")),
        why=figures.raw.undefined or figures.raw.no_interval,
        moved=words.MOVED["up" if (exact.raw.value or 0.0) > 0 else "down"],
        change=amount(value, plus=True) if signed or value is None else amount(abs(value)),
        before=level(figures.before.mean),
        after=level(figures.after.mean),
        low=_number(figures, figures.raw.low, published=bool(printed)),
        high=_number(figures, figures.raw.high, published=bool(printed)),
        people=_people(figures),
        meaning=words.MEANING.get(verdict(exact), ""),
        size=words.SIZE[size(exact)].format(
            smallest=_declared(figures) if printed else amount(figures.smallest_change), room=amount(headroom(figures))
        ),
        together=_together(figures, exact),
        all=_all_answers(words.ALL_ANSWERS, figures),
    )


def _together(figures: Change, exact: Change) -> str:
    """How many tests a change was judged among, and its adjusted p where that may be said."""
    if exact.adjusted is None:
        return ""
    said = words.TOGETHER[exact.adjusted.among].format(n=exact.adjusted.family)
    return said + (words.ADJUSTED.format(p=shown(figures.adjusted.p, "p")) if figures.adjusted else "")


def _declared(change: Change) -> str:
    """The smallest change that matters, as the instrument declares it: no figure of anybody's, so never rounded."""
    declared = change.smallest_change
    return "" if declared is None else units(change.kind, change.unit)[0].format(value=f"{declared:g}")


def notes(exact: Change, printed: Change | None = None) -> tuple[str, ...]:
    """What else must be said of a change so that nobody reads too much into it."""
    figures = printed or exact
    if figures.raw.value is None:
        return ()
    counted = figures.improvement
    said = []
    if counted.improved is not None:
        said.append(words.NOTE["counts"].format(n=figures.n, **_counts(figures)))
    elif counted.share:
        said.append(words.NOTE["share"].format(share=counted.share))
    if exact.n is not None and exact.n < FEW:
        said.append(words.NOTE["few"].format(n=exact.n))
    if figures.ceiling and not _for_the_worse(exact):
        kind = "ceiling, no count" if figures.at_best is None else "ceiling"
        said.append(words.NOTE[kind].format(at_best=figures.at_best, n=figures.n))
    said += _of_the_missing(exact, figures)
    if figures.sites:
        shown_sites = [_site(figures, one) for one in figures.sites[:MOST_SITES]]
        more = len(figures.sites) - len(shown_sites)
        said.append(words.NOTE["more sites" if more else "sites"].format(sites="; ".join(shown_sites), n=more))
    if verdict(exact) == "same" and _no_room(exact):
        unit, public = units(figures.kind, figures.unit)[0], bool(printed)
        room = unit.format(value=_number(figures, headroom(figures), published=public))
        smallest = unit.format(value=_number(figures, figures.smallest_change))
        said.append(words.NOTE["no room"].format(room=room, smallest=_declared(figures) if public else smallest))
    if figures.t_test.p is not None and _ranks_disagree(exact):
        p, ranks = shown(figures.t_test.p, "p"), shown(figures.wilcoxon.p, "p")
        said.append(words.NOTE["ranks disagree"].format(wilcoxon=ranks, t=p))
    return tuple(map(agreeing, said))


def _of_the_missing(exact: Change, figures: Change) -> Iterator[str]:
    """What those who are missing make doubtful, with the figures where these may be said."""
    if started_elsewhere(exact) and exact.all_answers:
        own = figures.all_answers
        side = words.ELSEWHERE["up" if (exact.all_answers.elsewhere.value or 0.0) > 0 else "down"]
        kind = "elsewhere" if own else "elsewhere, no figures"
        apart = own.elsewhere if own else exact.all_answers.elsewhere
        yield words.NOTE[kind].format(
            change=units(exact.kind, exact.unit)[0].format(value=_number(exact, abs(apart.value or 0.0))),
            side=side,
            low=_number(exact, apart.low),
            high=_number(exact, apart.high),
        )
    if not not_borne(exact) and (started_elsewhere(exact) or only_all_answers(exact)):
        if said := _all_answers(words.NOTE["all answers"], figures):
            yield said
        if only_all_answers(exact):
            yield words.NOTE["only all"]


def _site(change: Change, one: SiteChange) -> str:
    """One site's own figures."""
    people = count(one.n, words.PEOPLE["one"], words.PEOPLE["many"])
    value = units(change.kind, change.unit)[0].format(value=_number(change, one.change.value, plus=True))
    if one.change.low is None:
        return words.SITE["no interval"].format(site=one.site, change=value, people=people)
    low, high = _number(change, one.change.low), _number(change, one.change.high)
    return words.SITE["interval"].format(site=one.site, change=value, people=people, low=low, high=high)


def _all_answers(phrase: str, figures: Change) -> str:
    """What all answers together say; nothing where that isn't known or not public."""
    own = figures.all_answers
    if own is None or own.change.low is None:
        return ""
    return phrase.format(
        change=units(figures.kind, figures.unit)[0].format(value=_number(figures, own.change.value, plus=True)),
        low=_number(figures, own.change.low),
        high=_number(figures, own.change.high),
        p=words.ALL_ANSWERS_P.format(p=shown(own.adjusted.p, "p")) if own.adjusted else "",
        people=count(own.people, words.PEOPLE["one"], words.PEOPLE["many"]),
    )


def headroom(change: Change) -> float | None:
    """How far the mean before was from the best possible score; None where the scale has none."""
    best = change.high if change.better == "higher" else change.low
    return None if best is None or change.before.mean is None else abs(best - change.before.mean)


def _no_room(change: Change) -> bool:
    """Whether the mean could not have improved by the smallest change that matters."""
    room, smallest = headroom(change), change.smallest_change
    return room is not None and smallest is not None and room < smallest


def _all_alike(change: Change) -> bool:
    """Whether everybody changed, and by the same amount: a mean change that has no interval."""
    return bool(change.raw.value) and change.raw.low is None and not change.withheld and not change.clusters


def _for_the_worse(change: Change) -> bool:
    """Whether the mean went the way that the scale calls worse, by chance or not."""
    value = change.raw.value or 0.0
    return value < 0 if change.better == "higher" else value > 0


def _wider_than_the_scale(change: Change) -> bool:
    """Whether the interval is longer than the way from the lowest to the highest score."""
    low, high = change.raw.low, change.raw.high
    if None in (low, high, change.low, change.high):
        return False
    return (high or 0.0) - (low or 0.0) > (change.high or 0.0) - (change.low or 0.0)


def _ranks_disagree(change: Change) -> bool:
    t, ranks = change.t_test.p, change.wilcoxon.p
    return t is not None and ranks is not None and (t < ALPHA) != (ranks < ALPHA)


def _kind(exact: Change, printed: Change) -> str:
    """The key of the sentence in the catalogue."""
    raw = printed.raw
    if raw.value is None:
        return "none"
    if raw.low is not None:
        if verdict(exact) != "open":
            return "certain"
        if too_few(exact):
            return "too few"
        if only_alone(exact):
            return "alone"
        if not_borne(exact):
            return "apart"
        return "open, too wide" if _wider_than_the_scale(exact) else "open"
    if exact.raw.low is None and not printed.withheld and not exact.clusters:
        return "all alike" if _all_alike(exact) else "nobody changed"
    return "means only" if printed.withheld else "no interval"


def _number(change: Change, number: float | None, *, published: bool = False, plus: bool = False) -> str:
    return shown(None) if number is None else decimals(change.kind, number, published=published, plus=plus)


def _scale(change: Change) -> str:
    """The lowest and the highest score, where they aren't 0 and 100 %."""
    if change.low is None or change.high is None or change.kind == "multiple choice":
        return ""
    return words.SCALE.format(low=f"{change.low:g}", high=f"{change.high:g}")


def _people(change: Change) -> str:
    people = (
        words.PEOPLE["withheld"] if change.n is None else count(change.n, words.PEOPLE["one"], words.PEOPLE["many"])
    )
    return words.PEOPLE["sites"].format(people=people, n=change.clusters) if change.clusters else people


def _counts(change: Change) -> dict[str, int | None]:
    counted = change.improvement
    return {"improved": counted.improved, "same": counted.same, "worsened": counted.worsened}
