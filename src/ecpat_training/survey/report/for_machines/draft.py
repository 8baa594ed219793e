"""`ecpat survey draft --json`: what was drafted, and what a person has to decide."""

from dataclasses import dataclass

from ecpat_training.survey.model.draft import SurveyDraft
from ecpat_training.survey.report.draft import open_lines


@dataclass(frozen=True, slots=True)
class DraftedScale:
    """A scale with the ids of its items; `answers` is null where they aren't numbers. `asked` is empty where all waves
    of the files have it."""

    id: str
    title: str
    kind: str
    items: tuple[str, ...]
    answers: str | None
    asked: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class DraftedLeftOut:
    """What isn't scored, where it stands, and why."""

    name: str
    where: str
    why: str


@dataclass(frozen=True, slots=True)
class SurveyDraftResult:
    """The draft. `open` counts the lines of the file that wait for a person; `code` names the columns by which people
    are recognised, none where `code_because` says why; `alike` counts questions that only look like another file's."""

    instrument: str
    files: tuple[str, ...]
    open: int
    code: tuple[str, ...]
    code_because: str
    scales: tuple[DraftedScale, ...]
    not_scored: tuple[str, ...]
    alike: int
    left_out: tuple[DraftedLeftOut, ...]


def result(draft: SurveyDraft) -> SurveyDraftResult:
    """The draft as it was made."""
    scales = tuple(
        DraftedScale(
            scale.id, scale.title, scale.kind, tuple(item.id for item in scale.items), scale.answers or None,
            tuple(scale.asked), scale.because,
        )
        for scale in draft.scales
    )  # fmt: skip
    return SurveyDraftResult(
        draft.id,
        draft.files,
        open_lines(draft),
        draft.code.columns,
        draft.code.because,
        scales,
        (*(item.question.name for item in draft.questions), *(one.name for one in draft.not_scored)),
        sum(item.question.alike is not None for item in draft.items),
        tuple(DraftedLeftOut(one.name, one.place, one.why) for one in draft.left_out),
    )
