"""A table by its columns: those that are not shown are not asked for, and those without a value may be left out."""

from ecpat_training.documents.columns import Column, interval_column, table_of
from ecpat_training.documents.document import ReportColumn, ReportTable
from ecpat_training.stats.estimate import Estimate

LENGTHS = Column("Letters", len, "count")


def test_head_and_value_of_each_column_stand_together() -> None:
    table = table_of(
        "Words", ("one", "three"), [Column("Word", str.upper, width=2.0), LENGTHS], "All.", tones=("good", "bad")
    )
    heads = (ReportColumn("Word", width=2.0), ReportColumn("Letters", "count"))
    assert table == ReportTable("Words", heads, (("ONE", 3), ("THREE", 5)), "All.", ("good", "bad"))


def test_what_is_not_shown_is_not_asked_for() -> None:
    columns = [Column("Word", str), Column("Never", lambda word: word[99], shown=False)]
    assert table_of("Words", ("one",), columns) == ReportTable("Words", (ReportColumn("Word"),), (("one",),))


def test_a_column_without_a_value_in_any_row_is_left_out_of_a_filled_table() -> None:
    estimates = (Estimate("mean", 1.0, 0.5, 1.5), Estimate("mean", 2.0))
    columns = [
        Column("Mean", lambda estimate: estimate.value, "0.0"),
        interval_column("Interval", lambda estimate: estimate),
        Column[Estimate]("Nothing", lambda _: None),
    ]
    filled = table_of("t", estimates, columns, only_filled=True, missing="not shown")
    assert [column.title for column in filled.columns] == ["Mean", "Interval"]
    assert filled.rows == ((1.0, (0.5, 1.5)), (2.0, "not shown"))


def test_what_stands_where_there_is_no_interval() -> None:
    without = interval_column("Interval", lambda estimate: estimate, missing="none")
    assert without.value(Estimate("mean", 2.0)) == "none"
    assert without.value(Estimate("mean", 1.0, 0.5, 1.5)) == (0.5, 1.5)
