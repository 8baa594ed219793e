"""A pair of files that are written together."""

from pathlib import Path

from ecpat_training.files.writing import write_all

OLD = {"keys.xlsx": b"old keys", "data.xlsx": b"old data"}
NEW = {"keys.xlsx": b"new keys" * 999, "data.xlsx": b"new data" * 999}


def pair(folder: Path) -> object:
    return write_all(
        {folder / name: data for name, data in NEW.items()}, force=True, private_paths=[folder / "keys.xlsx"]
    )


def prepared(folder: Path, files: dict[str, bytes]) -> Path:
    """A folder with these files."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder
