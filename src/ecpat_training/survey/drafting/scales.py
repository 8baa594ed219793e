"""Questions that are scored together: lines of one grid, or questions with the same graded answers one after another;
what has right answers, as one test; each number for itself."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ecpat_training.core.text import count, slug
from ecpat_training.survey.drafting.form_answers import graded
from ecpat_training.survey.drafting.grades import Grades, counted, grades
from ecpat_training.survey.drafting.ids import IDENTIFIER, Ids, options_of
from ecpat_training.survey.drafting.runs import grid, runs
from ecpat_training.survey.drafting.turned import turned
from ecpat_training.survey.instrument.item import THEN, WAVES, Wave
from ecpat_training.survey.model.draft import AskedQuestion, DraftItem, DraftLabel, DraftScale, Texts
from ecpat_training.survey.reading.answers import says_dont_know

_LONGEST_TITLE = 100
_OF_MOST = re.compile(r".*\S\s*/\s*([0-9]{1,9}(?:[.,][0-9]{1,9})?)\s*", re.DOTALL)
_STORED = re.compile(r"\d{1,9}")
_Said = Mapping[str, Mapping[str, object]]


def scales_of(questions: Sequence[AskedQuestion], groups: _Said, ids: Ids, seen: Sequence[Wave]) -> list[DraftScale]:
    """The scales, in the order of their first questions.

    Args:
        questions: those that may be scored, in the order in which they are asked, and what stands between them.
        groups: what forms of ours say of their scales.
        seen: the waves that all files together hold.
    """
    then = {one.name.removeprefix(THEN): one for one in questions if _is_then(one, questions)}
    asked = [one for one in questions if then.get(one.name.removeprefix(THEN)) is not one]
    made = _Made(groups, ids, seen, then)
    for several in runs(asked):
        made.take(several)
    return made.scales


def _cut(title: str) -> str:
    """A title no longer than is good to read, cut between two words, which shows."""
    if len(title) <= _LONGEST_TITLE:
        return title
    return f"{title[:_LONGEST_TITLE].rpartition(' ')[0] or title[:_LONGEST_TITLE]} …"


def _is_then(one: AskedQuestion, questions: Sequence[AskedQuestion]) -> bool:
    base = one.name.removeprefix(THEN)
    return one.name.startswith(THEN) and any(other.name == base for other in questions)


@dataclass
class _Made:
    """The scales that were made so far."""

    groups: _Said
    ids: Ids
    seen: Sequence[Wave]
    then: Mapping[str, AskedQuestion]
    scales: list[DraftScale] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def take(self, several: Sequence[AskedQuestion]) -> None:
        """One more scale."""
        first, kind = several[0], several[0].kind
        if kind == "grade":
            self._graded(several)
        elif kind == "choice" and grid(several) and ("grid" in first.scoring or "scale" not in first.scoring):
            self._unknown(several)
        elif kind == "choice":
            self._keyed(several)
        else:
            self._number(several)

    def _add(self, several: Sequence[AskedQuestion], title: str, made: Callable[[str, str], DraftScale]) -> None:
        """Names the scale, and gives it what its form says and the waves that ask it."""
        said = dict(self.groups.get(str(several[0].scoring.get("scale", "")), {}))
        title = self._title(_cut(several[0].group or title))
        wanted = str(several[0].scoring.get("scale", "")) or slug(title, 30)
        taken = self.names | {one.name.casefold() for one in several} | self.ids.given
        name = wanted if wanted.casefold() not in taken and IDENTIFIER.fullmatch(wanted) else ""
        number = 1
        while not name or name.casefold() in taken:
            ending, number = f"-{number}" if number > 1 else "", number + 1
            name = f"{slug(wanted, 30)}{ending or ('' if wanted.casefold() in self.names else '-scale')}"
        self.names.add(name)
        waves = {wave for one in several for wave in one.waves}
        asked = tuple(wave for wave in WAVES if wave in waves)
        scale = replace(made(name, title), scoring=said, asked=() if asked == tuple(self.seen) else asked)
        self.scales.append(replace(scale, then=self._asked_then(several)))

    def _title(self, wanted: str) -> str:
        """A title that no other scale has, as nobody could tell both apart in a report: `Agreement`, `Agreement 2`."""
        taken, number, title = {scale.title for scale in self.scales}, 1, wanted
        while title in taken:
            number += 1
            title = f"{wanted} {number}"
        return title

    def _asked_then(self, several: Sequence[AskedQuestion]) -> tuple[tuple[Wave, ...], Texts] | None:
        """The then-test of a scale whose items are asked once more about the time before."""
        again = [(one, self.then[one.name]) for one in several if one.name in self.then]
        if not again:
            return None
        frames: dict[str, str] = {}
        for language, text in again[0][0].texts.items():
            said = again[0][1].texts.get(language, "")
            if all(
                then.texts.get(language) == said.replace(text, one.texts.get(language, ""))
                for one, then in again
                if text in said
            ):
                frames[language] = said.replace(text, "{item}") if text in said else "{item}"
        waves = {wave for _, then in again for wave in then.waves}
        return tuple(wave for wave in WAVES if wave in waves) or ("post",), frames

    def _graded(self, several: Sequence[AskedQuestion]) -> None:
        found = grades(several)
        because = f"{_many(several)}: {found.because}" if len(several) > 1 else found.because
        because += "; low numbers stand for the high answers" if found.falling else ""
        other = turned(several, found.labels)
        items = [
            replace(DraftItem(self.ids.of(one), one), turned=one.name in other and "scale" not in one.scoring)
            for one in several
        ]
        said = {"better": "lower"} if found.falling else {}

        def made(name: str, title: str) -> DraftScale:
            return DraftScale(
                name, title, "likert", tuple(items), because, found.answers, found.labels,
                open={} if found.sure else {"answers": _why_open(found)},
            )  # fmt: skip

        self._add(several, several[0].words if len(several) == 1 else found.name.capitalize() or "Ratings", made)
        if said and "better" not in self.scales[-1].scoring:
            self.scales[-1] = replace(self.scales[-1], scoring={**self.scales[-1].scoring, **said})

    def _unknown(self, several: Sequence[AskedQuestion]) -> None:
        """The same answers to several questions, of which nobody knows the order; a form's own is proposed."""
        labels = _as_listed(several) if several[0].ordered else _by_times(several)
        items = tuple(DraftItem(self.ids.of(one), one) for one in several)
        because = f"{_many(several)} with the same answers, of no set that is known"
        numbers = [one.number for one in labels if one.number is not None] or [1, len(labels)]
        span = f"{min(numbers):g}-{max(numbers):g}"

        def made(name: str, title: str) -> DraftScale:
            why = "the highest number that one of the form's answers gets"
            return DraftScale(name, title, "likert", items, because, span, tuple(labels), open={"answers": why})

        self._add(several, "Ratings", made)

    def _keyed(self, several: Sequence[AskedQuestion]) -> None:
        items = tuple(self._choice(one) for one in several)

        def made(name: str, title: str) -> DraftScale:
            return DraftScale(name, title, "multiple choice", items, "an answer to choose, perhaps a right one")

        if several[0].scoring.get("scale"):
            self._add(several, "Test", made)
        else:
            self._add([replace(one, group="") for one in several], "Test", made)

    def _choice(self, one: AskedQuestion) -> DraftItem:
        options = options_of(one.options)
        key = next((id_ for id_, answer in options if one.key and one.key in answer.wordings), "")
        why = (one.key_because or "it alone got the full points") if key else ""
        return DraftItem(self.ids.of(one), one, options, key, why)

    def _number(self, several: Sequence[AskedQuestion]) -> None:
        items = tuple(DraftItem(self.ids.of(one), one) for one in several)
        said = self.groups.get(str(several[0].scoring.get("scale", "")), {})
        ready = several[0].kind == "points"
        because = "points that are ready" if ready else f"a number; {_numbers(several[0])}".rstrip("; ")

        def made(name: str, title: str) -> DraftScale:
            kind = "likert" if said.get("kind") == "likert" else "number"
            open_ = {} if ready else {"kind": "a number that may be no score"}
            answers = str(said.get("answers", "")) or (_most(several[0]) if ready else "")
            return DraftScale(name, title, kind, items, because, answers, open=open_)  # type: ignore[arg-type]

        self._add([replace(one, group=one.group if said else "") for one in several], several[0].words, made)


def _by_times(several: Sequence[AskedQuestion]) -> list[DraftLabel]:
    """The answers as they were given, the most frequent first, without numbers."""
    return [
        DraftLabel(value, None, False, times or None)
        for value, times in counted(several).most_common()
        if not says_dont_know(value)
    ]


def _as_listed(several: Sequence[AskedQuestion]) -> list[DraftLabel]:
    """The answers of a form with the numbers that it stores, else as it lists them; by their words in every language
    and by what it stores."""
    counts, told = counted(several), graded(several[0].options)
    stored = all(map(_STORED.fullmatch, (one.value for one in told)))
    return [
        DraftLabel(text, int(one.value) if stored else at, False, counts[one.value] or None)
        for at, one in enumerate(told, 1)
        for text in dict.fromkeys([*one.texts.values(), *([] if stored else [one.value])])
    ]


def _most(question: AskedQuestion) -> str:
    """From nothing to the most, where the column's name or every answer says it: `Grade/10.00`, `7 / 10`."""
    said = {match[1] for one in question.options if (match := _OF_MOST.fullmatch(one.value))}
    named = _OF_MOST.fullmatch(question.name.rstrip(" )"))
    bare = [one.value for one in question.options if not _OF_MOST.fullmatch(one.value)]
    most = named[1] if named and not said else said.pop() if len(said) == 1 and not bare else ""
    whole = most.replace(",", ".").removesuffix(".00").removesuffix(".0")
    numbers = [float(one.value.split("/")[0].replace(",", ".")) for one in question.options]
    return f"0-{whole}" if whole.isdecimal() and numbers and 0 <= min(numbers) <= max(numbers) <= int(whole) else ""


def _many(several: Sequence[AskedQuestion]) -> str:
    return count(len(several), "question")


def _why_open(found: Grades) -> str:
    if found.name:
        return "if the form offers more than these, write all of its answers below with their numbers"
    return "the form may offer more than was chosen"


def _numbers(question: AskedQuestion) -> str:
    values = (one.value.replace(",", ".") for one in question.options)
    numbers = [float(value) for value in values if re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", value)]
    return f"seen: {min(numbers):g} to {max(numbers):g}" if numbers else ""
