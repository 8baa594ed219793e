"""Two groups of people in words, by the room's `rules.py`."""

from collections.abc import Iterator

from ecpat_training.documents.document import Tone
from ecpat_training.documents.numbers import value_text
from ecpat_training.effect.analyses.unlinked import words
from ecpat_training.effect.analyses.unlinked.result import LinkedSubset, UnlinkedQuestion, UnlinkedScale, UnlinkedWaves
from ecpat_training.effect.analyses.unlinked.rules import claims, differ, linked_overall_agreement
from ecpat_training.effect.sentences import people_sentences as say
from ecpat_training.effect.sentences.amounts import decimals_text, units
from ecpat_training.effect.sentences.sentences import family_sentence
from ecpat_training.effect.sentences.words import report as report_words
from ecpat_training.stats.estimate import Estimate
from ecpat_training.values.thresholds import FEW_PEOPLE
from ecpat_training.words.catalogue.marked_text import count_phrase
from ecpat_training.words.catalogue.speech import figure


def caveat(two_waves: UnlinkedWaves) -> str:
    """The warning that belongs to every figure of two groups of different people."""
    return f"{caveat_first(two_waves)} {words.CAUSES}"


def caveat_first(two_waves: UnlinkedWaves) -> str:
    """The part of the caveat that must be read before the figure."""
    return words.CAVEAT.format(before=words.WAVE_TIMES[two_waves.before], after=words.WAVE_TIMES[two_waves.after])


def few_linked_caveat(two_waves: UnlinkedWaves) -> str:
    """The caveat where a few people could be linked, whose change stands beside."""
    return words.BESIDE.format(
        linked=two_waves.linked,
        n_before=two_waves.n_before,
        n_after=two_waves.n_after,
        before=words.WAVE_TIMES[two_waves.before],
        after=words.WAVE_TIMES[two_waves.after],
    )


def sentence(scale: UnlinkedScale) -> str:
    """A scale in one sentence; of a published one in its rounded figures."""
    claim, difference = claims(scale), scale.difference
    change = difference.value if claim.kind == "open" else abs(difference.value or 0.0)
    smallest_change = scale.of.smallest_change
    text = words.SENTENCE[claim.kind].format(
        title=scale.of.title if claim.kind == "none" else f"{scale.of.title}{_scale(scale)}",
        why=difference.undefined or difference.no_interval,
        later=words.WHO[scale.after.wave],
        earlier=words.WHO[scale.before.wave],
        before=level(scale, scale.before.mean),
        after=level(scale, scale.after.mean),
        change=amount(scale, change, plus=claim.kind == "open"),
        side=words.SIDE["up" if claim.up else "down"],
        low=number(scale, difference.low),
        high=number(scale, difference.high),
        people=_people(scale),
        size=words.SIZE[claim.size].format(
            smallest=""
            if smallest_change is None
            else units(scale.of.kind, scale.of.unit)[0].format(value=figure(f"{smallest_change:g}"))
        ),
        better=words.BETTER[scale.of.better],
        together=family_sentence(claims(scale).family, scale.adjusted),
    )
    text = text.strip()
    return words.PRIMARY.format(sentence=text) if scale.role == "primary" else text


def notes(scale: UnlinkedScale) -> tuple[str, ...]:
    """What else must be said of a scale."""
    remarks = []
    if scale.difference.value is None:
        return ()
    if scale.superiority.low is not None and claims(scale).order_differs:
        low_text, high_text = value_text(scale.superiority.low, "0.00"), value_text(scale.superiority.high, "0.00")
        remarks.append(
            words.NOTE["order differs"].format(
                share=value_text(scale.superiority.value, "0.00"), low=low_text, high=high_text
            )
        )
    if scale.before.n is not None and scale.after.n is not None and min(scale.before.n, scale.after.n) < FEW_PEOPLE:
        remarks.append(words.NOTE["few"].format(n=min(scale.before.n, scale.after.n)))
    return tuple(map(str, remarks))


def linked_sentences(scale: UnlinkedScale) -> Iterator[str]:
    """What the change of those linked says beside all answers, and so of who is missing."""
    if scale.linked is None or scale.linked.change.value is None or scale.difference.value is None:
        return
    change = scale.linked.change
    gap = scale.difference.value - (change.value or 0.0)
    figures = {
        "low": number(scale, change.low),
        "high": number(scale, change.high),
        "people": count_phrase(scale.linked.n, *words.LINKED_PEOPLE),
    }
    if abs(gap) < 1e-9:
        yield words.LINKED_ALIKE.format(**figures)
    else:
        yield words.LINKED.format(change=amount(scale, change.value, plus=True), gap=amount(scale, abs(gap)), **figures)
    if text := words.TOGETHER.get(linked_overall_agreement(scale)):
        yield text
    for wave, other_count, difference in _waves(scale, scale.linked):
        is_different = differ(difference)
        if is_different is not None:
            yield words.MISSING["differ" if is_different else "alike"].format(
                change=amount(
                    scale, abs(difference.value or 0.0) if is_different else difference.value, plus=not is_different
                ),
                side=words.SIDE[say.up_or_down(difference.value)],
                when=words.WAVE_TIMES[wave].capitalize(),
                others=other_count,
                low=number(scale, difference.low),
                high=number(scale, difference.high),
            )


def questions_sentence(questions: tuple[UnlinkedQuestion, ...]) -> str:
    """How many questions more people were right on, as far as that is more than chance."""
    n = len(questions)
    more_right, fewer_right = (
        sum(question.told == direction for question in questions) for direction in ("more", "fewer")
    )
    sentence_key = (
        "both" if more_right and fewer_right else "more" if more_right else "fewer" if fewer_right else "none"
    )
    widened = words.WIDENED.format(n=n) if n > 1 else ""
    remainder = words.OTHER_QUESTIONS_TEXT if more_right + fewer_right < n else ""
    return words.QUESTIONS_SAID[sentence_key].format(
        n=n, more=more_right, fewer=fewer_right, widened=widened, others=remainder
    )


def tone(scale: UnlinkedScale) -> Tone:
    """Always a plain tone, neither good nor bad: nobody's change is known."""
    return "attention" if claims(scale).kind == "none" else "plain"


def _waves(scale: UnlinkedScale, linked_subset: LinkedSubset) -> Iterator[tuple[str, int, Estimate]]:
    yield from zip(
        (scale.before.wave, scale.after.wave), linked_subset.others, linked_subset.linked_minus_others, strict=True
    )


def _people(scale: UnlinkedScale) -> str:
    if scale.before.n is None or scale.after.n is None:
        return words.PEOPLE_WITHHELD
    return words.PEOPLE.format(before=scale.before.n or 0, after=scale.after.n or 0)


def _scale(scale: UnlinkedScale) -> str:
    """The lowest and the highest score, where they aren't 0 and 100 %."""
    facts = scale.of
    if facts.low is None or facts.high is None or facts.kind == "multiple choice":
        return ""
    return report_words.SCALE.format(low=figure(f"{facts.low:g}"), high=figure(f"{facts.high:g}"))


def amount(scale: UnlinkedScale, value: float | None, *, plus: bool = False) -> str:
    """A difference in the scale's unit."""
    return units(scale.of.kind, scale.of.unit)[0].format(value=number(scale, value, plus=plus))


def level(scale: UnlinkedScale, value: float | None) -> str:
    """A score in the scale's unit."""
    return units(scale.of.kind, scale.of.unit)[1].format(value=number(scale, value))


def number(scale: UnlinkedScale, value: float | None, *, plus: bool = False) -> str:
    """A figure with as many decimals as the scale shows."""
    if value is None:
        return value_text(None)
    return decimals_text(scale.of.kind, value, is_published=scale.claims is not None, plus=plus)
