"""The parts of a workbook that is added to: looked up by their relations, changed in memory, written as a new file."""

import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from ecpat_training.core.errors import InputError
from ecpat_training.core.location import Location
from ecpat_training.files.archive import always_the_same
from ecpat_training.files.workbook.zip import describe_error
from ecpat_training.words.catalogue.message import Option, phrase, sentences

if TYPE_CHECKING:
    from lxml.etree import _Element

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = f"{{{_PACKAGE}/relationships}}"
_TYPES = f"{{{_PACKAGE}/content-types}}"
_NO_RELATIONS = f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()
CONTENT_TYPES = "[Content_Types].xml"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def parsed(data: bytes, *, forgiving: bool = False) -> "_Element":
    """An XML part as a tree; nothing is expanded or fetched. Old drawings of comments are often no clean XML, and are
    read as far as they go.

    Raises:
        XMLSyntaxError, ValueError: there is no such tree.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=forgiving, huge_tree=True)
    root: _Element | None = etree.fromstring(data, parser)
    if root is None:  # of nothing that is an element the forgiving parser makes nothing
        raise ValueError("a part without an element")
    return root


def serialize_part(root: "_Element") -> bytes:
    """A tree as an XML part."""
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


@contextmanager
def damaged_parts(file: str) -> Iterator[None]:
    """Says of a workbook with a part that isn't what it should be that it can't be marked; its list may be read all the
    same, since reading needs less.

    Raises:
        InputError: a part is missing, is no XML, or lacks what is referred to.
    """
    from lxml import etree

    try:
        yield
    except (etree.LxmlError, LookupError, ValueError, StopIteration, BadZipFile) as error:
        raise InputError.because(
            "workbook.not-markable",
            f"the workbook is damaged and can't be marked{describe_error(error)}.",
            location=Location(file),
            hint=sentences(
                "Please open it in Excel or LibreOffice and save it again;",
                phrase("or leave {option} out.", option=Option("--mark")),
            ),
        ) from error


def _of_kind(root: "_Element", name: str) -> "_Element":
    """A part's tree, whose first element must be this.

    Raises:
        ValueError: it is another.
    """
    if root.tag != name:
        raise ValueError(f"{name} was expected")
    return root


class PackageParts:
    """All parts of a workbook that has passed its gate."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as archive:
            self._parts = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
        self._names = {name.lower(): name for name in self._parts}
        self._types = _of_kind(parsed(self[CONTENT_TYPES]), f"{_TYPES}Types")
        for kind in self._types.iter(f"{_TYPES}Override"):
            if kind.get("PartName", "").lower() == "/xl/workbook.xml":
                kind.set("ContentType", _WORKBOOK)  # also of a template, or of a workbook whose macros are gone

    def __getitem__(self, name: str) -> bytes:
        return self._parts[self._names[name.lower()]]

    def __setitem__(self, name: str, data: bytes) -> None:
        self._parts[self._names.setdefault(name.lower(), name)] = data

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    def get(self, name: str, default_content: bytes) -> bytes:
        """A part, or other bytes where there is none."""
        return self._parts.get(self._names.get(name.lower(), name), default_content)

    def find_free_name(self, pattern: str) -> str:
        """A name that no part has: `xl/ecpat-remarks{}.xml` with the lowest number."""
        return next(name for number in range(1, 10_000) if (name := pattern.format(number)) not in self)

    def add(self, name: str, data: bytes, content_type: str) -> None:
        """Adds a part of its own type."""
        from lxml import etree

        self[name] = data
        etree.SubElement(self._types, f"{_TYPES}Override", PartName=f"/{name}", ContentType=content_type)

    def know_ending(self, ending: str, content_type: str) -> None:
        """Says of which type parts of an ending are, if it isn't said."""
        from lxml import etree

        if all(kind.get("Extension", "").lower() != ending for kind in self._types.iter(f"{_TYPES}Default")):
            default = etree.Element(f"{_TYPES}Default", Extension=ending, ContentType=content_type)
            self._types.insert(0, default)

    def find_related_part(self, part_name: str, relation_kind: str) -> tuple[str, str] | None:
        """(id of the relation, name of the part) of the first part of this kind to which a part refers; None where
        there is none.

        Raises:
            ValueError: the part's list of relations isn't one.
        """
        matches = (
            (id_, name)
            for id_, name, its_kind in self._relations(part_name)
            if its_kind == relation_kind and name in self
        )
        return next(matches, None)

    def target(self, part_name: str, id_: str) -> str:
        """The name of the part to which the relation of this id leads.

        Raises:
            ValueError: the part has no relation of this id within the workbook, or its list of relations isn't one.
        """
        for its_id, name, _ in self._relations(part_name):
            if its_id == id_:
                return name
        raise ValueError(f"{part_name} has no relation of the id {id_}")

    def _relations(self, part_name: str) -> Iterator[tuple[str, str, str]]:
        """Id, part and kind of each relation that stays within the workbook."""
        name = _relations_of(part_name)
        if name not in self:
            return
        for relation in _of_kind(parsed(self[name]), f"{_RELATIONS}Relationships").iter(f"{_RELATIONS}Relationship"):
            if relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                path = (
                    target.lstrip("/")
                    if target.startswith("/")
                    else posixpath.join(posixpath.dirname(part_name), target)
                )
                yield relation.get("Id", ""), posixpath.normpath(path), relation.get("Type", "").rpartition("/")[2]

    def relate(self, part_name: str, relation_kind: str, target_name: str) -> str:
        """Lets a part refer to another; returns the id of the relation."""
        from lxml import etree

        name = _relations_of(part_name)
        root = parsed(self.get(name, _NO_RELATIONS))
        used_ids = {relation.get("Id") for relation in root}
        id_ = next(free for number in range(1, 10_000) if (free := f"rId{number}") not in used_ids)
        etree.SubElement(
            root,
            f"{_RELATIONS}Relationship",
            Id=id_,
            Type=f"{self.relation_types}/{relation_kind}",
            Target=f"/{target_name}",
        )
        self[name] = serialize_part(root)
        return id_

    @property
    def relation_types(self) -> str:
        """How this workbook begins the types of its relations, which differs between the two kinds of the format."""
        root = parsed(self[_relations_of("xl/workbook.xml")])
        kinds = [relation.get("Type", "") for relation in root.iter(f"{_RELATIONS}Relationship")]
        return next(kind for kind in kinds if kind.endswith("/worksheet")).rpartition("/")[0]

    def file(self) -> bytes:
        """The workbook as a file, the same for the same parts."""
        self[CONTENT_TYPES] = serialize_part(self._types)
        buffer = BytesIO()
        with ZipFile(buffer, "w") as archive:
            for name, data in self._parts.items():
                archive.writestr(name, data)
        return always_the_same(buffer.getvalue())


def _relations_of(part_name: str) -> str:
    folder, _, name = part_name.rpartition("/")
    return f"{folder}/_rels/{name}.rels"
