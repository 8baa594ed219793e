"""The programme's own file, which belongs beside the trainings and is never copied over the one that is there."""

from ecpat_training.commands.training_files import TRAININGS
from ecpat_training.folder.kind_parts.kind import TrainingFileKind
from ecpat_training.folder.kind_parts.looked_file import YAML, LookedFile, RecognisedFile


class ProgrammeFile(TrainingFileKind):
    """The programme's own file."""

    name = "programme"
    place = 120
    endings = YAML
    order = 80
    refusal = f"it belongs beside {TRAININGS}, where there is one already"

    def recognise(self, file: LookedFile) -> RecognisedFile | None:
        """By its keys."""
        if not {"programme", "manual"} <= file.keys.keys():
            return None
        return RecognisedFile("programme", "it has the keys of a programme, `programme` and `manual`")


kind = ProgrammeFile()
