"""What all visits of a server share."""

from dataclasses import dataclass, field

from ecpat_training.serve.jobs.job import Jobs
from ecpat_training.serve.model.site import Site
from ecpat_training.serve.showing.documents import StyleSheets
from ecpat_training.serve.visits.folder_cache import FolderCache
from ecpat_training.serve.visits.tray import Tray
from ecpat_training.serve.writing.history import History


@dataclass(frozen=True)
class Desk:
    """The site, work that goes on, style sheets of documents, what was dropped, what is known of the folder, and what
    was changed in it on pages."""

    site: Site
    jobs: Jobs = field(default_factory=Jobs)
    sheets: StyleSheets = field(default_factory=StyleSheets)
    tray: Tray = field(default_factory=Tray)
    known: FolderCache = field(default_factory=FolderCache)
    history: History = field(default_factory=History)
