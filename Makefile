# `make demo` and `make test` need a Python of 3.11 or later and nothing else; each does all of its own set-up.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory
# Settings of the caller's shell that would let packages from outside the environment in.
unexport PYTHONPATH PYTHONHOME PIP_USER PIP_TARGET PIP_PREFIX VIRTUAL_ENV

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --disable-pip-version-check --no-input -qq
UV := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --quiet

.PHONY: help
help: ## What can be made
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 24

.PHONY: demo
demo: $(BIN)/.installed ## Read a dozen dispatches of one war and show who claims what
	@$(BIN)/counterclaim demo

.PHONY: test
test: format lint types imports tests ## Everything that must hold: format, lint, types, imports, tests

.PHONY: format lint types imports tests
format: $(BIN)/.tested
	@$(BIN)/ruff format --check --quiet . || { echo 'Run .venv/bin/ruff format .'; exit 1; }
lint: $(BIN)/.tested
	@$(BIN)/ruff check --quiet .
types: $(BIN)/.tested
	@$(BIN)/mypy --no-error-summary
imports: $(BIN)/.tested
	@$(BIN)/lint-imports --no-logo
tests: $(BIN)/.tested
	@$(BIN)/python -m pytest -q

# Folder with the corpora: engine/, gold/ and data/ as src/counterclaim/training/default.toml names them.
CORPORA ?= ../shared

.PHONY: train
train: $(BIN)/.trainable ## Train the engine anew on the corpora in CORPORA (DATA=open leaves out those without a data licence)
	@$(BIN)/python -m counterclaim.training --data $(CORPORA) $(if $(filter open,$(DATA)),--only open)

.PHONY: evaluate
evaluate: $(BIN)/.installed ## Measure the shipped engine and rules against their floors, on the corpora in CORPORA
	@$(BIN)/python -m counterclaim.evaluation $(CORPORA)

.PHONY: lock
lock: $(BIN)/.tested ## Resolve the dependencies anew and pin them with their hashes
	@$(UV) --upgrade --extra build --output-file requirements.lock
	@$(UV) --upgrade --extra build --extra dev --constraints requirements.lock --output-file requirements-dev.lock

.PHONY: picture
picture: $(BIN)/.installed ## Draw docs/demo.svg from what `demo` prints
	@$(BIN)/python docs/picture.py

.PHONY: clean
clean: ## Remove what was made
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# Stamp files: each says that a step is done for the present lock, so that a second call starts at once.
$(BIN)/.created:
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	  if "$$python" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    "$$python" -m venv --clear .venv && touch $@ && exit 0; \
	  fi; \
	done; \
	echo 'Needs Python 3.11 or later with its venv module (Debian: apt-get install python3-venv);' \
	  'name one with PYTHON=/path/to/python3' >&2; exit 1

$(BIN)/.installed: $(BIN)/.created requirements.lock pyproject.toml
	@echo 'Setting up .venv (once)' >&2
	@$(PIP) --require-hashes --requirement requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(BIN)/.tested: $(BIN)/.installed requirements-dev.lock
	@$(PIP) --require-hashes --requirement requirements-dev.lock
	@touch $@

$(BIN)/.trainable: $(BIN)/.installed
	@$(PIP) --editable '.[train]' --no-build-isolation
	@touch $@
