"""Two groups of people in words, by the room's `rules.py`."""

from collections.abc import Iterator

from ecpat_training.core.text import agreeing
from ecpat_training.documents.document import Tone
from ecpat_training.documents.numbers import shown
from ecpat_training.effect.analyses.unlinked import words
from ecpat_training.effect.analyses.unlinked.result import LinkedBeside, QuestionApart, ScaleApart, WavesApart
from ecpat_training.effect.analyses.unlinked.rules import claims, differ, together
from ecpat_training.effect.sentences import people_sentences as say
from ecpat_training.effect.sentences.amounts import decimals, units
from ecpat_training.effect.sentences.words import report as report_words
from ecpat_training.stats.estimate import Estimate
from ecpat_training.values.thresholds import FEW
from ecpat_training.words.catalogue.ours import counted
from ecpat_training.words.catalogue.speech import figure


def caveat(one: WavesApart) -> str:
    """The warning that belongs to every figure of two groups of different people."""
    return f"{caveat_first(one)} {words.CAUSES}"


def caveat_first(one: WavesApart) -> str:
    """The part of the caveat that must be read before the figure."""
    return words.CAVEAT.format(before=words.WHEN[one.before], after=words.WHEN[one.after])


def beside(one: WavesApart) -> str:
    """The caveat where a few people could be linked, whose change stands beside."""
    return words.BESIDE.format(
        linked=one.linked,
        n_before=one.n_before,
        n_after=one.n_after,
        before=words.WHEN[one.before],
        after=words.WHEN[one.after],
    )


def sentence(one: ScaleApart) -> str:
    """A scale in one sentence; of a published one in its rounded figures."""
    claim, found = claims(one), one.difference
    wanted = found.value if claim.kind == "open" else abs(found.value or 0.0)
    smallest = one.of.smallest_change
    said = words.SENTENCE[claim.kind].format(
        title=one.of.title,
        scale=_scale(one),
        why=found.undefined or found.no_interval,
        later=words.WHO[one.after.wave],
        earlier=words.WHO[one.before.wave],
        before=level(one, one.before.mean),
        after=level(one, one.after.mean),
        change=amount(one, wanted, plus=claim.kind == "open"),
        side=words.SIDE["up" if claim.up else "down"],
        low=number(one, found.low),
        high=number(one, found.high),
        people=_people(one),
        size=words.SIZE[claim.size].format(
            smallest=""
            if smallest is None
            else units(one.of.kind, one.of.unit)[0].format(value=figure(f"{smallest:g}"))
        ),
        better=words.BETTER[one.of.better],
        together=_family(one),
    )
    said = agreeing(said.strip())
    return words.PRIMARY.format(sentence=said) if one.role == "primary" else said


def notes(one: ScaleApart) -> tuple[str, ...]:
    """What else must be said of a scale."""
    said = []
    if one.difference.value is None:
        return ()
    if one.superiority.low is not None and claims(one).order_differs:
        low, high = shown(one.superiority.low, "0.00"), shown(one.superiority.high, "0.00")
        said.append(words.NOTE["order differs"].format(share=shown(one.superiority.value, "0.00"), low=low, high=high))
    if one.before.n is not None and one.after.n is not None and min(one.before.n, one.after.n) < FEW:
        said.append(words.NOTE["few"].format(n=min(one.before.n, one.after.n)))
    return tuple(map(agreeing, said))


def of_the_linked(one: ScaleApart) -> Iterator[str]:
    """What the change of those linked says beside all answers, and so of who is missing."""
    if one.linked is None or one.linked.change.value is None or one.difference.value is None:
        return
    change = one.linked.change
    gap = one.difference.value - (change.value or 0.0)
    figures = {
        "low": number(one, change.low),
        "high": number(one, change.high),
        "people": counted(one.linked.n, *words.LINKED_PEOPLE),
    }
    if abs(gap) < 1e-9:
        yield words.LINKED_ALIKE.format(**figures)
    else:
        yield words.LINKED.format(change=amount(one, change.value, plus=True), gap=amount(one, abs(gap)), **figures)
    if said := words.TOGETHER.get(together(one)):
        yield said
    for wave, others, apart in _waves(one, one.linked):
        told = differ(apart)
        if told is not None:
            yield words.MISSING["differ" if told else "alike"].format(
                change=amount(one, abs(apart.value or 0.0) if told else apart.value, plus=not told),
                side=words.SIDE[say.up_or_down(apart.value)],
                when=words.WHEN[wave].capitalize(),
                others=others,
                low=number(one, apart.low),
                high=number(one, apart.high),
            )


def of_the_questions(questions: tuple[QuestionApart, ...]) -> str:
    """How many questions more people were right on, as far as that is more than chance."""
    n = len(questions)
    more, fewer = (sum(one.told == which for one in questions) for which in ("more", "fewer"))
    kind = "both" if more and fewer else "more" if more else "fewer" if fewer else "none"
    widened = words.WIDENED.format(n=n) if n > 1 else ""
    others = words.OTHERS if more + fewer < n else ""
    return agreeing(words.QUESTIONS_SAID[kind].format(n=n, more=more, fewer=fewer, widened=widened, others=others))


def tone(one: ScaleApart) -> Tone:
    """Always a plain tone, neither good nor bad: nobody's change is known."""
    return "attention" if claims(one).kind == "none" else "plain"


def _waves(one: ScaleApart, linked: LinkedBeside) -> Iterator[tuple[str, int, Estimate]]:
    yield from zip((one.before.wave, one.after.wave), linked.others, linked.linked_minus_others, strict=True)


def _people(one: ScaleApart) -> str:
    if one.before.n is None or one.after.n is None:
        return words.PEOPLE_WITHHELD
    return words.PEOPLE.format(before=one.before.n or 0, after=one.after.n or 0)


def _family(one: ScaleApart) -> str:
    claim = claims(one)
    if claim.family is None:
        return ""
    among, tests = claim.family
    said = report_words.TOGETHER[among].format(n=tests)
    return said + (report_words.ADJUSTED.format(p=shown(one.adjusted.p, "p")) if one.adjusted else "")


def _scale(one: ScaleApart) -> str:
    """The lowest and the highest score, where they aren't 0 and 100 %."""
    of = one.of
    if of.low is None or of.high is None or of.kind == "multiple choice":
        return ""
    return report_words.SCALE.format(low=figure(f"{of.low:g}"), high=figure(f"{of.high:g}"))


def amount(one: ScaleApart, value: float | None, *, plus: bool = False) -> str:
    """A difference in the scale's unit."""
    return units(one.of.kind, one.of.unit)[0].format(value=number(one, value, plus=plus))


def level(one: ScaleApart, value: float | None) -> str:
    """A score in the scale's unit."""
    return units(one.of.kind, one.of.unit)[1].format(value=number(one, value))


def number(one: ScaleApart, value: float | None, *, plus: bool = False) -> str:
    """A figure with as many decimals as the scale shows."""
    if value is None:
        return shown(None)
    return decimals(one.of.kind, value, published=one.claims is not None, plus=plus)
