"""Coverage listens to every line that runs, of libraries as well, and throws away what isn't ours: before Python 3.12
that doubles what they take. Here it doesn't listen while a library is at work that never calls us."""

import functools
import importlib
import inspect
import sys
from collections.abc import Callable
from types import FunctionType
from typing import Any

LIBRARIES = {
    "docx": ["Document"],
    "docx.document.Document": [],
    "docx.parts.document.DocumentPart": [],
    "docx.section.Section": [],
    "docx.styles.style.ParagraphStyle": [],
    "docx.styles.styles.Styles": [],
    "docx.table.Table": [],
    "docx.table._Cell": [],
    "docx.table._Row": [],
    "docx.text.font.Font": [],
    "docx.text.paragraph.Paragraph": [],
    "docx.text.parfmt.ParagraphFormat": [],
    "docx.text.run.Run": [],
    "matplotlib": ["rcdefaults"],
    "matplotlib.axes.Axes": [],
    "matplotlib.axis.Axis": [],
    "matplotlib.figure.Figure": [],
    "openpyxl": ["load_workbook"],
    "openpyxl.styles.styleable.StyleDescriptor": ["__set__"],
    "openpyxl.workbook.Workbook": ["__init__", "create_sheet"],
    "pandas": ["concat"],
    "pandas.DataFrame": ["__init__", "any", "dropna", "notna", "reindex", "set_axis", "where", "astype"],
    "rich.console.Console": ["print"],
    "typer.main": ["get_command"],
    "zipfile.ZipFile": ["__init__", "close", "read", "writestr"],
}
"""What takes long: functions of a module or class, by default the public ones of a class."""


def stop_listening() -> None:
    """Lets coverage rest in these libraries; nothing where it doesn't trace."""
    tracer = sys.gettrace()
    if not type(tracer).__module__.startswith("coverage"):
        return
    sys.settrace(None)
    try:
        for path, names in LIBRARIES.items():
            _wrap(_found(path), names)
    finally:
        sys.settrace(tracer)


def _found(path: str) -> Any:
    module, _, name = path.rpartition(".")
    try:
        return importlib.import_module(path)
    except ModuleNotFoundError:
        return getattr(importlib.import_module(module), name)


def _wrap(owner: Any, names: list[str]) -> None:
    for name in names or [name for name in dir(owner) if not name.startswith("_")]:
        made = inspect.getattr_static(owner, name)
        if isinstance(made, property):
            setattr(owner, name, property(*(each and _unheard(each) for each in (made.fget, made.fset, made.fdel))))
        elif isinstance(made, FunctionType):
            setattr(owner, name, _unheard(made))


def _unheard(function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def alone(*args: Any, **kwargs: Any) -> Any:
        tracer = sys.gettrace()
        if tracer is None:
            return function(*args, **kwargs)
        sys.settrace(None)
        try:
            return function(*args, **kwargs)
        finally:
            sys.settrace(tracer)

    return alone
