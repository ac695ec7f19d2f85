# make report   a corroboration report over the sample articles
# make test     lint, types and all tests
# make clean    remove what these two made
#
# Both set up .venv first. PYTHON=/path/to/python3 names the interpreter to use.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
OUT := report
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: help report test clean
.DEFAULT_GOAL := help

help:
	@sed -n 's/^# \{0,1\}//; 1,5p' $(firstword $(MAKEFILE_LIST))

report: $(VENV)/.installed
	@$(BIN)/corroborate report seeds --output $(OUT)
	@echo
	@echo "The report over the sample articles is $(OUT)/report.html"

test: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

clean:
	rm -rf $(VENV) $(OUT)

$(BIN)/python:
	@found=; \
	for name in $(PYTHON) python3.11 python3.12 python3.13 python3 python; do \
	  if $$name -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    found=$$name; break; \
	  fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "Python 3.11 or newer, with its venv module, was not found (here: $$(python3 --version 2>&1))." >&2; \
	  echo "Install it (on Debian and Ubuntu: python3 and python3-venv), or name one: make report PYTHON=/path/to/python3" >&2; \
	  exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$($$found --version); this takes a few minutes the first time."; \
	"$$found" -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	@$(PIP) install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(BIN)/python
	@$(PIP) install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $(VENV)/.installed $@
