# make demo: plans the example course and writes its documents to ausgabe/
# make test: lint, types and all tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test lint types unit coverage bench clean

demo: $(READY)
	$(BIN)/lotsen planen beispiele/basisqualifizierung.yaml -o ausgabe

test: lint types unit

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

unit: $(READY)
	$(BIN)/pytest --cov --cov-report=term:skip-covered --cov-fail-under=95

bench: $(READY)
	$(BIN)/python -m benchmarks

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch $(READY)

clean:
	rm -rf $(VENV) ausgabe dist
