"""What `ecpat survey build` can build of a questionnaire, a kind a file, found by file name.

Each has `TITLE`, what people call it; `ENDINGS`, the endings of its files; `ONE_LANGUAGE`, whether
a file is in one language alone; `misfits(form, names)`, what of the
questionnaire it can't carry; and `build(job)`, the files. The file `google_forms.py` is the kind `google-forms`.
"""

import sys
from types import ModuleType

from ecpat_training.core import registry


def kinds() -> list[str]:
    """What can be built, as one writes it."""
    return [name.replace("_", "-") for name in registry.members(sys.modules[__name__])]


def module_of(form_kind: str) -> ModuleType:
    """The module that builds a kind.

    Raises:
        LookupError: no kind of form has this name.
    """
    return registry.load(sys.modules[__name__], form_kind.replace("-", "_"))
