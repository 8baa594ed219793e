"""Where something stands in a person's file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file, as a person finds it: `programme.yaml:14:9` or `roster.xlsx!Sheet1!C14`.

    `line` and `column` count from 1; `cell` is the spreadsheet's own name of the cell (`C14`), or its row (`row 14`).
    """

    file: str
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        if self.sheet is not None or self.cell is not None:
            return "!".join(part for part in (self.file, self.sheet, self.cell) if part)
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)

    @property
    def place_in_file(self) -> str:
        """The place within its file, as one says it: `C14`, `row 14`, `line 14`; empty for the file as a whole."""
        return self.cell or ("" if self.line is None else f"line {self.line}")

    @property
    def row(self) -> int:
        """The number of its line or row, 0 for the file as a whole."""
        digit_text = "".join(filter(str.isdigit, self.cell or ""))
        return self.line or int(digit_text or 0)


def cell_name(row: int, column: int) -> str:
    """The spreadsheet's name of a cell; `row` and `column` count from 0: (0, 0) is A1, (13, 27) is AB14."""
    return f"{column_letters(column)}{row + 1}"


def column_letters(column: int) -> str:
    """The spreadsheet's letters of a column that counts from 0: 0 is A, 25 is Z, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, remainder = divmod(column - 1, 26)
        letters = chr(ord("A") + remainder) + letters
    return letters
