"""Data for statistics programs are written a table at a time: all answers of many people at once are gigabytes."""

import weakref
from collections.abc import Iterator

import pandas

from ecpat_training.effect.data.data_folder import data_csv


def test_each_table_is_gone_before_the_next_is_made_and_the_header_stands_once() -> None:
    still_there: list[bool] = []

    def tables() -> Iterator[pandas.DataFrame]:
        for item in ("k1", "k2"):
            table = pandas.DataFrame({"person": ["P001", "P002"], "item": item, "answer": ["=1+1", None]})
            seen = weakref.ref(table)
            yield table
            del table
            still_there.append(seen() is not None)

    written = data_csv(tables()).decode("utf-8-sig")
    assert written.splitlines() == [
        '"person","item","answer"',
        *(
            f'"{person}","{item}","{answer}"'
            for item in ("k1", "k2")
            for person, answer in (("P001", "'=1+1"), ("P002", ""))
        ),
    ]
    assert still_there == [False, False]
