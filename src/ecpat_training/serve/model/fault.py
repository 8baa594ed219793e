"""What pages say of a fault of ours."""

import os
import traceback

from ecpat_training.core.finding import Finding, Severity


def fault_of_ours(fault: Exception) -> Finding:
    """A fault, without its text, which may hold names; `ECPAT_DEBUG` prints all of it where the server
    was started."""
    if os.environ.get("ECPAT_DEBUG"):
        traceback.print_exception(fault)
    what = "this is a fault of ecpat, not of your files."
    hint = "Please report what you did; no file is left half-written."
    return Finding("serve.fault", Severity.ERROR, what, None, hint)
