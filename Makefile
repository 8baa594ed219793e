# Two commands matter: `make demo` shows the three jobs, `make test` checks them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# Only what the locks know by its hash is installed; `make lock` writes them.
LOCKED := $(PIP) install --quiet --require-hashes

.PHONY: help demo test nightly coverage docs reference words lint lock kills fuzz bench claims attack merges forgeries schema examples clean

help:
	@echo "make demo    plan a training, check a roster, measure an effect: see demo-output/"
	@echo "make test    run the tests, each law with a few drawn cases"
	@echo "make nightly  run the tests, each law with all of its drawn cases (twice as long)"
	@echo "make coverage  run the tests and say which lines and branches none of them reached (twice as long)"
	@echo "make docs    build the documentation into site/; a broken link is an error"
	@echo "make reference  write the generated pages of the documentation again"
	@echo "make words   check the words of lists, write the template for translators again, and bring every translation up to it"
	@echo "make lint    ruff, mypy and the rooms' contract (import-linter)"
	@echo "make lock    write the lists of libraries with their hashes again, from pyproject.toml and requirements/pinned.txt"
	@echo "make kills   kill every command that writes several files at every step of its writing"
	@echo "make fuzz    break 40,000 files of every kind that is read, by a seed of the day"
	@echo "make bench   measure speed and memory, as ratios within one run"
	@echo "make claims  read 300 drawn reports for claims that their figures don't bear"
	@echo "make attack  attack 1,000 drawn published reports, and all that whole programmes publish, together"
	@echo "make merges  merge 10,000 drawn cases of partners' folders, and count what is lost"
	@echo "make forgeries  forge 10,000 texts of certificates, and count how many are accepted"
	@echo "make schema  write the JSON Schemas in docs/schema/ again"
	@echo "make examples  write the synthetic examples again"
	@echo "make clean   remove what the other targets made"

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "Python 3.11 or newer is needed: make demo PYTHON=/path/to/python3.11"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

# The libraries take 600 MB as they come, 450 without what nobody here uses: bytecode of modules that are never imported
# (the rest is compiled when first used), the big libraries' own tests, and the setuptools that Python 3.11 puts there.
$(VENV)/.runs: $(VENV)/.made pyproject.toml requirements/run.txt requirements/build.txt
	@echo "Installing what ecpat needs (once, about a minute) ..."
	@$(LOCKED) --no-compile -r requirements/run.txt -r requirements/build.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@$(PIP) uninstall --quiet --quiet --yes setuptools
	@for library in numpy pandas scipy matplotlib mpl_toolkits; do \
	  find $(VENV)/lib/python3*/site-packages/$$library -type d -name tests -prune -exec rm -rf {} +; done
	@touch $@

$(VENV)/.tests: $(VENV)/.runs requirements/dev.txt
	@echo "Installing what the tests need (once) ..."
	@$(LOCKED) -r requirements/dev.txt
	@touch $@

$(VENV)/.docs: $(VENV)/.runs requirements/docs.txt
	@echo "Installing what the documentation needs (once) ..."
	@$(LOCKED) -r requirements/docs.txt
	@touch $@

# Bytecode is kept, whatever the caller's habit: every command, each worker of the tests, and each of the 150 programs that
# tests start, would else compile everything anew.
demo: $(VENV)/.runs
	@PYTHONDONTWRITEBYTECODE= $(BIN)/ecpat demo demo-output --force

test: $(VENV)/.tests
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

# As many drawn cases as there are: `tests/draws.py`.
nightly: $(VENV)/.tests
	@PYTHONDONTWRITEBYTECODE= ECPAT_TESTS=nightly $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

# Apart from `make test`: watching each branch nearly doubles the time, and no test is judged by it.
coverage: $(VENV)/.tests
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder --cov --cov-report=term:skip-covered

docs: $(VENV)/.docs
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet
	@echo "Open site/index.html."

reference: $(VENV)/.tests
	@$(BIN)/python -m tests.docs

# A new language begins with its code: `make words LANGUAGE=hr`.
words: $(VENV)/.tests
	@$(BIN)/python -m tests.words.checking
	@$(BIN)/python -m tests.translations $(LANGUAGE)

lint: $(VENV)/.tests
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

$(VENV)-lock/.made: requirements/pinned.txt
	$(PYTHON) -m venv $(VENV)-lock
	@$(VENV)-lock/bin/python -m pip --disable-pip-version-check install --quiet -c requirements/pinned.txt uv
	@touch $@

# One list serves every system and every Python from 3.11 on. Extras stay written: pip before 24 looks for `coverage[toml]`.
LOCK := UV_CUSTOM_COMPILE_COMMAND="make lock" $(VENV)-lock/bin/uv pip compile --quiet --upgrade --universal \
  --generate-hashes --no-emit-index-url --no-annotate --no-strip-extras -c requirements/pinned.txt

lock: $(VENV)-lock/.made
	@$(LOCK) --python-version 3.11 -o requirements/run.txt pyproject.toml
	@$(LOCK) --python-version 3.11 -o requirements/build.txt requirements/build.in
	@$(LOCK) --python-version 3.11 -o requirements/dev.txt pyproject.toml --extra dev requirements/build.in
	@$(LOCK) --python-version 3.11.5 -o requirements/docs.txt pyproject.toml --extra docs
	@$(LOCK) --python-version 3.11 -o requirements/spark.txt pyproject.toml --extra spark requirements/build.in

fuzz: $(VENV)/.tests
	@$(BIN)/python -m tests.commands.mutated 40000 $$(date +%j)

kills: $(VENV)/.tests
	@$(BIN)/python -m tests.commands.killed

bench: $(VENV)/.tests
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m benchmarks

claims: $(VENV)/.tests
	@$(BIN)/python -m benchmarks.claiming

attack: $(VENV)/.tests
	@$(BIN)/python -m benchmarks.attacking_together
	@$(BIN)/python -m benchmarks.attacking_programmes

merges: $(VENV)/.tests
	@$(BIN)/python -m benchmarks.merging_folders

forgeries: $(VENV)/.tests
	@$(BIN)/python -m benchmarks.certificates

schema: $(VENV)/.runs
	@$(BIN)/ecpat schema --out docs/schema --force

examples: $(VENV)/.runs
	@$(BIN)/python examples/make_examples.py

clean:
	rm -rf $(VENV) $(VENV)-lock $(VENV)-peers $(VENV)-peers-selection $(VENV)-peers-evaluation $(VENV)-peers-serving demo-output site dist .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
