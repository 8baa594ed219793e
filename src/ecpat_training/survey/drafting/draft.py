"""The draft as a whole: what all files ask, how people are recognised, what is scored together, what is left out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, slug, visible
from ecpat_training.survey.drafting.asked import asked_questions, platform_points
from ecpat_training.survey.drafting.columns import SeenColumn, SeenFile
from ecpat_training.survey.drafting.forms import merged_forms, with_answers
from ecpat_training.survey.drafting.ids import Ids, options_of
from ecpat_training.survey.drafting.judging import as_personal
from ecpat_training.survey.drafting.keys import RightAnswers, with_keys
from ecpat_training.survey.drafting.scales import scales_of
from ecpat_training.survey.drafting.together import Together, together
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.item import WAVES, Wave
from ecpat_training.survey.model.codes import looks_like_a_name
from ecpat_training.survey.model.draft import (
    AskedQuestion,
    DraftCode,
    DraftItem,
    FormRead,
    LeftOut,
    SurveyDraft,
)
from ecpat_training.survey.platforms import plain_table
from ecpat_training.survey.reading.wave_column import wave_of

_SHOWN_OWN = 30


def questions_of(
    files: Sequence[SeenFile], forms: Sequence[FormRead], waves: Sequence[Sequence[Wave]], code: DraftCode
) -> tuple[list[AskedQuestion], list[Together]]:
    """(every question of the forms and files of answers, each once; the columns of the files, those of one question
    together)."""
    names = {heading_key(name) for name in (*code.columns, code.text)}
    codes = [one for file in files for one in file.columns if one.stem and heading_key(one.text) in names]
    names |= {heading_key(one.text) for file in files for one in file.columns if _in_pieces(one, codes)}
    found = together(files, waves, names) if files else []
    asked = [*asked_questions(found, len(files)), *platform_points(files, waves)]
    return (with_answers(merged_forms(forms), asked) if forms else asked), found


def _in_pieces(column: SeenColumn, codes: Sequence[SeenColumn]) -> bool:
    """Whether a column is a piece from which people make their code, asked in the same grid."""
    return any(one.file == column.file and one.stem == column.stem for one in codes)


def survey_draft(
    files: Sequence[SeenFile],
    forms: Sequence[FormRead],
    waves: Sequence[Sequence[Wave]],
    right: Sequence[RightAnswers] = (),
) -> SurveyDraft:
    """The draft of an instrument, from forms and files of answers.

    Args:
        files: files of answers.
        forms: forms of the same questionnaire.
        waves: which waves each file of answers holds; empty where that isn't known.
        right: sheets of right answers.

    Raises:
        ContentError: nothing in the files can be scored.
    """
    code = code_of(files, forms)
    asked, found = questions_of(files, forms, waves, code)
    for sheet in right:
        asked = with_keys(asked, sheet)
    ids = Ids(_names(found, files), {name.casefold() for name in code.columns})
    seen = _waves_seen(waves, forms)
    groups = {name: said for form in forms for name, said in form.groups.items()}
    scales = scales_of(asked, groups, ids, seen)
    scored = {item.question.name for scale in scales for item in scale.items}
    then = {f"then_{name}" for scale in scales if scale.then for name in (item.question.name for item in scale.items)}
    rest = [one for one in asked if one.name not in scored and one.name not in then]
    left_out = [LeftOut(one.words, one.place, one.why) for one in rest if one.kind == "left out"]
    unscored = [one for one in rest if one.kind in ("choice", "several", "number", "grade", "points")]
    left_out += [LeftOut(one.words, one.place, "one answer alone") for one in unscored if not _askable(one)]
    words = [one for one in rest if one.kind == "words"]
    left_out += [LeftOut(one.words, one.place, one.why) for one in words if one.why != "free text"]
    left_out += [one for form in forms for one in form.left_out]
    names = [*(form.name for form in forms), *(file.name for file in files)]
    draft = SurveyDraft(
        title=(forms[0].title if forms else f"Survey of {names[0]}")[:300],
        id=slug(Path(names[0]).stem, 40),
        files=tuple(names),
        code=code,
        scales=tuple(scales),
        questions=tuple(_item(one, ids) for one in unscored if _askable(one)),
        not_scored=tuple(one for one in words if one.why == "free text"),
        left_out=(*left_out, *_own(files, scored)),
        languages=tuple(dict.fromkeys(code for form in forms for code in form.languages)),
        groups=tuple(one.name for one in unscored if one.scoring.get("group")),
        waves={file.name: tuple(waves[number]) for number, file in enumerate(files)},
    )
    if not draft.scales:
        raise _nothing(draft, beside=any(file.seen.side_by_side for file in files))
    return draft


def _askable(one: AskedQuestion) -> bool:
    """Whether it can be written as a question that is asked only: with two answers to choose at least."""
    return one.kind == "number" or len(one.options) > 1


def _item(one: AskedQuestion, ids: Ids) -> DraftItem:
    kind = "choice" if one.kind == "grade" else one.kind
    return DraftItem(ids.of(one), replace(one, kind=kind), () if kind == "number" else options_of(one.options))


def _names(found: Sequence[Together], files: Sequence[SeenFile]) -> dict[str, int]:
    """Every name that a column bears, folded, and how many questions have it; those of columns that are no questions,
    such as codes, count as several, since no question may get them."""
    inside = {(column.file, column.index) for one in found for column in one.columns}
    others = [column for file in files for column in file.columns if (column.file, column.index) not in inside]
    names: Counter[str] = Counter(dict.fromkeys(map(heading_key, (one.header for one in others)), 2))
    for one in found:
        names.update(
            {heading_key(name) for column in one.columns for name in (column.header, column.text, *column.names)}
        )
    return names


def _waves_seen(waves: Sequence[Sequence[Wave]], forms: Sequence[FormRead]) -> tuple[Wave, ...]:
    seen = {wave for one in waves for wave in one} | {wave for form in forms for wave in form.waves}
    return tuple(wave for wave in WAVES if wave in seen)


def _own(files: Sequence[SeenFile], scored: set[str]) -> list[LeftOut]:
    """The platforms' own columns, a line for each file; those of points are scored."""
    found = []
    for file in files:
        if names := [f"`{visible(name)[:60]}`" for name in file.own if name not in scored]:
            why = "made by the platform" if file.raw.platform != plain_table.NAME else "dates or times"
            found.append(LeftOut(listing(names, _SHOWN_OWN), file.name, why))
    return found


def _nothing(draft: SurveyDraft, *, beside: bool) -> ContentError:
    """There is no question that can be scored; columns of points may stand `beside` each other, one for each wave."""
    why = Counter(one.why for one in draft.left_out)
    why.update({"free text": len(draft.not_scored)} if draft.not_scored else {})
    why.update({"what somebody is": len(draft.questions)} if draft.questions else {})
    told = listing([f"{reason} ({count(number, 'column')})" for reason, number in why.most_common()], 8)
    message = f"no question here can be scored: {told}." if told else "no question here can be scored."
    hint = "Please check that these are answers to a test or to graded questions; name all files of the survey."
    if beside:
        hint = f"If these are points before and after, they need no questionnaire: `ecpat evaluate {draft.files[0]}`."
    return ContentError([Finding("draft.nothing", Severity.ERROR, message, Location(draft.files[0]), hint)])


def code_of(files: Sequence[SeenFile], forms: Sequence[FormRead]) -> DraftCode:
    """The columns of the code and why; or why there is none."""
    asked = [form.code for form in forms if form.code]
    if forms and len(asked) == len(forms):
        return DraftCode(tuple(one.name for one in asked[0]), "the form asks for it", _text(asked[0]))
    if not files:
        return DraftCode((), "no question of the form is called a code, so that people can't be recognised")
    if any(file.seen.side_by_side for file in files) and not any(file.seen.code for file in files):
        why = "all waves of one person stand in one row, which links them; a column of codes would say who came again"
        return DraftCode((), why)
    found: list[str] = []
    for file in files:
        name = next(iter(file.seen.code), "")
        column = next((one for one in file.columns if one.header == name), None)
        name = column.text if column else name  # `Q1` is another question in another form
        if not name:
            return DraftCode((), f"no column of {file.name} is called a code or holds anything like codes")
        if (why := as_personal(name)) and column is not None:
            return DraftCode((), f"`{visible(name)[:60]}` of {file.name} is {why}, never a code")
        told = column.texts if column else {}
        if told and 3 * sum(map(looks_like_a_name, told)) > len(told):
            return DraftCode((), f"what stands in `{visible(name)[:60]}` of {file.name} looks like names, never a code")
        found.append(name)
    texts = list(dict.fromkeys(found))
    if len({heading_key(text) for text in texts}) > 2:
        return DraftCode(
            (),
            f"the files call the code differently: {listing([f'`{visible(one)[:40]}`' for one in texts])}",
            open=True,
            candidates=tuple(texts),
        )
    why = "it is called so" if files[0].seen.code else ""
    shown = _why_code(files[0], found[0]) or why
    return DraftCode((found[0],), shown, next((one for one in texts if heading_key(one) != heading_key(found[0])), ""))


def _why_code(file: SeenFile, name: str) -> str:
    column = next((one for one in file.columns if one.text == name), None)
    if column is None:
        return f"{file.raw.platform} knows people by it"
    return f"{count(len(column.texts), 'different code')} in {count(column.cells.filled, 'response')}"


def _text(asked: Sequence[AskedQuestion]) -> str:
    return asked[0].words if len(asked) == 1 and asked[0].words != asked[0].name else ""


def waves_of(files: Sequence[SeenFile]) -> tuple[list[tuple[Wave, ...]], list[Finding]]:
    """(the waves of each file, findings about them): as the file's columns say, else its name, else the order in
    which files are given."""
    found: list[tuple[Wave, ...]] = []
    guessed: list[str] = []
    for number, file in enumerate(files):
        named = wave_of(file.table.sheet or "") or next((one for one in WAVES if one == file.seen.wave_by_name), None)
        if file.waves:
            found.append(file.waves)
        elif named is not None:
            found.append((named,))
        elif len(files) > 1 and number < len(WAVES):
            found.append((WAVES[number],))
            guessed.append(f"{file.name} as `{WAVES[number]}`")
        else:
            found.append(())
    if not guessed:
        return found, []
    message = f"no name or column says the wave; the files are taken in their order: {listing(guessed)}."
    hint = "If that isn't so, give them in the order of the waves."
    return found, [Finding("draft.waves-by-order", Severity.NOTE, message, Location(files[0].name), hint)]
