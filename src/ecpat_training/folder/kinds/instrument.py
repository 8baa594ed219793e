"""A questionnaire, which belongs beside the trainings and is never copied over the one that is there."""

from ecpat_training.commands.training_files import TRAININGS
from ecpat_training.folder.kind_parts.kind import TrainingFileKind
from ecpat_training.folder.kind_parts.looked_file import YAML, LookedFile, RecognisedFile


class InstrumentFile(TrainingFileKind):
    """A questionnaire."""

    name = "instrument"
    place = 130
    endings = YAML
    order = 90
    refusal = f"it belongs beside {TRAININGS}, where there is one already"

    def recognise(self, file: LookedFile) -> RecognisedFile | None:
        """By its keys."""
        if not {"instrument", "scales"} <= file.keys.keys():
            return None
        return RecognisedFile("instrument", "it has the keys of a questionnaire, `instrument` and `scales`")


kind = InstrumentFile()
