"""The commands run in a folder of the test's own, with private keys beside it."""

from tests.event.certificates.conftest import _keys, ecpat, folder

__all__ = ["_keys", "ecpat", "folder"]
