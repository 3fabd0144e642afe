# The commands a developer uses; `make` alone lists them. Each is one line that also works without make (Windows).
.DEFAULT_GOAL := help
.PHONY: help setup run test quick format messages
PYTHON := .venv/bin/python

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' $(MAKEFILE_LIST) | expand -t 16

setup: ## make .venv and what the program loads, run no test
	python3 installer/bootstrap.py test --collect-only -q -n 0 >/dev/null

run: ## set up if needed, then open the window on FILE, or on the 2013 sample
	python3 installer/bootstrap.py run $(FILE)

test: ## set up if needed, then run all tests on all cores; OPTIONS go to pytest
	python3 installer/bootstrap.py test $(OPTIONS)

quick: ## lint, formatting, types, architecture and translations: what each commit has to pass
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy --strict
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -q tests/test_architecture.py tests/test_translations.py

format: ## put every file into the house's form, and mend what lint can mend by itself
	$(PYTHON) -m ruff check --fix --quiet . || true
	$(PYTHON) -m ruff format .

messages: ## bring new texts of the screen into the translators' files, and make what the program loads
	$(PYTHON) installer/messages.py update
	$(PYTHON) installer/messages.py compile
