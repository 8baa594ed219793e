"""`ecpat event pack --json`: which files were written, and to whom nothing could be."""

from collections.abc import Sequence

from ecpat_training.commands.public import Public


class PackFile(Public[tuple[str, str, bool]]):
    """A file of the folder; one with `names` holds names of people, and is handed to them or sent to them alone."""

    keys = "file=0 what=1 names=2"


class EventPackResult(Public[Sequence[tuple[str, str, bool]]]):
    """The pack of one event. `people` are those it is for; `without_address` the codes of those to whom no letter could
    be drafted, `not_coming` of those who are out of it."""

    keys = "folder training people half_days files=model without_address not_coming"
    parts = (PackFile,)
    folder: str
    training: str
    people: int
    half_days: Sequence[str]
    without_address: tuple[str, ...]
    not_coming: tuple[str, ...]
