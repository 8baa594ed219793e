"""Reads finished reports as a strict referee would: by rules of its own, from what is printed and from the figures in
the internal JSON. It shares no code with the reports."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

BETWEEN = {
    "From before the training to its end": ("pre", "post"),
    "From before the training to the follow-up": ("pre", "follow-up"),
    "From the end of the training to the follow-up": ("post", "follow-up"),
}
CAUSES = ("put down to the training", "than without the training", "thanks to", "because of the training", "led to")
DIFFERENCE = "the trained (ended|gained)|trained and not trained (can't be compared|changed by)"
CLAIMS = {"an improvement": 1, "a further improvement": 1, "a change for the worse": -1}
SURE = ("would have gone the same way", "could take the mean change back to nothing")
DENIES = ("whether it rose or fell", "chance may bring as much")
NOUNS = "people|persons|answers|questions|responses|tests|sites|groups|outcomes|files|weeks"
STATUS = ("Exploratory: ", "Declared before", "Declared after", "Declared on", "Declared, but")


class Said(NamedTuple):
    """A paragraph, a bullet or a heading of a page, with its level (0: no heading)."""

    text: str
    level: int = 0


Waves = tuple[str, str]


def objections(page: Sequence[Said], truth: dict[str, Any], reader: str) -> list[str]:
    """What a referee objects to in one page; `truth` is the internal report as JSON."""
    found = [*_cause(page, truth), *_counts(page), *_status(page), *_claims(page, truth)]
    if reader == "donor":
        found += _donors_count(page, truth)
    return found


def _bears(change: dict[str, Any]) -> int:
    """Which way the figures of an outcome go: 1 up, -1 down, 0 neither, by every rule that the page promises."""
    raw, p, everybody = change["raw_change"], change["adjusted_p"], change["all_answers"]
    ways = [_way(raw["low"], raw["high"], p["p"] if p else None)]
    if everybody and everybody["change"]["low"] is not None:
        told = everybody["change"]
        ways.append(_way(told["low"], told["high"], everybody["adjusted_p"]))
    return ways[0] if len(set(ways)) == 1 else 0


def _way(low: float | None, high: float | None, p: float | None) -> int:
    if low is None or high is None or low <= 0 <= high or (p is not None and p >= 0.05):
        return 0
    return 1 if low > 0 else -1


def _for_the_better(change: dict[str, Any]) -> int:
    """The same, 1 where it is what the scale calls better."""
    return _bears(change) * (1 if change["better"] == "higher" else -1)


def _outcomes(truth: dict[str, Any]) -> dict[tuple[Waves, str], dict[str, Any]]:
    return {
        ((one["before"], one["after"]), change["title"]): change
        for one in truth["comparisons"]
        for change in one["scales"]
    }


def _claims(page: Sequence[Said], truth: dict[str, Any]) -> Iterator[str]:
    """Claims that their figures don't bear, and paragraphs that say the opposite of another."""
    outcomes = _outcomes(truth)
    claims, denies = defaultdict[tuple[Waves, str], list[str]](list), defaultdict[tuple[Waves, str], list[str]](list)
    for place, text in _of_outcomes(page, outcomes):
        change = outcomes[place]
        for words, way in CLAIMS.items():
            if words in text and _for_the_better(change) != way:
                yield f"{place}: `{words}`, which the figures don't bear: {text}"
        if any(words in text for words in SURE) and not _bears(change):
            yield f"{place}: sure of what isn't shown: {text}"
        if any(words in text for words in (*CLAIMS, *SURE)):
            claims[place].append(text)
        if any(words in text for words in DENIES):
            denies[place].append(text)
    for place in claims.keys() & denies.keys():
        yield f"{place}: {claims[place][0]} / {denies[place][0]}"


def _of_outcomes(
    page: Sequence[Said], outcomes: Collection[tuple[Waves, str]]
) -> Iterator[tuple[tuple[Waves, str], str]]:
    """Each paragraph about one outcome between two waves, which are told by the headings or at its beginning."""
    waves = first = next(iter(outcomes), (("pre", "post"), ""))[0]
    for text, level in page:
        if level:
            waves = BETWEEN.get(text, first if level == 1 else waves)
            waves = ("post", "follow-up") if "left months later" in text else waves
            continue
        begins = next((key for key in BETWEEN if text.startswith(key)), "")
        said = text[len(begins) + 2 :] if begins else text.removeprefix("Primary outcome. ")
        title = next((name for _, name in outcomes if re.match(rf"{re.escape(name)}\b(?! \d)", said)), "")
        place = BETWEEN.get(begins, waves), title
        if place in outcomes and "trained" not in said and " group" not in said:
            yield place, said


def _donors_count(page: Sequence[Said], truth: dict[str, Any]) -> Iterator[str]:
    """More outcomes counted better or worse than their figures bear."""
    beside = truth["analyses"].get("control_group")
    first = truth["comparisons"][0]
    ways = [_for_the_better(change) for change in first["scales"]]
    compared = [_beside(one) for one in beside["scales"] if one["after"] == first["after"]] if beside else []
    for text, _ in page:
        if match := re.search(r"more outcomes? (?:were|was) measured: ([^.]*)\.", text):
            if "beside those who were not trained" in match[1]:  # else, as in what is published, the trained alone
                ways = compared
            for words, way in (("better", 1), ("worse", -1)):
                counted = sum(int(number) for number in re.findall(rf"(\d+) {words}", match[1]))
                if counted > ways.count(way):
                    yield f"{counted} {words} are counted, {ways.count(way)} are borne: {text}"


def _beside(one: dict[str, Any]) -> int:
    found, family = one["difference"], one["family"]
    way = _way(found["low"], found["high"], family["p"] if family else None)
    return way * (1 if one["of"]["better"] == "higher" else -1)


def _cause(page: Sequence[Said], truth: dict[str, Any]) -> Iterator[str]:
    """A cause without a lot, or without a word of who was lost."""
    beside = truth["analyses"].get("control_group")
    whole = " ".join(text for text, _ in page)
    for text, _ in page:
        for words in CAUSES:
            if words in text and not (beside and beside["randomised"]):
                yield f"a cause without a lot: {text}"
            elif words in text and "people not trained who answered before are compared" not in whole:
                yield f"a cause without the losses: {text}"
        if re.search(r"\bcaused\b", text) and not re.search(r"\b(not|don't)\b[^.]*\bcaused\b", text):
            yield f"a cause: {text}"
    if beside and "without the training" in whole:
        headline = next((at for at, one in enumerate(page) if re.search(DIFFERENCE, one.text)), None)
        own = next((at for at, one in enumerate(page) if re.search(r"(rose|fell) by .* on average", one.text)), None)
        if headline is not None and own is not None and own < headline:
            yield "the trained's own change stands before the difference"


def _counts(page: Sequence[Said]) -> Iterator[str]:
    """Counts that don't agree with their words or with each other."""
    for text, _ in page:
        if match := re.search(rf"(?<![\d.,/%-])\b1 (more )?({NOUNS})\b", text):
            yield f"`{match[0]}`: {text}"
        for improved, n, same, worse in re.findall(
            r"([\d,]+) of ([\d,]+) (?:people|person) improved, ([\d,]+) stayed the same, ([\d,]+) got worse", text
        ):
            parts = [int(one.replace(",", "")) for one in (improved, same, worse, n)]
            if sum(parts[:3]) != parts[3]:
                yield f"counts don't add up: {text}"
        for both, before, lost in re.findall(
            r"(\d+) of (\d+) (?:trained people|people not trained) who answered before are compared, (\d+) lost", text
        ):
            if int(both) + int(lost) != int(before):
                yield f"losses don't add up: {text}"


def _status(page: Sequence[Said]) -> Iterator[str]:
    """The first words must say whether the outcomes were declared before."""
    first = next((text for text, level in page if not level), "")
    if not first.startswith(STATUS):
        yield f"the first words don't say what was declared: {first}"
