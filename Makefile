.DEFAULT_GOAL := help
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export ENTENTE_HOME ?= var

help: ## what there is
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/'

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) --version >/dev/null 2>&1 || (echo "Entente needs Python 3.11 ($(PYTHON) was not found)." >&2; exit 1)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(READY)

run: $(READY) ## serve the demo partnership on http://127.0.0.1:8000
	@$(BIN)/python -m entente.cli.firstrun
	@ENTENTE_DEMO=1 $(BIN)/entente serve

test: $(READY) ## what CI runs: lint, types, contracts, migrations, tests on both databases, browser
	@PATH="$(CURDIR)/$(BIN):$$PATH" bash .ci/steps

long: $(READY) ## the tests that repeat at length what shorter ones show; before a release
	ENTENTE_TEST_DATABASE=sqlite $(BIN)/pytest -q -n 2 --dist loadgroup -m long
	ENTENTE_TEST_DATABASE=postgresql $(BIN)/pytest -q tests/notices/test_killed.py
	ENTENTE_TEST_DATABASE=sqlite ENTENTE_EXAMPLES=300 $(BIN)/pytest -q -n 2 --dist loadgroup tests/laws tests/api/test_members_fuzzed.py tests/api/test_people_fuzzed.py

fix: $(READY) ## put the code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY) ## measure every promise; prints the tables of docs/benchmarks.md
	$(BIN)/python -m benchmarks

.PHONY: help run test long fix bench
