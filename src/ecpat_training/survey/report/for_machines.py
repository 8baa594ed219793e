"""What the commands over surveys answer with `--json`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ecpat_training.commands.public import Public
from ecpat_training.survey.model.draft import DraftScale, SurveyDraft, UnscoredColumn
from ecpat_training.survey.model.inspection import Matching, RowsAside, SurveyInspection
from ecpat_training.survey.model.questionnaire import Questionnaire, QuestionnaireQuestion
from ecpat_training.survey.model.survey_map import SurveyMap
from ecpat_training.survey.report.draft import open_lines


# `ecpat survey build`: what the form asks.
class FormQuestion(Public[QuestionnaireQuestion]):
    """A question: its column wherever answers are stored, how it is answered, the scale that it is scored on (null: it
    isn't), the ids of its options."""

    keys = "name kind scale=or_none(scale) required options=options[].id"


class SurveyBuildResult(Public[Questionnaire]):
    """The form of one wave; the first language is the default, `half` null where everybody gets the same form."""

    keys = "instrument=id form wave languages training=or_none(training) half minutes questions"
    parts = (FormQuestion,)
    form: str


# `ecpat survey count`: what was counted; no answer and no code.
@dataclass(frozen=True, slots=True)
class CountedWaves:
    """Two waves: how many responses each has, of how many people linked; and of which scales the counts tell a table,
    figures only (number, means, spreads, correlation; of the grade `sums` number, mean change and its error), or
    nothing, since people are too few."""

    before: str
    after: str
    answers_before: int
    answers_after: int
    linked: int
    tables: tuple[str, ...]
    figures: tuple[str, ...]
    nothing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SurveyCountResult:
    """`engine` is what counted; `whole` says that cells of single people are in the file, which stays in the house;
    `select` is the SELECT that was asked for, of which nothing is counted here."""

    engine: str
    whole: bool
    waves: tuple[CountedWaves, ...]
    select: str = ""


# `ecpat survey draft`: what was drafted, and what a person has to decide.
class DraftedScale(Public[DraftScale]):
    """A scale with the ids of its items; `answers` is null where they aren't numbers. `asked` is empty where all waves
    of the files have it."""

    keys = "id title kind=str(kind) items=items[].id answers=or_none(answers) asked because"

    def asked(self) -> tuple[str, ...]:
        return self.model.asked


class DraftedLeftOut(Public[UnscoredColumn]):
    """What isn't scored, where it stands, and why."""

    keys = "name where=place why=reason"


class SurveyDraftResult(Public[SurveyDraft]):
    """The draft. `open` counts the lines of the file that wait for a person; `code` names the columns by which people
    are recognised, none where `code_because` says why; `alike` counts questions that only look like another file's."""

    keys = """
        instrument=id files open code=code.columns code_because=code.because scales not_scored alike left_out
    """
    parts = (DraftedScale, DraftedLeftOut)

    def open(self) -> int:
        return open_lines(self.model)

    def not_scored(self) -> tuple[str, ...]:
        draft = self.model
        return (*(item.question.name for item in draft.questions), *(question.name for question in draft.not_scored))

    def alike(self) -> int:
        return sum(item.question.alike is not None for item in self.model.items)


# `ecpat survey inspect`: what each file of answers is; no answer is quoted.
class WaveWord(Public[tuple[str, str | None, int]]):
    """A word of the wave's column, the wave that it means (null: it isn't known), and how many responses have it."""

    keys = "word=0 wave=1 responses=2"


class InspectedItem(Public[tuple[str, str | None, str]]):
    """An item, and the letters and the header of the column that answers it; null where there is none."""

    keys = "item=0 column=1 header=2"


class InstrumentMatch(Public[Matching]):
    """A file beside an instrument: the column of each item, and the items that no column answers."""

    keys = "instrument items missing"
    parts = (InspectedItem,)


class NoResponses(Public[RowsAside]):
    """Rows below the header that are no responses, and why."""


class InspectedFile(Public[SurveyInspection]):
    """One file. Rows count as the spreadsheet or the editor does, from 1; columns are letters."""

    keys = """
        file sheet sheets kind encoding=or_none(encoding) delimiter=or_none(delimiter) platform header_rows
        first_response=or_none(first_row) responses no_responses=aside response_id code wave_column waves
        waves_side_by_side=side_by_side wave_by_name submitted first_day last_day several_answers columns
        beside_the_instrument=matching
    """
    parts = (NoResponses, WaveWord, InstrumentMatch)


class SurveyInspectResult(Public[Sequence[SurveyInspection]]):
    """The files, in the order in which they were named; those that can't be read are among the findings."""

    keys = "files=model"
    parts = (InspectedFile,)


# `ecpat survey map`: what a survey's columns and answers are, and what is open.
class SurveyMapResult(Public[SurveyMap]):
    """The lines of the mapping file; `open` counts those that wait for a person. A proposal ends in a question mark,
    and an empty `means` is open as well. `left_out` counts the answers to each item that can't be read and aren't
    written, since names may be in them."""

    keys = "survey platform open parts own left_out"


# `ecpat survey quotes`: how much there is to release; none of the texts.
@dataclass(frozen=True, slots=True)
class QuotedQuestion:
    """A question of free text: how many answers to it are in the file, how many of these have marks on what may tell
    who wrote them, and how many of a single word were left out."""

    question: str
    answers: int
    marked: int
    one_word: int


@dataclass(frozen=True, slots=True)
class SurveyQuotesResult:
    """What was written; `alike` counts the texts that were another one's, word for word, and are there once."""

    answers: int
    alike: int
    questions: tuple[QuotedQuestion, ...]


def quotes_result(
    answers: Sequence[tuple[str, bool]], one_word_counts: Mapping[str, int], duplicate_count: int
) -> SurveyQuotesResult:
    """The counts, question by question; each answer by its question, and whether it has marks."""
    questions = dict.fromkeys([*(question for question, _ in answers), *one_word_counts])
    return SurveyQuotesResult(
        len(answers), duplicate_count, tuple(_question(question, answers, one_word_counts) for question in questions)
    )


def _question(question: str, answers: Sequence[tuple[str, bool]], one_word_counts: Mapping[str, int]) -> QuotedQuestion:
    marks = [is_marked for answered_question, is_marked in answers if answered_question == question]
    return QuotedQuestion(question, len(marks), sum(marks), one_word_counts.get(question, 0))
