"""`ecpat demo --json`: the jobs of the demonstration, and how each ended."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoStep:
    """One command as it is typed, the files that it wrote, and its exit code."""

    title: str
    command: str
    files: tuple[str, ...]
    exit_code: int


@dataclass(frozen=True, slots=True)
class DemoResult:
    """Everything that was run in one folder, over these example files."""

    folder: str
    examples: tuple[str, ...]
    jobs: tuple[DemoStep, ...]
