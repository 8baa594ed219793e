"""A chart of a report as a picture."""

from dataclasses import dataclass
from pathlib import Path

from ecpat_training.documents.document import Chart
from ecpat_training.notebook.paths import AnyPath, output_path


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
