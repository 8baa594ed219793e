"""A form for KoboToolbox or ODK as questions: its sheets `survey`, `choices` and `settings`."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ecpat_training.core.text import squeeze
from ecpat_training.files.cell import as_text
from ecpat_training.files.sheets.header import meaning_by_text
from ecpat_training.files.sheets.reader import SheetReader
from ecpat_training.files.table import CellTable
from ecpat_training.survey.drafting.form_answers import are_grades
from ecpat_training.survey.exports.wording import strip_markup
from ecpat_training.survey.instrument.item import WAVES, Wave
from ecpat_training.survey.model.draft import DraftAnswer, DraftKind, DraftQuestion, ReadForm, Texts, UnscoredColumn
from ecpat_training.survey.questionnaire.xlsform import GROUP, SCORING
from ecpat_training.survey.reading.codes import names_a_code
from ecpat_training.survey.reading.column_directory import LANGUAGES
from ecpat_training.survey.reading.number_kinds import asks_for_background
from ecpat_training.survey.reading.personal import personal_reason
from ecpat_training.survey.reading.wave_column import is_wave_column, wave_of

_CODE = re.compile(r"\(([a-z]{2,3})(?:-[A-Za-z]{2,4})?\)\s*$")
_LABEL_HEADER = re.compile(r"label\s*(?:::?\s*(?P<language>.+))?", re.IGNORECASE)
_LITERAL = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_REFERENCE = re.compile(r"\$\{([^{}]+)\}")
_NO_QUESTIONS = {
    "start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber", "username", "email", "audit",
    "note",
    "calculate", "hidden", "xml-external", "csv-external", "start-geopoint", "background-audio", "background-geopoint",
}  # fmt: skip
_LOWER = {"type", "name", "list_name", "list name", "appearance", "calculation", "scoring"}
_TOLD: dict[str, str] = {
    "date": "dates or times", "time": "dates or times", "datetime": "dates or times", "geopoint": "a place on the map",
    "geotrace": "a place on the map", "geoshape": "a place on the map", "image": "a picture", "photo": "a picture",
    "audio": "a recording", "video": "a recording", "file": "a file", "barcode": "a bar code",
    "rank": "an order of answers",
}  # fmt: skip
_OWN = {"code", "about", "end"}


def _reader_of(*names: str) -> SheetReader[str]:
    """Reads a sheet that has these columns; `list_name` may be written `list name`."""
    name_by_alias = {heading: name for name in names for heading in (name, name.replace("_", " "))}
    required_headings = [(name,) for name in names]
    return SheetReader(
        meaning_by_text(lambda text: name_by_alias.get(text.lower())), required_headings, takes_first_header=True
    )


_QUESTIONS, _ANSWERS = _reader_of("type", "name"), _reader_of("list_name", "name")


def is_xlsform(table: CellTable) -> bool:
    """Whether a sheet holds the questions of such a form."""
    return table.sheet is not None and any(
        row["type"].startswith(("select", "text", "integer", "begin", "note", "decimal"))
        for row in _rows(table, _QUESTIONS)
    )


def _rows(table: CellTable, reader: SheetReader[str]) -> Iterator[dict[str, str]]:
    """The rows by the names of the columns, `at` among them: the number of the row. A platform reads rows that are
    struck through as any other."""
    sheet = reader.read(table)
    names = {column.position: squeeze(column.header) for column in sheet.columns}
    names = {place: name.lower() if name.lower() in _LOWER else name for place, name in names.items()}
    for row in sheet.filled_rows if sheet.is_complete else ():
        texts = {names[place]: text for place, text in enumerate(row.texts) if text and place in names}
        if texts:
            yield {"type": "", "name": "", **texts, "at": str(row.position)}


def read_xlsform(tables: Sequence[CellTable], name: str) -> ReadForm:
    """The form's questions.

    Args:
        tables: the workbook's sheets, the one of questions among them.
        name: of the file, as messages show it.
    """
    table_by_name = {(table.sheet or "").casefold(): table for table in tables}
    survey = table_by_name.get("survey") or next(table for table in tables if is_xlsform(table))
    settings = next(iter(_settings(table_by_name.get("settings"))), {})
    choices = _choices(table_by_name.get("choices"), _default(settings))
    return _XlsFormReader(survey, choices, settings, name).read()


def _settings(table: CellTable | None) -> list[dict[str, str]]:
    if table is None or not table.rows:
        return []
    header = next((index for index, row in enumerate(table.rows) if row), 0)
    names = [as_text(cell).lower() for cell in table.rows[header]]
    return [dict(zip(names, map(as_text, row), strict=False)) for row in table.rows[header + 1 : header + 2]]


def _default(settings: Mapping[str, str]) -> str:
    """The language of a plain `label`, where the form says it; else none."""
    return _language(settings.get("default_language", "")) or ""


def _language(language_text: str) -> str | None:
    """The code of a language: `French (fr)`, `French`, `Français (fr)`; None where nobody can tell."""
    if match := _CODE.search(language_text):
        return match[1]
    names = {strip_markup(name): code for code, name in LANGUAGES.items()}
    return names.get(strip_markup(language_text)) or (language_text if language_text in LANGUAGES else None)


def _labels(row: Mapping[str, str], default: str) -> dict[str, str]:
    """The words of a row by language."""
    labels: dict[str, str] = {}
    for column, text in row.items():
        match = _LABEL_HEADER.fullmatch(column)
        if match is None:
            continue
        language = default if match["language"] is None else _language(match["language"])
        if language is None:
            language = "" if "" not in labels else None
        if language is not None:
            labels.setdefault(language, squeeze(text))
    return labels if len(labels) == 1 or "" not in labels else {code: text for code, text in labels.items() if code}


def _choices(table: CellTable | None, default: str) -> dict[str, list[DraftAnswer]]:
    """The answers of each list, in their order."""
    options_by_list: dict[str, list[DraftAnswer]] = {}
    for row in _rows(table, _ANSWERS) if table is not None else ():
        list_name = row.get("list_name") or row.get("list name")
        if list_name and row["name"]:
            options_by_list.setdefault(list_name, []).append(DraftAnswer(row["name"], _labels(row, default)))
    return options_by_list


@dataclass
class _XlsFormReader:
    """One form being read; `over` are the groups that are open, each with its name, words and scoring."""

    table: CellTable
    choices: Mapping[str, list[DraftAnswer]]
    settings: Mapping[str, str]
    file: str
    open_groups: list[tuple[str, Texts]] = field(default_factory=list)
    questions: list[DraftQuestion] = field(default_factory=list)
    code: list[DraftQuestion] = field(default_factory=list)
    unscored_columns: list[UnscoredColumn] = field(default_factory=list)
    groups: dict[str, dict[str, object]] = field(default_factory=dict)
    waves: tuple[Wave, ...] = ()

    def read(self) -> ReadForm:
        """All rows."""
        rows = list(_rows(self.table, _QUESTIONS))
        self.waves = _wave(rows)
        for row in rows:
            row_type = row["type"].replace(" ", "_").lower()
            if row_type.startswith(("begin_repeat",)):
                self.open_groups.append(("!repeat", {}))
            elif row_type.startswith("begin"):
                self._begin(row)
            elif row_type.startswith("end_") and row_type != "end":
                self.open_groups = self.open_groups[:-1]
            elif row["name"]:
                self._row(row)
        title = self.settings.get("form_title") or self.file
        languages = tuple(dict.fromkeys(code for question in self.questions for code in question.texts if code))
        default = _default(self.settings)
        languages = tuple(sorted(languages, key=lambda code: code != default))
        return ReadForm(
            self.file, title, languages, tuple(self.questions), tuple(self.code), self.waves,
            tuple(self.unscored_columns),
            self.groups,
        )  # fmt: skip

    def _begin(self, row: Mapping[str, str]) -> None:
        self.open_groups.append((row["name"], self._words(row)))
        if scoring := _scoring(row):
            self.groups[row["name"].removeprefix(GROUP)] = scoring

    def _words(self, row: Mapping[str, str]) -> dict[str, str]:
        return _labels(row, _default(self.settings))

    def _row(self, row: Mapping[str, str]) -> None:
        type_, _, arguments = row["type"].partition(" ")
        texts = self._words(row) or {"": row["name"]}
        location = self.table.location_of(int(row["at"]))
        place = f"{location.place_in_file} of {self.file}"
        group, words = self._group()
        question = DraftQuestion(
            row["name"], texts, place, location, waves=self.waves, group=words, scoring=_scoring(row)
        )
        group_id = group.removeprefix(GROUP) if group.startswith(GROUP) and self.waves else ""
        if type_.lower() == "calculate" and names_a_code(row["name"]):
            self.code.append(question)
            referenced_names = set(_REFERENCE.findall(row.get("calculation", "")))
            self.unscored_columns += [
                UnscoredColumn(q.words, q.place, "a part of the code")
                for q in self.questions
                if q.name in referenced_names
            ]
            self.questions = [candidate for candidate in self.questions if candidate.name not in referenced_names]
        if type_.lower() in _NO_QUESTIONS:
            return
        if group_id == "code" or names_a_code(row["name"]):
            self.code.append(question)
            return
        reason = (
            "it is asked several times of one person" if any(name == "!repeat" for name, _ in self.open_groups) else ""
        )
        has_choices = type_.lower().startswith("select")  # `first` may be the first question of several
        reason = (
            reason
            or _TOLD.get(type_.lower(), "")
            or personal_reason(*([] if has_choices else [row["name"]]), question.words)
        )
        if is_wave_column(row["name"]):
            reason = "it says which wave an answer is from"
        if reason:
            self.unscored_columns.append(UnscoredColumn(question.words, place, reason))
            return
        self.questions.append(self._add_kind_and_answers(question, row, type_.lower(), arguments.strip(), group_id))

    def _group(self) -> tuple[str, str]:
        """The innermost group with words."""
        for name, texts in reversed(self.open_groups):
            if texts:
                return name, next(iter(texts.values()))
        return (self.open_groups[-1][0], "") if self.open_groups else ("", "")

    def _add_kind_and_answers(
        self, question: DraftQuestion, row: Mapping[str, str], type_: str, arguments: str, group_id: str
    ) -> DraftQuestion:
        """The question with its kind and its answers."""
        scoring: dict[str, object] = {
            **question.scoring,
            **({"scale": group_id} if group_id and group_id not in _OWN else {}),
        }
        options = tuple(self.choices.get(arguments.split(" or_other")[0].strip(), ()))
        question_kind: DraftKind = "words"
        is_personal_trait = group_id in _OWN or (
            not group_id and any(map(asks_for_background, (question.name, *question.texts.values())))
        )
        if type_.startswith("select_multiple") or (type_ == "select" and arguments.startswith("multiple")):
            question_kind = "several"
        elif type_.startswith("select_one") or type_ == "select":
            question_kind = _judge_grade_or_choice(options, row.get("appearance", ""), bool(scoring.get("scale")))
        elif type_ == "text" and scoring.get("scale"):
            question_kind = "choice"  # a question with a right answer that is written
        elif type_ in ("integer", "decimal", "range", "int"):
            question_kind = "points" if scoring.get("scale") else "number"
        return replace(
            question, kind=question_kind, options=options, ordered=True, scoring=scoring, background=is_personal_trait,
            reason="free text" if question_kind == "words" else "",
        )  # fmt: skip


def _judge_grade_or_choice(options: Sequence[DraftAnswer], appearance: str, is_scored: bool) -> DraftKind:
    """Graded, by the appearance or by the answers; or to choose."""
    are_numbers = all(re.fullmatch(r"[0-9]{1,2}", option.value) for option in options)
    if options and are_numbers and (is_scored or "likert" in appearance) and "likert" in appearance:
        return "grade"
    return "grade" if are_grades(options) else "choice"


def _scoring(row: Mapping[str, str]) -> dict[str, object]:
    """What a form of ours says of scoring; nothing where it isn't ours or was changed."""
    try:
        parsed = json.loads(row.get(SCORING, ""))
    except ValueError:
        return {}
    return parsed if isinstance(parsed, dict) else {}


def _wave(rows: Sequence[Mapping[str, str]]) -> tuple[Wave, ...]:
    """The wave that a form writes into each answer."""
    for row in rows:
        if row["type"] == "calculate" and is_wave_column(row["name"]):
            match = _LITERAL.fullmatch(row.get("calculation", ""))
            wave = wave_of(match[1] or match[2] or "") if match else None
            if wave in WAVES:
                return (wave,)
    return ()
