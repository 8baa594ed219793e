"""A folder with the lists of two years, which tests stand in."""

import shutil
from pathlib import Path

import pytest

from tests.donor.material import two_years


@pytest.fixture(scope="session")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files, made once."""
    folder = tmp_path_factory.mktemp("two-years")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        two_years(folder)
    return folder


@pytest.fixture
def folder(laid: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of them for a test."""
    shutil.copytree(laid, tmp_path / "years")
    monkeypatch.chdir(tmp_path / "years")
    return tmp_path / "years"
