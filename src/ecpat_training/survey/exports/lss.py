"""The structure of a LimeSurvey questionnaire as LimeSurvey saves it (`.lss`): tables of rows in XML."""

from xml.parsers import expat

from ecpat_training.core.errors import InputError, RefusedError
from ecpat_training.core.location import Location
from ecpat_training.words.catalogue.message import phrase

ENDING = ".lss"
MOST_BYTES = 20 << 20
_MOST_ROWS = 100_000

LssTables = dict[str, list[dict[str, str]]]
"""The rows of each table, by its name: `questions`, `subquestions`, `answers`."""


def read_lss(data: bytes, file: str) -> LssTables:
    """The tables of a structure.

    Raises:
        InputError: the bytes are no XML, or hold no structure of a questionnaire.
        RefusedError: the XML declares a document type, or has more rows than a questionnaire has.
    """
    reader = _LssReader(file)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        location = Location(file, line=error.lineno)
        hint = "Please export it again: in LimeSurvey under Display/Export, Survey structure (.lss)."
        raise InputError.because(
            "survey.structure", "this is no structure of a LimeSurvey questionnaire.", location=location, hint=hint
        ) from None
    if "questions" not in reader.tables:
        hint = "Please export the whole survey: in LimeSurvey under Display/Export, Survey structure (.lss)."
        message = "this file has no questions of a LimeSurvey questionnaire."
        raise InputError.because("survey.structure", message, location=Location(file), hint=hint)
    return reader.tables


class _LssReader:
    """Takes rows as they come: `document > table > rows > row > field`."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.tables: LssTables = {}
        self.path: list[str] = []
        self.row: dict[str, str] | None = None
        self.rows = 0

    def doctype(self, *_: object) -> None:
        """No structure has one; with it a few lines could become gigabytes."""
        raise RefusedError.because(
            "survey.structure-unsafe",
            "this file has a document type, which no structure of a questionnaire has.",
            location=Location(self.file),
            hint="Please export it again from LimeSurvey.",
        )

    def start(self, name: str, _: object) -> None:
        """A table, a row or a field begins."""
        self.path.append(name)
        if len(self.path) == 4 and name == "row":
            self.row = {}
            self.rows += 1
            if self.rows > _MOST_ROWS:
                message = phrase("this file has more than {rows:,} rows, and no questionnaire has.", rows=_MOST_ROWS)
                raise RefusedError.because("survey.structure-unsafe", message, location=Location(self.file))

    def text(self, text: str) -> None:
        """The text of a field, which may come in pieces."""
        if self.row is not None and len(self.path) == 5:
            self.row[self.path[4]] = self.row.get(self.path[4], "") + text
        elif self.path[1:2] == ["languages"] and len(self.path) == 3 and text.strip():
            self.tables.setdefault("languages", []).append({"language": text.strip()})

    def end(self, _: str) -> None:
        """What began last ends."""
        if len(self.path) == 4 and self.row is not None:
            self.tables.setdefault(self.path[1], []).append(self.row)
            self.row = None
        self.path.pop()
