"""`ecpat serve --json`: what was served, told when it has ended; never the secret of its address."""

from ecpat_training.commands.public import Public
from ecpat_training.core.text import visible
from ecpat_training.serve.model.site import Site


class ServeResult(Public[Site]):
    """The folder, the port on this machine, and whether it could only be read."""

    keys = "folder=folder_name port read_only"
    port: int

    def folder_name(self) -> str:
        return visible(self.model.folder.name)
