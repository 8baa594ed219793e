"""What a workflow delivers, caught for a page: nothing of it goes to a terminal, and files only where they may."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ecpat_training.commands.deliver import Delivery
from ecpat_training.core.finding import Finding
from ecpat_training.documents.document import Document
from ecpat_training.files.writing import Content, bytes_of
from ecpat_training.serve.safety.inside import require_inside


@dataclass(frozen=True)
class CapturedDelivery(Delivery):
    """A delivery to a page.

    Whoever only looks at something gives no `folder`: files are then held in `held`, by their names, and nothing is
    written; `out` names what is to be downloaded. With a `folder` files are written as the command writes them, if
    they stand in it; `keeps` is told just before, and may raise where nothing is to be written any more.
    """

    quiet: bool = True
    folder: Path | None = None
    documents: list[Document] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    file_contents: dict[str, bytes] = field(default_factory=dict)
    keeps: Callable[[], None] | None = None

    def check(self, inputs: Iterable[Path | None] = (), renewed: Path | None = None) -> None:
        """Refuses what can't be written; where nothing is, only an ending that nothing writes. See `Delivery.check`."""
        if self.folder is not None:
            super().check(inputs, renewed)
        _ = self.endings

    def show(self, document: Document, narrow: Document) -> None:  # noqa: ARG002 - a page is as wide as it takes
        """Keeps the document."""
        self.documents.append(document)

    def files(
        self,
        files: Mapping[Path, Content],
        *,
        private_files: Collection[Path] = (),
        files_beside: Mapping[Path, bytes] | None = None,
        deleted_files: Collection[Path] = (),
    ) -> list[str]:
        """Holds the files, or writes those of the folder.

        Raises:
            RefusedError: a file stands outside the programme's folder.
            OutputError: a file can't be written.
        """
        if self.folder is None:
            self.file_contents.update({path.name: bytes_of(data) for path, data in files.items()})
            return [path.name for path in files]
        for path in (*files, *(files_beside or {}), *deleted_files):
            require_inside(self.folder, path)
        if self.keeps:
            self.keeps()
        return super().files(files, private_files=private_files, files_beside=files_beside, deleted_files=deleted_files)

    def findings(self, findings: Sequence[Finding]) -> None:
        """Keeps the remarks."""
        self.remarks.extend(findings)

    def say(self, message: str) -> None:
        """Keeps the line."""
        self.lines.append(message)
