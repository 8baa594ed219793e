"""What pages say of a fault of ours, and of a disk that is full or may not be written to."""

import errno
import os
import traceback
from dataclasses import replace
from pathlib import Path

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.files.disk import disk_finding

_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM)


def fault_of_ours(fault: Exception) -> Finding:
    """A fault, without its text, which may hold names; `ECPAT_DEBUG` prints all of it where the server
    was started. What the disk refuses is told as that, without the place, which may be one for temporary files."""
    if isinstance(fault, OSError) and fault.errno in _DISK:
        return replace(disk_finding(Path(), fault), where=None)
    if os.environ.get("ECPAT_DEBUG"):
        traceback.print_exception(fault)
    message = "this is a fault of ecpat, not of your files."
    hint = "Please report what you did; no file is left half-written."
    return Finding("serve.fault", Severity.ERROR, message, None, hint)
