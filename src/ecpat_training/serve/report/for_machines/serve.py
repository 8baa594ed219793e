"""`ecpat serve --json`: what was served, told when it has ended; never the secret of its address."""

from dataclasses import dataclass

from ecpat_training.core.text import visible
from ecpat_training.serve.model.site import Site


@dataclass(frozen=True, slots=True)
class ServeResult:
    """The folder, the port on this machine, and whether it could only be read."""

    folder: str
    port: int
    read_only: bool


def result(site: Site, port: int) -> ServeResult:
    """What was served."""
    return ServeResult(visible(site.folder.name), port, site.read_only)
