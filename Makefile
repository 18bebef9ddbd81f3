# make demo: plans the example course and writes its documents to ausgabe/
# make test: lint, types and all tests but the long sweep
# make coverage: the same tests, watched: fails below 95 percent of all lines and branches; takes twice as long
# make test-lang: plans the whole content for many groups and calendars; takes a minute or two
# make docs: checks the documentation against the program, then builds it as a site in ausgabe/docs/
# make docs-neu: writes what the documentation takes from the program anew
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test test-lang lint types unit coverage bench docs docs-neu clean

demo: $(READY)
	$(BIN)/lotsen planen beispiele/basisqualifizierung.yaml -o ausgabe

test: lint types unit

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

unit: $(READY)
	$(BIN)/pytest -n 2 --dist loadfile

coverage: $(READY)
	$(BIN)/pytest -n 2 --dist loadfile --cov --cov-report=term:skip-covered --cov-fail-under=95

test-lang: $(READY)
	$(BIN)/pytest -m lang

bench: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[bench]"
	$(BIN)/python -m benchmarks

docs: $(READY)
	PYTHONPATH=docs $(BIN)/python -m erzeugen --pruefen
	$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going -b html docs ausgabe/docs
	@echo "Geschrieben: ausgabe/docs/index.html"

docs-neu: $(READY)
	PYTHONPATH=docs $(BIN)/python -m erzeugen

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev,docs]"
	touch $(READY)

clean:
	rm -rf $(VENV) ausgabe dist
