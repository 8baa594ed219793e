"""The two kinds of office files that are zip files of XML: what messages call them, and what to open them with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Office:
    """How one speaks of a kind of file; `code` begins the codes of findings about it."""

    noun: str
    code: str
    program: str
    ending: str

    @property
    def save_again(self) -> str:
        """What to do about a damaged one."""
        return f"Please open it in {self.program} or LibreOffice and save it again, or ask for it again."

    @property
    def save_anew(self) -> str:
        """What to do about one that was refused."""
        return f"Please open it in {self.program} or LibreOffice and save it as a new {self.ending}, if you trust it."


WORKBOOK = Office("workbook", "workbook", "Excel", ".xlsx")
DOCUMENT = Office("document", "word", "Word", ".docx")
