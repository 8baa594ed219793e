"""Which questionnaire a programme and its trainings have. The example that a new folder begins with counts as none
until somebody changes it: nobody chose its questions. A line that names it uses it as it is."""

from pathlib import Path

from ecpat_training.commands.training_files import folder_of
from ecpat_training.core.shipped import shipped
from ecpat_training.core.text import visible
from ecpat_training.files.opening import is_file
from ecpat_training.words.catalogue.message import Message, phrase

FILE = "instrument.yaml"
EXAMPLE = "instruments/nine-chapters-two-forms.yaml"
"""The questionnaire among the shipped programmes that a new folder begins with."""
STILL_EXAMPLE_TEXT = "still the example, which counts as none; name it to use it as it is"
"""What a line is told of an example that lies where its questionnaire was looked for."""
_FOR_EDITORS = "# yaml-language-server:"
"""The first line that `ecpat init` puts before a shipped file."""
_MOST_BYTES = 1_000_000


def find_chosen(folder: Path) -> Path | None:
    """The questionnaire in a folder; None where there is none, or only the untouched example."""
    file = folder / FILE
    return file if is_file(file) and not is_untouched_example(file) else None


def find_example(folder: Path) -> Path | None:
    """The untouched example in a folder, which counts as no questionnaire; None where there is none."""
    file = folder / FILE
    return file if is_file(file) and is_untouched_example(file) else None


def programme_instrument(programme: Path) -> Path | None:
    """The questionnaire beside a programme's file; None where there is none, or only the untouched example."""
    return find_chosen(_folder(programme))


def find_own_instrument(programme: Path, training: str) -> Path | None:
    """The questionnaire in the folder of a training, which asks otherwise than the programme's; None where there is
    none, or only the untouched example."""
    return find_chosen(folder_of(programme, training)) if _is_name(training) else None


def instrument_of(programme: Path, training: str) -> Path | None:
    """The training's own questionnaire, else that of the programme; None where there is neither."""
    return find_own_instrument(programme, training) or programme_instrument(programme)


def example_of(programme: Path, training: str = "") -> Path | None:
    """The untouched example that lies where the questionnaire of a training, or of a programme, is looked for."""
    own = find_example(folder_of(programme, training)) if _is_name(training) else None
    return own or find_example(_folder(programme))


def untouched_example_message(example: Path | str) -> Message:
    """That a file is the untouched example, and so no questionnaire."""
    return phrase(
        "{file} is still the example that a new folder begins with, which counts as none.", file=visible(str(example))
    )


def is_untouched_example(instrument: Path) -> bool:
    """Whether a questionnaire is the one that a new folder begins with, to the letter: nobody has made it their own
    yet."""
    try:
        if instrument.stat().st_size > _MOST_BYTES:
            return False
        text = instrument.read_text("utf-8", errors="replace")
    except OSError:  # whoever reads it says why it can't be read
        return False
    content = text.partition("\n")[2] if text.startswith(_FOR_EDITORS) else text
    return content == (shipped("programmes") / EXAMPLE).read_text("utf-8")


def _folder(programme: Path) -> Path:
    return programme if programme.is_dir() else programme.parent


def _is_name(training: str) -> bool:
    """Whether an id can be a folder's name: `../x` or a hidden name must lead nowhere."""
    return bool(training) and Path(training).name == training and not training.startswith(".")
