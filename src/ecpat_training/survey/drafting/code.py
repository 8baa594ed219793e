"""The code of a draft: the columns that are called so or look like codes, and whether their values, or those of others,
are in the other wave's file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ecpat_training.core.text import count, listing, visible
from ecpat_training.survey.drafting.columns import AnswerFile
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.item import Wave
from ecpat_training.survey.model.codes import is_name_like
from ecpat_training.survey.model.draft import DraftCode, DraftQuestion, ReadForm
from ecpat_training.survey.reading.other_wave import WaveTable, codes_over_tables
from ecpat_training.survey.reading.personal import personal_reason
from ecpat_training.survey.reading.shared_codes import SharedCodes

_MAX_VALUES_SHOWN = 3
_LETTERS = 60


def code_of(files: Sequence[AnswerFile], forms: Sequence[ReadForm], waves: Sequence[Sequence[Wave]] = ()) -> DraftCode:
    """The columns of the code and why; or why there is none. Where other columns than those that are called so have the
    same values in both waves, a person has to say."""
    code = _code_by_name(files, forms)
    if (forms and code.columns) or any(file.inspection.side_by_side for file in files):
        return code
    tables = [
        WaveTable(file.table, file.raw_survey, waves[number] if number < len(waves) else ())
        for number, file in enumerate(files)
    ]
    text_by_place = {column.place: column.text for file in files for column in file.columns}
    return _confirm_code_by_values(code, codes_over_tables(tables), text_by_place)


def _confirm_code_by_values(
    code: DraftCode, pairs: Sequence[SharedCodes], text_by_place: Mapping[str, str]
) -> DraftCode:
    """The code as the values that waves share confirm it; open where they don't."""
    pairs_by_kind = {
        pair_kind: [pair for pair in pairs if pair.kind == pair_kind] for pair_kind in ("codes", "personal", "chance")
    }
    if code.columns:
        names = {heading_key(name) for name in (*code.columns, code.text)}
        pair = next((pair for pair in pairs if {*map(heading_key, _texts(pair, text_by_place))} <= names), None)
        better_pairs = [
            code_pair
            for code_pair in pairs_by_kind["codes"]
            if pair is None or code_pair.shared_count * pair.code_count > 2 * pair.shared_count * code_pair.code_count
        ]
        if not better_pairs:
            is_worth_saying = pair is not None and (pair.kind == "chance" or code.text)
            return replace(code, because=f"{code.because}; {pair.reason}") if pair and is_worth_saying else code
        reason = f"`{visible(code.columns[0])[:_LETTERS]}` is called a code, but"
        return _open(better_pairs, text_by_place, reason, candidates=code.columns)
    if pairs_by_kind["codes"]:
        return _open(pairs_by_kind["codes"], text_by_place, candidates=code.candidates)
    if code.open:
        return code
    if pairs_by_kind["personal"]:
        # Words or long numbers that no header explains may be nicknames or codes as well, and addresses link people,
        # too: whoever knows the form has to say. They are named by their headers, and never proposed.
        possible_names = [pair for pair in pairs_by_kind["personal"] if pair.may_be_names]
        excluded_texts = tuple(
            dict.fromkeys(text for pair in pairs_by_kind["personal"] for text in _texts(pair, text_by_place))
        )
        place = "the place of names" if possible_names else "its place, the same in all files"
        reason = f"{_reasons(possible_names or pairs_by_kind['personal'][:1])}. Put a code in {place}, or write `none`"
        return DraftCode((), reason, open=True, kept_out=excluded_texts)
    reasons = _reasons([pair for pair in pairs_by_kind["chance"] if pair.is_telling])
    return replace(code, because=f"{code.because}; {reasons}") if reasons else code


def _open(
    pairs: Sequence[SharedCodes], text_by_place: Mapping[str, str], reason: str = "", candidates: Sequence[str] = ()
) -> DraftCode:
    """A code of which a person has to say which column it is."""
    texts = [_texts(pair, text_by_place) for pair in pairs]
    columns = tuple(dict.fromkeys((*(first_text for first_text, _ in texts), *candidates)))
    first_text, second_text = texts[0]
    text = second_text if heading_key(first_text) != heading_key(second_text) else ""
    return DraftCode((), f"{reason} {_reasons(pairs)}".strip(), text, open=True, candidates=columns)


def _texts(pair: SharedCodes, text_by_place: Mapping[str, str]) -> tuple[str, str]:
    """The words of both columns' questions."""
    first_text, second_text = (
        text_by_place.get(f"{column.place} of {column.file}", column.header)
        for column in (pair.column, pair.other_column)
    )
    return first_text, second_text


def _reasons(pairs: Sequence[SharedCodes]) -> str:
    return "; ".join(pair.reason for pair in pairs[:_MAX_VALUES_SHOWN])


def _code_by_name(files: Sequence[AnswerFile], forms: Sequence[ReadForm]) -> DraftCode:
    """The columns that are called codes or look like such, and why; or why there are none."""
    code_questions = [form.code for form in forms if form.code]
    if forms and len(code_questions) == len(forms):
        return DraftCode(
            tuple(question.name for question in code_questions[0]), "the form asks for it", _text(code_questions[0])
        )
    if not files:
        return DraftCode((), "no question of the form is called a code, so that people can't be recognised")
    if any(file.inspection.side_by_side for file in files) and not any(file.inspection.code for file in files):
        reason = (
            "all waves of one person stand in one row, which links them; a column of codes would say who came again"
        )
        return DraftCode((), reason)
    code_names: list[str] = []
    for file in files:
        name = next(iter(file.inspection.code), "")
        # A column may have no header but words below it; where no column is the code, that isn't it.
        column = next((candidate for candidate in file.columns if name and candidate.header == name), None)
        name = column.text if column else name  # `Q1` is another question in another form
        if not name:
            return DraftCode((), f"no column of {file.name} is called a code or holds anything like codes")
        if (reason := personal_reason(name)) and column is not None:
            return DraftCode((), f"`{visible(name)[:60]}` of {file.name} is {reason}, never a code")
        code_texts = column.texts if column else {}
        if code_texts and 3 * sum(map(is_name_like, code_texts)) > len(code_texts):
            return DraftCode((), f"what stands in `{visible(name)[:60]}` of {file.name} looks like names, never a code")
        code_names.append(name)
    texts = list(dict.fromkeys(code_names))
    if len({heading_key(text) for text in texts}) > 2:
        return DraftCode(
            (),
            f"the files call the code differently: {listing([f'`{visible(text)[:40]}`' for text in texts])}",
            open=True,
            candidates=tuple(texts),
        )
    reason = "it is called so" if files[0].inspection.code else ""
    code_reason = _explain_code(files[0], code_names[0]) or reason
    return DraftCode(
        (code_names[0],),
        code_reason,
        next((text for text in texts if heading_key(text) != heading_key(code_names[0])), ""),
    )


def _explain_code(file: AnswerFile, name: str) -> str:
    column = next((candidate for candidate in file.columns if candidate.text == name), None)
    if column is None:
        return f"{file.raw_survey.platform} knows people by it"
    return f"{count(len(column.texts), 'different code')} in {count(column.cells.filled, 'response')}"


def _text(code_questions: Sequence[DraftQuestion]) -> str:
    return (
        code_questions[0].words
        if len(code_questions) == 1 and code_questions[0].words != code_questions[0].name
        else ""
    )
