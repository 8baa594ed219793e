"""Plan, staff and evaluate multi-stakeholder trainings on protecting children against trafficking.

For notebooks: `import ecpat_training as ecpat`, then `ecpat.read_survey`, `ecpat.evaluate`, `ecpat.compare`,
`ecpat.check_roster` and `ecpat.plan`; `help(ecpat.evaluate)` says what each takes and gives.
"""

TYPE_CHECKING = False  # what `typing` holds, without importing it
if TYPE_CHECKING:
    from ecpat_training.core.errors import EcpatError
    from ecpat_training.notebook.check_roster import check_roster
    from ecpat_training.notebook.compare import compare
    from ecpat_training.notebook.evaluate import evaluate
    from ecpat_training.notebook.plan import plan
    from ecpat_training.notebook.read_survey import read_survey

__version__ = "0.1.0"
__all__ = ["EcpatError", "__version__", "check_roster", "compare", "evaluate", "plan", "read_survey"]

if not TYPE_CHECKING:  # or a type checker would take every name for one that is here
    _FUNCTIONS = frozenset(__all__) - {"EcpatError", "__version__"}

    def __getattr__(name):
        """Loads what is asked for, so that the command `ecpat` starts as quickly as without it."""
        from importlib import import_module

        if name in _FUNCTIONS:
            found = getattr(import_module(f"ecpat_training.notebook.{name}"), name)
        elif name == "EcpatError":
            found = import_module("ecpat_training.core.errors").EcpatError
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = found
        return found

    def __dir__():
        return sorted({*globals(), *__all__})
