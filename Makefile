# Two commands matter: `make demo` shows the three jobs, `make test` checks them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet -c requirements/pinned.txt

.PHONY: help demo test coverage docs reference lint kills fuzz bench claims attack schema examples clean

help:
	@echo "make demo    plan a training, check a roster, measure an effect: see demo-output/"
	@echo "make test    run the tests"
	@echo "make coverage  run the tests and say which lines and branches none of them reached (twice as long)"
	@echo "make docs    build the documentation into site/; a broken link is an error"
	@echo "make reference  write the generated pages of the documentation again"
	@echo "make lint    ruff, mypy and the rooms' contract (import-linter)"
	@echo "make kills   kill every command that writes several files at every step of its writing"
	@echo "make fuzz    break 40,000 files of every kind that is read, by a seed of the day"
	@echo "make bench   measure speed and memory, as ratios within one run"
	@echo "make claims  read 300 drawn reports for claims that their figures don't bear"
	@echo "make attack  attack 1,000 drawn published reports, all of a project together"
	@echo "make schema  write the JSON Schemas in docs/schema/ again"
	@echo "make examples  write the synthetic examples again"
	@echo "make clean   remove what the other targets made"

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "Python 3.11 or newer is needed: make demo PYTHON=/path/to/python3.11"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.runs: $(VENV)/.made pyproject.toml requirements/pinned.txt
	@echo "Installing what ecpat needs (once, about a minute) ..."
	@$(PIP) -e .
	@touch $@

$(VENV)/.tests: $(VENV)/.runs
	@echo "Installing what the tests need (once) ..."
	@$(PIP) -e '.[dev]'
	@touch $@

$(VENV)/.docs: $(VENV)/.runs
	@echo "Installing what the documentation needs (once) ..."
	@$(PIP) -e '.[docs]'
	@touch $@

demo: $(VENV)/.runs
	@$(BIN)/ecpat demo demo-output --force

# Bytecode is kept, whatever the caller's habit: each worker, and each of the 150 programs that tests start, would else
# compile everything anew.
test: $(VENV)/.tests
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto --dist worksteal

# Apart from `make test`: watching each branch nearly doubles the time, and no test is judged by it.
coverage: $(VENV)/.tests
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=term:skip-covered

docs: $(VENV)/.docs
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet
	@echo "Open site/index.html."

reference: $(VENV)/.tests
	@$(BIN)/python -m tests.docs

lint: $(VENV)/.tests
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

fuzz: $(VENV)/.tests
	@$(BIN)/python -m tests.commands.mutated 40000 $$(date +%j)

kills: $(VENV)/.tests
	@$(BIN)/python -m tests.commands.killed

bench: $(VENV)/.tests
	@$(BIN)/python -m benchmarks

claims: $(VENV)/.tests
	@$(BIN)/python -m benchmarks.claiming

attack: $(VENV)/.tests
	@$(BIN)/python -m benchmarks.attacking_together

schema: $(VENV)/.runs
	@$(BIN)/ecpat schema --out docs/schema --force

examples: $(VENV)/.runs
	@$(BIN)/python examples/make_examples.py

clean:
	rm -rf $(VENV) $(VENV)-peers $(VENV)-peers-selection $(VENV)-peers-evaluation demo-output site dist .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
