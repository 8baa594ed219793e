"""What all visits of a server share."""

from dataclasses import dataclass, field

from ecpat_training.serve.jobs.job import Jobs
from ecpat_training.serve.model.site import Site
from ecpat_training.serve.showing.documents import StyleSheets
from ecpat_training.serve.visits.known import Known
from ecpat_training.serve.writing.history import History


@dataclass(frozen=True)
class Desk:
    """The site, the work that goes on, the style sheets of documents, what is known of the folder, and what was
    changed in it on pages."""

    site: Site
    jobs: Jobs = field(default_factory=Jobs)
    sheets: StyleSheets = field(default_factory=StyleSheets)
    known: Known = field(default_factory=Known)
    history: History = field(default_factory=History)
