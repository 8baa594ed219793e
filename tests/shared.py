"""Real material beside the repository, where it is there: tests draw more cases from it, and stand without it."""

from pathlib import Path

_BESIDE = Path(__file__).resolve().parents[2] / "shared"
SHARED: Path | None = _BESIDE if _BESIDE.is_dir() else None
