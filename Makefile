# make demo    an office to try, on http://127.0.0.1:8000
# make test    everything that is checked, on SQLite and on PostgreSQL
# make help    the rest

PYTHON ?= python3
PORT ?= 8000
CORPUS ?= ../shared/corpus
VENV := .venv
TOOLS := build/tools
DONE := build/done
ASSETS := $(shell find src/vanphong/kernel/ui/assets -type f 2>/dev/null)
PYTEST := $(VENV)/bin/python -m pytest -n 2 --dist loadscope -q

.PHONY: help demo test lint format docs assets environment lock bench bench-search clean
.DELETE_ON_ERROR:
.ONESHELL:
.SHELLFLAGS := -eu -c

help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 14

demo: $(DONE)/environment $(DONE)/assets ## Start the practice office: PORT=8000
	@exec $(VENV)/bin/vanphong demo --port $(PORT)

environment: $(DONE)/environment ## Install what the system runs on, pinned and hash-checked

assets: $(DONE)/assets ## Build the front end

test: $(DONE)/system $(DONE)/development $(DONE)/assets lint ## Check everything: style, types, boundaries, tests on both databases
	@status=0
	VANPHONG_TEST_DATABASE=sqlite $(PYTEST) || status=1
	VANPHONG_TEST_DATABASE=postgresql $(VENV)/bin/python scripts/with_postgresql.py $(PYTEST) || status=1
	exit $$status

lint: $(DONE)/development ## Check style, types and boundaries
	@$(VENV)/bin/ruff check --quiet .
	$(VENV)/bin/ruff format --check --quiet .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

format: $(DONE)/development ## Put the code into its form
	@$(VENV)/bin/ruff check --quiet --fix . || true
	$(VENV)/bin/ruff format .

docs: $(DONE)/development ## Make the pages about procedures and form rules anew from the code
	@PYTHONPATH=src $(VENV)/bin/python scripts/procedures.py
	@PYTHONPATH=src $(VENV)/bin/python scripts/form_rules.py

lock: $(DONE)/tools ## Choose the newest versions again and write them down with their hashes
	@for set in requirements-build requirements requirements-dev; do
	  $(TOOLS)/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    --quiet --upgrade $$set.in --output-file $$set.txt
	done
	. scripts/node.sh
	npm install --package-lock-only

bench: $(DONE)/development ## Measure: sending, pages, numbers, journal (bench/README.md)
	@for name in delivery pages register_numbers journal; do
	  echo "== $$name"
	  $(VENV)/bin/python bench/$$name.py
	done

bench-search: $(DONE)/development ## Measure how well search answers judged questions (CORPUS=folder of passages)
	@$(VENV)/bin/python bench/relevance.py --corpus $(CORPUS)

clean: ## Remove what was built; data in var/ stays
	@rm -rf build node_modules $(VENV) src/vanphong/kernel/ui/static/ui/built .mypy_cache .ruff_cache .pytest_cache .hypothesis

# What was done is remembered by empty files in build/done/.

$(DONE)/tools: requirements-build.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Cần Python 3.11 trở lên; chọn bằng: make PYTHON=python3.12 ...")'
	$(PYTHON) -c 'import venv, ensurepip' || { echo "Thiếu mô-đun venv của Python; cài gói python3-venv." >&2; exit 1; }
	mkdir -p $(DONE)
	rm -rf $(TOOLS)
	echo "Cài công cụ dựng…"
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-build.txt
	touch $@

$(DONE)/environment: requirements.txt pyproject.toml $(DONE)/tools
	@rm -f $(DONE)/development
	echo "Cài thư viện…"
	sh scripts/install.sh requirements.txt
	touch $@

$(DONE)/development: requirements-dev.txt $(DONE)/environment
	@echo "Cài công cụ kiểm tra…"
	sh scripts/install.sh requirements-dev.txt
	touch $@

$(DONE)/node: package-lock.json package.json $(DONE)/tools
	@echo "Cài thư viện giao diện…"
	. scripts/node.sh
	npm ci --loglevel=error --no-audit --no-fund > /dev/null
	touch $@

$(DONE)/assets: $(DONE)/node scripts/assets.mjs $(ASSETS)
	@echo "Dựng giao diện…"
	. scripts/node.sh
	node scripts/assets.mjs
	touch $@

$(DONE)/system: scripts/system_packages.py
	@mkdir -p $(DONE)
	$(PYTHON) scripts/system_packages.py
	touch $@
