# make demo: build a graph from the sample pages into demo/, show what is in it, and write its explorer as one page
# make test: all tests, ruff and mypy
# Both need only python3 (3.10 or newer), make and a package index; they keep to .venv in this folder.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo
PERSON ?= 顾明川
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt

.PHONY: demo test clean

demo: $(VENV)/installed
	@$(BIN)/kg build seeds/samples/pages -o $(DEMO)
	@echo
	@$(BIN)/kg show $(PERSON) $(DEMO)
	@$(BIN)/kg html $(DEMO) $(DEMO)/explorer.html --title 清湖日报
	@echo
	@echo "Open $(DEMO)/explorer.html in a browser: the first page tells who presided over most meetings; click a name, then a quote."
	@echo "Open $(DEMO)/graph.graphml in Gephi, load $(DEMO)/graph.ttl into a triple store, see $(DEMO)/picture.svg."

test: $(VENV)/installed-dev
	@$(BIN)/python -m pytest -n auto --maxprocesses 8 --dist loadfile

$(VENV)/installed: pyproject.toml constraints.txt | $(VENV)/made
	@echo "Installing kg into $(VENV) …"
	@$(PIP) -e '.[serve]'
	@touch $@

$(VENV)/installed-dev: pyproject.toml constraints.txt | $(VENV)/made
	@echo "Installing kg and its test tools into $(VENV) …"
	@$(PIP) -e '.[dev]'
	@touch $(VENV)/installed $@

$(VENV)/made:
	@command -v $(PYTHON) >/dev/null || { echo "make: $(PYTHON) not found: install Python 3.10 or newer, or say make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' || { echo "make: kg needs Python 3.10 or newer, this is $$($(PYTHON) -V 2>&1); say make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "make: $(PYTHON) can't make a virtual environment; on Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

clean:
	@rm -rf $(VENV) $(DEMO)
