"""What the trainers learnt, in their own words. Only a person can say that a text is one."""

from datetime import date
from pathlib import Path

from ecpat_training.commands.training_files import DEBRIEF
from ecpat_training.folder.kind_parts.doubts import find_doubt
from ecpat_training.folder.kind_parts.kind import Column, FileReading, TrainingFileKind
from ecpat_training.folder.kind_parts.reading import ReadingContext
from ecpat_training.folder.kind_parts.timing import WEEK, StepProgress, after, step
from ecpat_training.folder.model.board import BoardStep
from ecpat_training.folder.model.contents import TrainingContents
from ecpat_training.folder.model.facts import FileFacts
from ecpat_training.words.catalogue.message import Command, phrase, sentences

_MAX_BYTES = 64 << 20  # bytes
_WORDS = 20  # fewer are a heading and no debrief


def debrief_step(contents: TrainingContents, board_date: date) -> BoardStep:
    """Whether the trainers wrote down what they learnt."""
    window, found_file = after(contents.end, 1, WEEK), contents.files.get(DEBRIEF)
    if found_file is None:
        instruction = sentences("ask the trainers;", phrase("{command} writes the form", command=Command("plan print")))
        return step("debrief", window, board_date, StepProgress(False, False, "none", instruction))
    if problem := find_doubt(DEBRIEF, found_file):
        return step("debrief", window, board_date, StepProgress(False, True, *problem))
    if found_file.facts.people < _WORDS:
        return step(
            "debrief", window, board_date, StepProgress(False, True, "hardly anything is written", "ask the trainers")
        )
    return step("debrief", window, board_date, StepProgress(True, True, "written"))


class Debrief(TrainingFileKind):
    """A Word file or a text."""

    name = "debrief"
    place = 80
    files = (DEBRIEF,)
    readings = (FileReading(DEBRIEF),)
    columns = (Column("debrief", 120, "Debrief", debrief_step, "all"),)

    def facts(self, path: Path, context: ReadingContext) -> FileFacts:
        """How many words are written."""
        from xml.parsers.expat import ExpatError

        from ecpat_training.files.opening import decode_utf, read_bytes
        from ecpat_training.files.word.gate import MOST_XML, open_word
        from ecpat_training.files.word.opendocument import open_opendocument, opendocument_text
        from ecpat_training.files.word.text import TooLongError, main_part, word_text

        data = read_bytes(path, _MAX_BYTES)
        try:
            if path.suffix.lower() == ".docx":
                archive = open_word(data, path.name)
                blocks = word_text(archive.read_part(main_part(archive), MOST_XML)).blocks
            elif path.suffix.lower() == ".odt":
                blocks = opendocument_text(open_opendocument(data, path.name)).blocks
            else:
                blocks = [(decode_utf(data, path.name) or ("",))[0]]
        except (TooLongError, ExpatError, ValueError):
            return FileFacts(code="input.unreadable")
        words = sum(len(_text(block).split()) for block in blocks)
        return FileFacts(people=words)


def _text(block: object) -> str:
    if isinstance(block, str):
        return block
    rows = getattr(block, "rows", ())
    return " ".join(text for row in rows for cell in row for text in cell.paragraphs)


kind = Debrief()
