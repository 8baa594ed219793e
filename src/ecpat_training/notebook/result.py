"""What every function for notebooks returns: a report that shows itself, tells its findings and can be saved; and its
charts as pictures."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.commands.deliver import Delivery
from ecpat_training.core.finding import Finding, sort_findings
from ecpat_training.documents.document import Chart, Document
from ecpat_training.documents.outputs import render
from ecpat_training.notebook.paths import AnyPath, output_path

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True, repr=False)
class Figure:
    """A chart of a report. A notebook shows it where it is the last line of a cell."""

    _chart: Chart

    @property
    def title(self) -> str:
        """What stands above it."""
        return self._chart.title

    @property
    def alt(self) -> str:
        """The same in words, for those who can't see it."""
        return self._chart.alt

    @property
    def svg(self) -> str:
        """The picture as SVG; its text is text."""
        from ecpat_training.documents.charts.picture import svg

        return svg(self._chart).decode()

    @property
    def png(self) -> bytes:
        """The picture as PNG, 200 dots an inch."""
        from ecpat_training.documents.charts.picture import png

        return png(self._chart)[0]

    def save(self, path: AnyPath, *, force: bool = False) -> Path:
        """Writes the picture into a file and returns its path; the ending is `.svg` or `.png`.

        Raises:
            ValueError: another ending.
            EcpatError: the file is there already and `force` isn't set, or it can't be written.
        """
        from ecpat_training.files.writing import write_file

        target = output_path(path)
        pictures = {".svg": lambda: self.svg.encode(), ".png": lambda: self.png}
        if target.suffix.lower() not in pictures:
            raise ValueError(f"{target.name}: a picture is written as .svg or .png. Please use one of these endings.")
        return write_file(target, pictures[target.suffix.lower()](), force=force)

    def _repr_svg_(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return f"Figure({self.title!r})"


# A page has styles of its own, which must not reach the notebook around it: so it stands in a frame, without scripts.
_FRAME = (
    '<iframe sandbox title="{title}" srcdoc="{page}" style="width: 100%; height: 40em; border: 1px solid #ccc; '
    'resize: vertical; background: white"></iframe>'
)


class NotebookResult(ABC):
    """A report. A notebook shows it as the web page that the command writes."""

    @property
    @abstractmethod
    def headline(self) -> str:
        """The result in one line."""

    @abstractmethod
    def to_frame(self) -> "pandas.DataFrame":
        """The figures as a table of pandas."""

    @abstractmethod
    def _document(self) -> Document:
        """What the report says."""

    @abstractmethod
    def _findings(self) -> Sequence[Finding]:
        """All that was noted, in any order."""

    def _data(self) -> Mapping[str, object] | None:
        """What `.json` holds, where it is more than the document."""
        return None

    def _inputs(self) -> Sequence[Path]:
        """The files that it was made from, over which nothing is written."""
        return ()

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What was guessed, left out or needs a person, in the order of the files: each with `code`, `severity`,
        `where` (the file's line or cell), `message` and `hint`; as text, `str(finding)`."""
        return tuple(sort_findings(dict.fromkeys(self._findings())))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The charts of the report, in its order."""
        return tuple(Figure(block) for block in self._document().blocks if isinstance(block, Chart))

    def save(self, path: AnyPath, *, force: bool = False) -> Path:
        """Writes the report into a file, in the format that its ending asks for, and returns the file's path.

        Every report can be `.html`, `.docx`, `.xlsx`, `.json` and `.txt`, the same as the command writes.

        Args:
            path: where to; folders that aren't there are made.
            force: whether a file that is there may be replaced. A file that the report was made from never is.

        Raises:
            EcpatError: nothing writes such an ending; the file is there already, or can't be written.
        """
        target = output_path(path)
        delivery = Delivery([str(target)], force, quiet=True, more_endings=self._more_endings())
        delivery.check(self._inputs())
        self._deliver(delivery)
        return target

    def _more_endings(self) -> tuple[str, ...]:
        """The endings that this report alone has."""
        return ()

    def _deliver(self, delivery: Delivery) -> None:
        data = self._data() if delivery.writes(".json") else None
        delivery.document(self._document(), data=data)

    def _repr_html_(self) -> str:
        document = self._document()
        page = render(document, Path("report.html")).decode()
        return _FRAME.format(title=escape(document.title), page=escape(page))

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.headline}>"
