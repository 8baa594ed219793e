"""A file that can't be used, said together with what is wrong with the participant list."""

from ecpat_training.commands.failures import together, unreadable
from ecpat_training.core.errors import EcpatError
from ecpat_training.roster.reading.file import ListFile


def with_list(failure: EcpatError, list_: ListFile | None) -> EcpatError:
    """The failure over another file, and what keeps the participant list, if there is one, from being read as well."""
    if list_ is None:
        return failure
    return together([failure, *unreadable([(list_.path, list_.sheet)], encoding=list_.encoding)])
