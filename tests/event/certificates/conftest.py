"""The commands run in a folder of the test's own, with private keys beside it."""

import pytest

from tests.commands.conftest import ecpat, folder

__all__ = ["ecpat", "folder"]


@pytest.fixture(autouse=True)
def _keys(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECPAT_KEYS", str(tmp_path_factory.mktemp("private")))
