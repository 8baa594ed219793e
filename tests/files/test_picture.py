"""A logo carries nothing but its picture."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.core.errors import InputError
from ecpat_training.files.picture import read_picture
from tests.pictures import chunk, png


def test_where_and_when_a_logo_was_made_stays_out(tmp_path: Path) -> None:
    told = chunk(b"tEXt", b"Author\0Ana Example") + chunk(b"eXIf", b"41.33 N") + chunk(b"tIME", b"\7\325\6\20\11\0\0")
    path = tmp_path / "logo.png"
    path.write_bytes(png(more=told) + b"and more behind its end")
    assert read_picture(path) == png()


@given(st.binary(max_size=60), st.integers(0, 90))
def test_whatever_it_holds_it_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "noise.png"
    path.write_bytes(png()[:at] + noise + png()[at:])
    with contextlib.suppress(InputError):
        assert read_picture(path).startswith(png()[:8])
