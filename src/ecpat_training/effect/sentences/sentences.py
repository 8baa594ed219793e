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
| the same, where of those missing only the number is known | `at worst`: their worst scores would undo it | open |
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
before and the mean didn't get worse; `no room` where nobody changed and there was none; `lopsided` if the changes are
so uneven that such intervals hold less often than they say (`stats/lopsided.py`); `ranks disagree` if exactly one of t
test and exact Wilcoxon has p < 0.05. Where people are missing: `elsewhere` if the interval of the score before of those
compared minus that of those who didn't answer again leaves out 0; `all answers`, their figure, if so, or if they alone
show a direction (`only all`); `all answers hold`, how often their intervals and those of complete
pairs hold the true mean, if those missing had started lower by a standard error, with `low left` where chance may
explain it; `pairs hold` where the figure of all answers isn't there.

Intervals are those of one outcome alone, whatever else was tested; p values are adjusted by
`effect/comparing/multiplicity.py`. What all of it owes to the lack of a comparison group is said once, in the
catalogue's `CAVEAT`.

A fall is said in the same sentence, place and length as a rise. In a published report the verdict comes from the
exact figures and the words carry the rounded ones.
"""

from collections.abc import Iterator

from ecpat_training.documents.document import Tone
from ecpat_training.documents.numbers import value_text
from ecpat_training.effect.model.change import AdjustedP, Claims, ScaleChange, SiteChange
from ecpat_training.effect.sentences.amounts import decimals_text, has_both_units, percentage_points_text, units
from ecpat_training.effect.sentences.claims import claims, headroom
from ecpat_training.effect.sentences.verdicts import verdict
from ecpat_training.effect.sentences.words import report as words
from ecpat_training.values.thresholds import ALPHA, FEW_PEOPLE
from ecpat_training.words.catalogue.marked_text import count_phrase
from ecpat_training.words.catalogue.speech import figure

MOST_SITES = 6  # in a sentence; the table has them all


def tone(change: ScaleChange) -> Tone:
    """How the sentence is meant: good and bad alike stand out."""
    tones: dict[str, Tone] = {"better": "good", "worse": "bad", "none": "attention"}
    return tones.get(verdict(change), "plain")


def sentence(change: ScaleChange) -> str:
    """A change in one sentence: what its claims allow, in the figures at hand (the rounded ones of a published one)."""
    return _sentence(change, claims(change))


def _sentence(change: ScaleChange, claim: Claims) -> str:
    is_published = change.claims is not None
    is_signed = claim.kind.endswith(("open", "too wide", "no interval", "means only"))
    value = change.raw.value

    def amount(number: float | None, *, plus: bool = False) -> str:
        value = _number_text(change, number, is_published=is_published, plus=plus)
        return units(change.kind, change.unit)[0].format(value=value)

    def level(number: float | None) -> str:
        return units(change.kind, change.unit)[1].format(value=_number_text(change, number, is_published=is_published))

    return words.SENTENCE[claim.kind].format(
        title=change.title if claim.kind == "none" else f"{change.title}{_scale(change)}",
        p=words.P.format(test=change.wilcoxon.name, p=value_text(change.wilcoxon.p, "p")),
        why=change.raw.undefined or change.raw.no_interval,
        moved=words.MOVEMENT_VERBS["up" if claim.up else "down"],
        change=amount(value if is_signed or value is None else abs(value), plus=is_signed)
        + percentage_points_text(change, plus=is_signed),
        before=level(change.before.mean),
        after=level(change.after.mean),
        low=_number_text(change, change.raw.low, is_published=is_published),
        high=_number_text(change, change.raw.high, is_published=is_published),
        people=_people(change),
        meaning=words.MEANING.get(claim.verdict, ""),
        size=words.SIZE[claim.size].format(
            smallest=_declared_text(change) if is_published else amount(change.smallest_change),
            room=amount(headroom(change)),
        ),
        together=family_sentence(claim.family, change.adjusted),
        all=_all_answers_sentence(words.ALL_ANSWERS, change),
    )


def family_sentence(family: tuple[str, int] | None, adjusted_p: AdjustedP | None) -> str:
    """Among what, and how many tests, a change or a difference was judged, and its adjusted p where that may be
    said."""
    if family is None:
        return ""
    family_kind, tests = family
    text = words.TEST_FAMILY[family_kind].format(n=tests)
    return text + (words.ADJUSTED_P_TEXT.format(p=value_text(adjusted_p.p, "p")) if adjusted_p else "")


def _declared_text(change: ScaleChange) -> str:
    """The smallest change that matters, as the instrument declares it: no figure of anybody's, so never rounded."""
    smallest_change = change.smallest_change
    return (
        ""
        if smallest_change is None
        else units(change.kind, change.unit)[0].format(value=figure(f"{smallest_change:g}"))
    )


def notes(change: ScaleChange) -> tuple[str, ...]:
    """What else must be said of a change so that nobody reads too much into it."""
    if change.raw.value is None:
        return ()
    claim, counted = claims(change), change.improvement
    remarks = []
    if counted.improved is not None:
        remarks.append(words.NOTE["counts"].format(n=change.n, **_counts(change)))
    elif counted.share:
        remarks.append(words.NOTE["share"].format(share=counted.share))
    if change.n is not None and change.n < FEW_PEOPLE:
        remarks.append(words.NOTE["few"].format(n=change.n))
    if change.ceiling and not claim.worse:
        note_key = "ceiling, no count" if change.at_best is None else "ceiling"
        remarks.append(words.NOTE[note_key].format(at_best=change.at_best, n=change.n))
    remarks += _of_the_missing(change, claim)
    if change.sites:
        shown_sites = [_site(change, site) for site in change.sites[:MOST_SITES]]
        remainder = len(change.sites) - len(shown_sites)
        remarks.append(
            words.NOTE["more sites" if remainder else "sites"].format(sites="; ".join(shown_sites), n=remainder)
        )
    if claim.no_room:
        remarks.append(_no_room_sentence(change))
    if change.lopsided and change.raw.low is not None:
        remarks.append(words.NOTE["lopsided"])
    if _ranks_disagree(change):
        p, ranks = value_text(change.t_test.p, "p"), value_text(change.wilcoxon.p, "p")
        remarks.append(words.NOTE["ranks disagree"].format(wilcoxon=ranks, t=p))
    return tuple(map(str, remarks))


def sentence_and_notes(change: ScaleChange) -> str:
    """The sentence and the notes in one."""
    return " ".join(map(str, (sentence(change), *notes(change))))


def _no_room_sentence(change: ScaleChange) -> str:
    unit, is_published = units(change.kind, change.unit)[0], change.claims is not None
    room = unit.format(value=_number_text(change, headroom(change), is_published=is_published))
    smallest_text = unit.format(value=_number_text(change, change.smallest_change))
    return words.NOTE["no room"].format(room=room, smallest=_declared_text(change) if is_published else smallest_text)


def _of_the_missing(change: ScaleChange, claim: Claims) -> Iterator[str]:
    """What those who are missing make doubtful, with the figures where these may be said."""
    all_answers = change.all_answers
    if claim.elsewhere:
        side = words.START_COMPARATIVES[claim.elsewhere]
        if all_answers is None:
            yield words.NOTE["elsewhere, no figures"].format(side=side)
        else:
            yield words.NOTE["elsewhere"].format(
                change=units(change.kind, change.unit)[0].format(
                    value=_number_text(change, abs(all_answers.elsewhere.value or 0.0))
                ),
                side=side,
                low=_number_text(change, all_answers.elsewhere.low),
                high=_number_text(change, all_answers.elsewhere.high),
            )
    all_answers_text = _all_answers_sentence(words.NOTE["all answers"], change)
    is_qualified = claim.borne and (claim.elsewhere or claim.only_all)
    if is_qualified and all_answers_text:
        yield all_answers_text
    if claim.low_left and change.raw.low is not None:
        if not claim.elsewhere:
            yield words.NOTE["low left"]
        # The sentence itself has the figure of all answers where these don't bear it.
        shows_all_answers = all_answers_text and (is_qualified or not claim.borne)
        yield words.NOTE["all answers hold" if shows_all_answers else "pairs hold"]
    if claim.borne and claim.only_all:
        yield words.NOTE["only all"]


def _site(change: ScaleChange, site: SiteChange) -> str:
    """One site's own figures."""
    people = count_phrase(site.n, words.PEOPLE["one"], words.PEOPLE["many"])
    if not site.shown:
        return f"{site.site} ({people})"
    value = units(change.kind, change.unit)[0].format(value=_number_text(change, site.change.value, plus=True))
    if site.change.low is None:
        return words.SITE["no interval"].format(site=site.site, change=value, people=people)
    low, high = _number_text(change, site.change.low), _number_text(change, site.change.high)
    return words.SITE["interval"].format(site=site.site, change=value, people=people, low=low, high=high)


def _all_answers_sentence(phrase: str, figures: ScaleChange) -> str:
    """What all answers together say; nothing where that isn't known or not public."""
    all_answers = figures.all_answers
    if all_answers is None or all_answers.change.low is None or all_answers.change.value is None:
        return ""
    return phrase.format(
        change=units(figures.kind, figures.unit)[0].format(
            value=_number_text(figures, all_answers.change.value, plus=True)
        ),
        low=_number_text(figures, all_answers.change.low),
        high=_number_text(figures, all_answers.change.high),
        p=words.ALL_ANSWERS_P.format(p=value_text(all_answers.adjusted.p, "p")) if all_answers.adjusted else "",
        people=count_phrase(all_answers.people, words.PEOPLE["one"], words.PEOPLE["many"]),
    )


def _ranks_disagree(change: ScaleChange) -> bool:
    t, ranks = change.t_test.p, change.wilcoxon.p
    return t is not None and ranks is not None and (t < ALPHA) != (ranks < ALPHA)


def _number_text(change: ScaleChange, number: float | None, *, is_published: bool = False, plus: bool = False) -> str:
    return (
        value_text(None) if number is None else decimals_text(change.kind, number, is_published=is_published, plus=plus)
    )


def _scale(change: ScaleChange) -> str:
    """The lowest and the highest score, where they aren't 0 and 100 %."""
    if (
        change.low is None
        or change.high is None
        or not has_both_units(change.kind, change.unit, change.low, change.high)
    ):
        return ""
    return words.SCALE.format(low=figure(f"{change.low:g}"), high=figure(f"{change.high:g}"))


def _people(change: ScaleChange) -> str:
    people = (
        words.PEOPLE["withheld"]
        if change.n is None
        else count_phrase(change.n, words.PEOPLE["one"], words.PEOPLE["many"])
    )
    return words.PEOPLE["sites"].format(people=people, n=change.clusters) if change.clusters else people


def _counts(change: ScaleChange) -> dict[str, int | None]:
    counted = change.improvement
    return {"improved": counted.improved, "same": counted.same, "worsened": counted.worsened}
