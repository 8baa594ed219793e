"""`datapackage.json`: what a merged folder was written with, file by file, so that damage on the way is seen
(Frictionless Data Package 1.0)."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from pydantic import BaseModel, ConfigDict, ValidationError

from ecpat_training.documents.formats.json import canonical

ENVELOPE = "datapackage.json"
_NAME = "ecpat-folder"
_NOT_IN_NAMES = re.compile(r"[^a-z0-9._-]+")


class _Resource(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)
    path: str
    hash: str


class _Package(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)
    name: str
    resources: list[_Resource]


def envelope_bytes(files: Mapping[str, bytes]) -> bytes:
    """The envelope of files, by their paths: the same files give the same bytes."""
    resources = [
        {
            "name": _resource_name(path),
            "path": path,
            "format": PurePosixPath(path).suffix.lower().lstrip("."),
            "bytes": len(files[path]),
            "hash": f"sha256:{hashlib.sha256(files[path]).hexdigest()}",
        }
        for path in sorted(files)
    ]
    return canonical({"name": _NAME, "profile": "data-package", "resources": resources})


def _resource_name(path: str) -> str:
    """A name as the standard wants it, another for each path."""
    return f"{_NOT_IN_NAMES.sub('-', path.lower()).strip('-')}-{hashlib.sha256(path.encode()).hexdigest()[:8]}"


def read_envelope(data: bytes) -> dict[str, str] | None:
    """The hash of each file by its path; None where it isn't one of ours."""
    try:
        package = _Package.model_validate_json(data)
    except ValidationError:
        return None
    return {resource.path: resource.hash for resource in package.resources} if package.name == _NAME else None


def differing(envelope: Mapping[str, str], files: Mapping[str, bytes]) -> tuple[list[str], list[str]]:
    """(files whose bytes are not as the envelope says, files that are missing), by their paths."""
    changed_files = [
        path
        for path, expected_hash in sorted(envelope.items())
        if path in files and expected_hash != f"sha256:{hashlib.sha256(files[path]).hexdigest()}"
    ]
    return changed_files, sorted(set(envelope) - set(files))
