# Two commands are enough: `make demo` shows the site, `make test` proves it. `make help` lists the rest.
# Settings on the line: make demo PORT=8001 DATABASE_URL=postgres://user@host/name PYTHON=/usr/bin/python3.12
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo examples test quick check format bench messages vendor lock clean

PY := .venv/bin/python
CATALOGUES := $(wildcard article6/locale/*/LC_MESSAGES/django.po)
STATIC := $(shell find article6 -path '*/static/*' -type f 2>/dev/null)

help: ## say what each command does
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

demo: .venv/.runtime .venv/.catalogues ## run the site with the reference data on 127.0.0.1:8000
	@DEMO=1 .venv/bin/article6 serve

examples: .venv/.runtime ## give the example accounts of the demo new passwords, and print them
	@DEMO=1 .venv/bin/article6 examples

test: .venv/.dev .venv/.catalogues .venv/.static ## prove all that must hold; what CI runs
	@$(PY) tools/check.py test

quick: .venv/.dev .venv/.catalogues .venv/.static ## the tests of rules and pages on SQLite, under a minute
	@$(PY) tools/check.py quick

check: .venv/.dev ## format, lint, types, contracts, migrations, translations; no tests
	@$(PY) tools/check.py check

format: .venv/.dev ## put the Python files into the house form
	@.venv/bin/ruff format . && .venv/bin/ruff check --fix .

bench: .venv/.dev .venv/.catalogues .venv/.static ## measure against the bars, into benchmarks/latest.json
	@$(PY) -m benchmarks

messages: .venv/.runtime ## bring the translation files in step with the sources
	@$(PY) -m tools.messages extract

vendor: .venv/.dev ## make fonts, map and the order of names again from upstream packages
	@tools/need.sh npm >/dev/null && $(PY) tools/fonts.py && $(PY) -m tools.build_map && node tools/order_states.mjs

lock: ## compile pyproject.toml into the locked requirements files
	@tools/lock.sh

clean: ## remove what make built here; the database in var/ stays
	@rm -rf .venv .uv .tools build dist var/static .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

# Each stamp says when its part was last built, so that a second call has nothing to do.
.venv/.runtime: requirements.txt uv.txt pyproject.toml
	@tools/env.sh requirements.txt && touch $@

.venv/.dev: requirements-dev.txt uv.txt pyproject.toml
	@tools/env.sh requirements-dev.txt && touch $@ .venv/.runtime

.venv/.catalogues: .venv/.runtime $(CATALOGUES) $(wildcard tools/messages/*.py)
	@$(PY) -m tools.messages compile && touch $@

.venv/.static: .venv/.runtime $(STATIC)
	@$(PY) manage.py collectstatic --noinput --verbosity 0 && touch $@
