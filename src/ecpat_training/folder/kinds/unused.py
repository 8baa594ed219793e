"""Files that come with a training and of which it keeps none: a budget, holidays, points of a test, a letter. They are
told apart so that nobody is asked where they belong."""

from collections import Counter
from contextlib import suppress

from ecpat_training.commands.training_files import LISTS, TEXTS
from ecpat_training.core.errors import EcpatError
from ecpat_training.files.cell import as_text
from ecpat_training.files.mail import text_of_mail
from ecpat_training.files.opening import decode_utf, display_name, read_bytes
from ecpat_training.folder.kind_parts.cells import quote_headers
from ecpat_training.folder.kind_parts.kind import TrainingFileKind
from ecpat_training.folder.kind_parts.lists import read_people_list
from ecpat_training.folder.kind_parts.looked_file import Evidence, LookedFile, RecognisedFile
from ecpat_training.words.catalogue.message import Command, phrase
from ecpat_training.words.lists.trainer_headers import TRAINER_FIELD_OF
from ecpat_training.words.lists.unused_files import unused_of_header, unused_of_heading
from ecpat_training.words.matching import letters_key

UNUSED = "no file of a training"
LETTER = "letter"
_WORD_FILES = (".docx", ".odt")
_MAX_BYTES = 20_000_000
_ROWS, _LINES = 8, 5  # rows within which a header stands, and lines within which a paper says what it is
_HEADER, _MOST_HEADERS, _HEADING, _ALONE, _FORM = 3, 3, 5, 1, 5
_WEAK = ("trainers", "calendar", "ties")  # words that lists, agendas and the programme's own files use as well
_ORDER = ("results", "certificates", "points")  # of two that are named as often, the more special one
_NOUNS = {
    "money": "a budget, a bill or a list of expenses",
    "holidays": "days on which somebody is away",
    "seats": "a table of seats",
    "indicators": "a table of indicators or totals",
    "points": "points of a test, and not the answers to it",
    "certificates": "a list of certificates or a certificate that ecpat didn't write",
    "journeys": "a plan of journeys, rooms, tasks or materials",
    "works": "a work plan or a list of addresses or books",
    "questionnaire": "a questionnaire, and not the answers to it",
    "results": "results, and not the answers of each person",
    "trainers": "a list of trainers in another form than that of `trainers.xlsx`",
    "calendar": "a calendar of trainings or events in another form than that of `series.xlsx`",
    "ties": "who knows whom, in another form than that of the programme's network sheets",
    "note": "a note, a plan or a report",
    "minutes": "minutes of a meeting as a text",
    LETTER: "a letter, a mail or an invitation",
    "form": "answers to other questions than the questionnaire's, or to a translation that it doesn't have",
}


class Unused(TrainingFileKind):
    """A paper or a table that no training keeps."""

    name = UNUSED
    place = 140
    endings = tuple(dict.fromkeys((*LISTS, *TEXTS, ".eml")))
    order = 95

    def recognise(self, file: LookedFile) -> RecognisedFile | None:
        """By the line at its beginning, the headers of its columns, or the platform whose form it was."""
        rows, lines = _contents(file)
        heading = next(((name, line) for line in lines if (name := unused_of_heading(line))), None)
        headers_by_row = ([(name, text) for text in row if (name := unused_of_header(text))] for row in rows[:_ROWS])
        headers = max(headers_by_row, key=len, default=[])
        strong = [header for header in headers if header[0] not in _WEAK]
        # `City Police` alone is no town, and a list of what trainers can teach may be the programme's own.
        weak = headers if len(headers) > 1 or not any(" " in text for _, text in headers) else []
        if sum(letters_key(text) in TRAINER_FIELD_OF for row in rows[:_ROWS] for text in row) > 1:
            weak = []
        contents_counts = Counter(name for name, _ in strong or weak)
        if heading:
            if heading[0] == LETTER and _names_people(file):
                return None
            weight = _ALONE if heading[0] in _WEAK else _HEADING
            name, signs = heading[0], [Evidence(weight, f"{quote_headers([heading[1]])} stands over it")]
        elif contents_counts:
            name = max(contents_counts, key=lambda name: (contents_counts[name], name in _ORDER))
            header_texts = [text for cell_name, text in headers if cell_name == name]
            weight = _HEADER * min(len(strong), _MOST_HEADERS) if strong else 0
            signs = [Evidence(weight, quote_headers(header_texts))]
        elif file.ending in LISTS and (form := _describe_other_form(file)):
            name, signs = "form", [Evidence(_FORM, form)]
        else:
            return None
        if not heading and contents_counts and read_people_list(file) is None:
            signs.append(Evidence(_ALONE, "no list of people"))
        noun = _NOUNS[name]
        reason = f"{noun} ({signs[0].because})"
        return RecognisedFile(UNUSED, reason, weight=0, evidence=tuple(signs), question=_explain_unused(name))


def _explain_unused(name: str) -> str:
    """Why such a file is placed nowhere, and what to do where something of it is kept."""
    noun = _NOUNS[name]
    if name == "minutes":
        command = Command("event minutes", "ID")
        return phrase("{noun}: fill in the workbook that {command} writes", noun=noun, command=command)
    if name == "form":
        text = "none of its questions is worded as in the questionnaire; if it is a translation, write that into {file}"
        return phrase(text, file="`instrument.yaml`")
    return phrase("no training keeps a file such as {noun}", noun=noun)


def _contents(file: LookedFile) -> tuple[list[list[str]], list[str]]:
    """The first rows of each table of a file as texts, and the lines that may say what the whole is."""
    from ecpat_training.agenda.reading.word import word_grids

    if file.ending in _WORD_FILES:
        with suppress(EcpatError):
            data = read_bytes(file.path, _MAX_BYTES)
            grids, lines, _ = word_grids(data, display_name(file.path), opendocument=file.ending == ".odt")
            return [row for grid in grids for row in grid.texts[:_ROWS]], [line.text for line in lines[:_LINES]]
        return [], []
    if file.ending in (".md", ".eml") or (file.ending == ".txt" and not _is_table(file)):
        data = read_bytes(file.path, _MAX_BYTES)
        text = text_of_mail(data) if file.ending == ".eml" else (decode_utf(data, file.path.name) or ("",))[0]
        return [], [line.strip("#* ") for line in text.splitlines() if line.strip()][:_LINES]
    rows = [[as_text(cell) for cell in row if as_text(cell)] for row in file.table.rows[: 2 * _ROWS]]
    filled_rows = [row for row in rows if row]
    return filled_rows, [row[0] for row in filled_rows[:_LINES] if len(row) == 1]


def _names_people(file: LookedFile) -> bool:
    from ecpat_training.roster.reading.draft import can_be_drafted
    from ecpat_training.roster.reading.file import ListFile

    return bool(can_be_drafted(ListFile(file.path)))


def _is_table(file: LookedFile) -> bool:
    try:
        return max(map(len, file.table.rows), default=0) > 1 and file.roster is not None
    except EcpatError:
        return False


def _describe_other_form(file: LookedFile) -> str:
    """That a table is an export of a form none of whose questions is one of the questionnaire; "" of others."""
    _, matched_items, items = file.inspected
    if not file.form or not items or matched_items or read_people_list(file) is not None:
        return ""
    return f"an export of {file.form}, with a column for none of the questionnaire's {items} items"


kind = Unused()
