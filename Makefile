# Two commands need nothing before them: `make release` and `make test`. `make help` lists all targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PEERS := .bench/.installed

export DAGSTER_HOME := $(CURDIR)/.dagster

.DEFAULT_GOAL := help
.PHONY: help setup release test exam bench lint ui lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(STAMP) ## make .venv from requirements.lock; does nothing when nothing changed

$(STAMP): requirements.lock pyproject.toml tools/install.py
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { \
		echo "make setup needs Python 3.11 or newer with venv: install it, or name it: make setup PYTHON=python3.12"; \
		exit 1; }
	@echo "Setting up $(VENV)"
	@$(BIN)/python tools/install.py
	@touch $@

release: setup ## read raw/, check everything, publish to published/
	@$(BIN)/python -m pipelines

test: setup ## run the tests; T="-k words" passes options on
	@$(BIN)/pytest $(T)

exam: setup ## let outside tools examine a release; R=published/latest for that one
	@$(BIN)/python tests/exam/run.py $(R)

bench: setup $(PEERS) ## measure the speed of the extraction, beside others', of the page and of a release
	@$(BIN)/python benchmarks/bench_extract.py --peers .bench/bin/python
	@$(BIN)/python benchmarks/bench_page.py
	@$(BIN)/python benchmarks/bench_release.py

$(PEERS): benchmarks/requirements-peers.txt | $(STAMP)
	@$(BIN)/python tools/install.py --into .bench $<
	@touch $@

lint: setup ## check format, style and types
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

ui: setup ## open Dagster's UI on http://localhost:3000; PORT=3001 for another
	@$(BIN)/dagster dev --workspace workspace.yaml --port $(or $(PORT),3000)

lock: setup ## resolve the dependencies of pyproject.toml anew into requirements.lock
	@$(BIN)/python tools/install.py --lock

clean: ## remove what can be made again; published/ and .dagster/ stay
	@rm -rf $(VENV) .bench .exam build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
