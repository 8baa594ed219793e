"""A room's members, listed by file name, so that adding one is adding a file."""

import importlib
import pkgutil
from functools import cache
from types import ModuleType
from typing import TypeVar

_Base = TypeVar("_Base")


def members(package: ModuleType) -> list[str]:
    """The names of the modules of a package, sorted, without importing any of them."""
    return list(_names(package))


def packages(package: ModuleType) -> list[str]:
    """The names of the packages inside a package, sorted, without importing any of them."""
    return list(_names(package, are_packages=True))


@cache  # each look reads the folder, and every folder in it
def _names(package: ModuleType, *, are_packages: bool = False) -> tuple[str, ...]:
    modules = pkgutil.iter_modules(package.__path__)
    return tuple(sorted(module.name for module in modules if module.ispkg == are_packages))


def load(package: ModuleType, name: str) -> ModuleType:
    """The module `name` of a package.

    Raises:
        LookupError: the package has no such module.
    """
    if name not in members(package):
        raise LookupError(f"{package.__name__} has no {name}")
    return importlib.import_module(f"{package.__name__}.{name}")


@cache  # a rule is looked up by its name for each entry of a file
def find_only_class(module: ModuleType, base: type[_Base]) -> type[_Base]:
    """The one class below `base` that a module defines.

    Raises:
        TypeError: the module defines no such class, or several.
    """
    defined = [
        member for member in vars(module).values() if isinstance(member, type) and member.__module__ == module.__name__
    ]
    classes = [candidate for candidate in defined if issubclass(candidate, base)]
    if len(classes) != 1:
        names = ", ".join(candidate.__name__ for candidate in classes) or "none"
        raise TypeError(f"{module.__name__} must define exactly one {base.__name__}; it defines {names}.")
    return classes[0]
