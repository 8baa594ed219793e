"""The questionnaire: items, scales, key; and what forms ask and nobody scores: who one is, remarks, commitments and
what became of them."""

from collections.abc import Iterable, Sequence
from typing import Literal, Self

from pydantic import Field, JsonValue, model_validator

from ecpat_training.core.text import fold
from ecpat_training.survey.instrument.analysis_plan import AnalysisPlan, Disclosure
from ecpat_training.survey.instrument.code_spec import NONE, CodeSpec
from ecpat_training.survey.instrument.item import THEN_PREFIX, WAVES, ScaleItem, ThenTest, Wave
from ecpat_training.survey.instrument.scale import KeyedScale, Level, LikertScale, NumberScale, Scale
from ecpat_training.survey.instrument.words import Words, languages_of, wordings
from ecpat_training.values.base import Identifier, Language, MisfitError, Noun, Text, Title

__all__ = [
    "THEN_PREFIX",
    "WAVES",
    "CodeSpec",
    "Instrument",
    "KeyedScale",
    "Level",
    "LikertScale",
    "NumberScale",
    "Scale",
    "ScaleItem",
    "SurveyFormWords",
    "ThenTest",
    "UnscoredQuestion",
    "Wave",
]


class UnscoredQuestion(Noun):
    """A question that is asked and not scored; its id is the name of its column. Those whose id is among the
    instrument's `groups` say what somebody is. `first` ones stand before the scales; `lines` is the room for writing
    that paper leaves."""

    id: Identifier
    kind: Literal["open", "one of", "several of", "number"] = "open"
    text: Words
    hint: Words = ""
    options: dict[Identifier, Words] = {}
    asked: tuple[Wave, ...] = Field(default=WAVES, min_length=1)
    place: Literal["first", "last"] = "last"
    level: Level | None = None
    lines: int = Field(default=3, ge=1, le=30)

    @model_validator(mode="after")
    def _answerable(self) -> Self:
        if self.kind in ("one of", "several of") and len(self.options) < 2:
            raise MisfitError([(("options",), f"`{self.kind}` needs at least two answers to choose from")])
        if self.kind in ("open", "number") and self.options:
            message = f"a question of kind `{self.kind}` has no `options`; write `kind: one of` or leave them out"
            raise MisfitError([(("options",), message)])
        return self

    def texts(self) -> list[str]:
        """The wording in every language."""
        return wordings(self.text)

    def option_texts(self, option: str) -> list[str]:
        """The wording of an answer in every language."""
        return wordings(self.options[option])

    def option_of(self, answer: str) -> str:
        """The id of the option that an answer names, by its id or its words in any language; else the answer itself,
        as it was written."""
        id_by_wording = {fold(words): id_ for id_ in self.options for words in (id_, *self.option_texts(id_))}
        return id_by_wording.get(fold(answer), answer)


def _allow_none(schema: dict[str, JsonValue]) -> None:
    """The schema of a code, or of none."""
    schema["anyOf"] = [{"$ref": schema.pop("$ref")}, {"const": NONE}]


class SurveyFormWords(Noun):
    """What a form says around its questions: its title, who asks and why (`intro`), what is particular to one wave
    (`waves`), and the last word."""

    title: Words = ""
    intro: Words = ""
    waves: dict[Wave, Words] = {}
    thanks: Words = ""


class Instrument(Noun):
    """A questionnaire as its YAML file writes it."""

    instrument: Title
    id: Identifier
    about: Text = ""
    licence: Text = ""  # printed below a form on paper
    code: CodeSpec = Field(default=CodeSpec(), json_schema_extra=_allow_none)
    groups: tuple[str, ...] = ()  # columns that say what somebody is, such as the stakeholder type
    not_scored: tuple[str, ...] = ()  # columns asked but not scored, such as remarks
    missing: tuple[str, ...] = ()  # what the files write for "no answer", such as `NA` or `99`
    languages: tuple[Language, ...] = ()  # in which it is asked, the first one being the original
    form: SurveyFormWords = SurveyFormWords()
    questions: tuple[UnscoredQuestion, ...] = ()  # asked, never scored
    scales: tuple[Scale, ...] = Field(min_length=1, max_length=50)
    plan: AnalysisPlan | None = None
    disclosure: Disclosure = Disclosure()

    @model_validator(mode="after")
    def _refuse_repeated_items(self) -> Self:
        scales = [(("scales", index, "id"), scale.id) for index, scale in enumerate(self.scales)]
        items = [
            (("scales", index, "items", number, "id"), item.id)
            for index, scale in enumerate(self.scales)
            for number, item in enumerate(scale.items)
        ]
        questions = [(("questions", index, "id"), question.id) for index, question in enumerate(self.questions)]
        names = [*items, *self._then_item_names(), *questions]
        problems = [
            *_find_repeated_ids("scale", scales),
            *_find_repeated_ids("item", names),
            *self._find_case_clashes(names),
        ]
        problems += self._find_unknown_outcomes()
        if problems:
            raise MisfitError(problems)
        return self

    def _then_item_names(self) -> list[tuple["_Path", str]]:
        """The names of the items that are asked about the time before."""
        return [
            (("scales", index, "items", number, "id"), THEN_PREFIX + item.id)
            for index, scale in enumerate(self.scales)
            if scale.then
            for number, item in enumerate(scale.items)
        ]

    def _find_case_clashes(self, names: Sequence[tuple["_Path", str]]) -> list[tuple["_Path", str]]:
        """Names that some platforms can't tell apart, and names that a column of the code or of a group has."""
        columns = {*self.code.columns, *self.groups} - {question.id for question in self.questions}
        name_by_folded = {column.casefold(): column for column in columns}
        problems = []
        for path, name in names:
            before = name_by_folded.setdefault(name.casefold(), name)
            if before != name or name in columns:
                problems.append((path, f"`{name}` and `{before}` are one name to some platforms; choose another"))
        return problems

    @property
    def expected(self) -> tuple[str, ...]:
        """The names, in every wording, of columns that are asked and not scored; `training` is one, in forms for one
        training."""
        question_names = [name for question in self.questions for name in (question.id, *question.texts())]
        return (*self.not_scored, *question_names, "training")

    def group_question(self, group: str) -> UnscoredQuestion | None:
        """The question that asks what somebody is; None where the group has only the name of its column."""
        return next((question for question in self.questions if question.id == group), None)

    def group_wordings(self, group: str) -> tuple[str, ...]:
        """Every name that a group's column may bear."""
        question = self.group_question(group)
        return (group, *question.texts()) if question else (group,)

    @property
    def in_words(self) -> tuple[str, ...]:
        """The names of columns that are answered in one's own words, in every wording."""
        return (*self.not_scored, *self._names_of("open"))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names of columns that are answered by choosing, or with a number, in every wording."""
        return self._names_of("one of", "several of", "number")

    def _names_of(self, *question_kinds: str) -> tuple[str, ...]:
        matching_questions = [question for question in self.questions if question.kind in question_kinds]
        return tuple(name for question in matching_questions for name in (question.id, *question.texts()))

    def written_languages(self) -> tuple[str, ...]:
        """The languages in which it is asked: as it says, or else those that its texts name."""
        if self.languages:
            return self.languages
        texts = [item.text for scale in self.scales for item in scale.items]
        return tuple(dict.fromkeys(language for text in texts for language in languages_of(text))) or ("en",)

    def _find_unknown_outcomes(self) -> list[tuple["_Path", str]]:
        """The plan's outcomes that are no scale of this instrument."""
        if self.plan is None:
            return []
        planned_outcomes: list[tuple[_Path, str]] = [(("plan", "primary"), self.plan.primary)]
        planned_outcomes += [(("plan", "secondary", index), scale) for index, scale in enumerate(self.plan.secondary)]
        scale_ids = {scale.id for scale in self.scales}
        return [
            (path, f"there is no scale `{scale}`; the scales are {', '.join(sorted(scale_ids))}")
            for path, scale in planned_outcomes
            if scale not in scale_ids
        ]


_Path = tuple[str | int, ...]


def _find_repeated_ids(id_kind: str, ids: Iterable[tuple[_Path, str]]) -> list[tuple[_Path, str]]:
    """The ids that stand before already, each at its own place."""
    earlier_ids: set[str] = set()
    problems = []
    for path, name in ids:
        if name in earlier_ids:
            problems.append((path, f"the {id_kind} `{name}` is there before already; each needs an id of its own"))
        earlier_ids.add(name)
    return problems
