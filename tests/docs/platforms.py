"""`docs/reference/platforms.md`: the survey platforms that are known, from the modules that read them."""

from ecpat_training.core import registry
from ecpat_training.survey import platforms
from tests.docs.markdown import MADE, joined, table

_HEAD = """\
# Survey platforms

What each platform exports is told by its columns, whatever the file is called. [Exports that were
tried](../explanation/platforms.md) say how far that goes; `ecpat survey inspect FILE` says what a file is."""


def page() -> str:
    """The page: a row a platform, and what its reader rests on."""
    modules = [registry.load(platforms, name) for name in registry.members(platforms)]
    rows = sorted(((module.NAME, module.RESTS_ON) for module in modules), key=lambda row: row[0].casefold())
    return joined((_HEAD, MADE, table(("Platform", "Its reader rests on"), rows)))
