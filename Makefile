# `make site` builds the site, `make test` proves it; `make help` lists the rest.
# Needed: Python >= 3.11 and, for the browser tests, Chromium. Everything else goes into .venv/.

.DEFAULT_GOAL := help
SHELL := /bin/sh
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check
LOCKED := install --require-hashes --only-binary :all:
PYTHONS := $(or $(PYTHON),python3.14 python3.13 python3.12 python3.11 python3)
SOURCES := generator tests benchmarks
PLOTLY := generator/interactive/plotly
CATALOGUES = $(wildcard generator/locales/*.po)
# Set to have `make site` succeed although some files were refused: it publishes the site without them.
ALLOW_REFUSED ?=
# A list of files to leave out, as `sixc admit` prints it.
LEAVE_OUT ?=

.PHONY: help site serve check test coverage golden strings bench dist lock install install-dev plotly clean
.PHONY: chromium static workflows properdocs
.NOTPARALLEL:

# Tests start the command hundreds of times: compiled once, it starts in two thirds of the time.
check test coverage: export PYTHONDONTWRITEBYTECODE :=

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

site: install ## check every disclosure, then build the site in every language
	@$(BIN)/sixc check; checked=$$?; [ $$checked -le 1 ] || exit $$checked; \
	$(BIN)/sixc build $(if $(LEAVE_OUT),--leave-out $(LEAVE_OUT)); built=$$?; [ $$built -le 1 ] || exit $$built; \
	printf '\nThe site: open site/index.html, or run `$(BIN)/sixc serve` and follow its address.\n'; \
	[ $$built -eq 0 ] || [ -n "$(ALLOW_REFUSED)" ] || { \
		echo 'Refused files are left out of it, see above.'; exit $$built; }

serve: install ## show the site at a local address, again after every change
	@$(BIN)/sixc serve

check: install-dev ## the quick loop, under a minute: style, types, imports, fast tests
	@$(MAKE) --no-print-directory static >.venv/static.txt 2>&1 & static=$$!; \
	$(BIN)/pytest -q -n auto --dist loadfile -m "not browser and not slow"; tested=$$?; \
	wait $$static || { cat .venv/static.txt; exit 1; }; grep "^Not checked" .venv/static.txt; exit $$tested

test: chromium static workflows plotly ## everything, in a real Chromium too
	@CHROMIUM="$$(.ci/find-chromium)" && export CHROMIUM && $(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

coverage: install-dev plotly ## measure which lines the tests without a browser reach; fails below the floor in pyproject.toml
	@rm -rf .coverage && mkdir .coverage
	@$(BIN)/coverage run -m pytest -q -n auto --dist loadfile -m "not browser"
	@$(BIN)/coverage combine --quiet && $(BIN)/coverage report

chromium:
	@.ci/find-chromium >/dev/null

static: install-dev
	@$(BIN)/ruff format --check --quiet $(SOURCES) || { \
		echo 'Run `$(BIN)/ruff format` to lay these files out.'; exit 1; }
	@$(BIN)/ruff check --quiet $(SOURCES)
	@$(BIN)/mypy --no-error-summary
	@$(MAKE) --no-print-directory .venv/.node >/dev/null 2>&1 || true
	@$(BIN)/python -m tests.scripts || { \
		echo 'Run `$(BIN)/python -m tests.scripts --write` to lay scripts out.'; exit 1; }
	@$(BIN)/lint-imports --no-logo >.venv/imports.txt || { cat .venv/imports.txt; exit 1; }

workflows: install-dev
	@$(BIN)/zizmor --quiet --offline --persona pedantic --strict-collection .github
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema custom.github-workflows-require-timeout \
		.github/workflows/*.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-config \
		.github/ISSUE_TEMPLATE/config.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-forms \
		$(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))

properdocs: install ## compare the site with one that ProperDocs builds, the fork of MkDocs
	@$(PIP) $(LOCKED) --no-deps --upgrade --target .venv/properdocs -r tests/requirements-properdocs.txt
	@PYTHONPATH=.venv/properdocs $(BIN)/python -m tests.properdocs

golden: install-dev ## write the expected outputs anew; review them as a diff
	@$(BIN)/pytest -q -n auto --dist loadfile --update-golden
	@git --no-pager diff --stat -- tests generator

strings: install-dev ## bring generator/locales/*.po up to date with the texts in the sources
	@$(BIN)/pybabel --quiet extract --mapping pyproject.toml --output .venv/messages.pot \
		--keywords "say:1 say_many:1,2 N_:1" \
		--omit-header --no-wrap --sort-by-file --add-location file .
	@for catalogue in $(CATALOGUES); do \
		$(BIN)/pybabel --quiet update --input-file .venv/messages.pot --output-file $$catalogue \
			--locale $$(basename $$catalogue .po) --no-wrap --no-fuzzy-matching \
			--ignore-obsolete --ignore-pot-creation-date || exit; \
	done

bench: install-dev plotly ## measure the budgets; each result is one JSON object
	@for benchmark in $$(grep -l "^def main" benchmarks/*.py); do $(BIN)/python $$benchmark || exit; done

dist: install plotly ## make the wheel, complete and the same for everybody, in dist/
	@.ci/make-wheel dist
	@ls dist/*.whl

lock: ## renew the pinned requirements from pyproject.toml and package.json (needs uv and npm)
	@uv pip compile $(LOCK_OPTIONS) --upgrade --group dev --output-file requirements-dev.txt pyproject.toml
	@uv pip compile $(LOCK_OPTIONS) --group build --constraint requirements-dev.txt \
		--output-file requirements.txt pyproject.toml
	@uv pip compile $(LOCK_OPTIONS) --upgrade --group node --output-file $(PLOTLY)/requirements-node.txt
	@uv pip compile $(LOCK_OPTIONS) --upgrade --no-deps --group properdocs --output-file tests/requirements-properdocs.txt
	@npm --prefix $(PLOTLY) update --package-lock-only --min-release-age 7
	@npm --prefix tests/scripts update --package-lock-only --min-release-age 7

# Good for every Python >= 3.11 and every platform; nothing younger than a week; no address of an index.
LOCK_OPTIONS := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-header --exclude-newer "7 days"

# Party staff who check a disclosure need no interactive charts, so that nothing stops where these cannot be set up.
install: .venv/.installed
	@$(MAKE) --no-print-directory plotly 2>&1 | grep -v '^make' >&2; \
	$(MAKE) --question plotly || \
		echo 'Going on without interactive charts; `make plotly` tries again.' >&2
install-dev: .venv/.installed-dev
plotly: $(PLOTLY)/made/manifest.json ## set up the interactive charts; part of `make site`

.venv/.installed: requirements.txt pyproject.toml
	@$(BIN)/python -c '' 2>/dev/null || { rm -rf .venv; \
		for python in $(PYTHONS); do \
			$$python -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && \
			exec $$python -m venv .venv; \
		done; \
		echo 'sixc needs Python 3.11 or newer with its venv module (looked for: $(PYTHONS)).' >&2; \
		exit 2; }
	@echo 'Installing what requirements.txt names ...'
	@$(PIP) $(LOCKED) -r requirements.txt
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@touch $@

# Node, where the machine has none: it sets up the interactive charts, and checks the scripts.
.venv/.node: $(PLOTLY)/requirements-node.txt .venv/.installed
	@$(BIN)/python -c 'from generator.interactive.bundling import find_node; find_node()' 2>/dev/null || \
		$(PIP) $(LOCKED) -r $(PLOTLY)/requirements-node.txt
	@touch $@

.venv/.installed-dev: requirements-dev.txt .venv/.installed
	@echo 'Installing what requirements-dev.txt names ...'
	@$(PIP) $(LOCKED) -r requirements-dev.txt
	@touch $@

$(PLOTLY)/made/manifest.json: $(wildcard $(PLOTLY)/*.*) $(PLOTLY)/.npmrc generator/interactive/traces.py \
		generator/interactive/bundling.py .venv/.installed .venv/.node
	@echo 'Setting up the interactive charts ...'
	@$(BIN)/sixc plotly >/dev/null
	@touch $@

clean: ## remove everything that make has made
	rm -rf .venv .cache site dist $(PLOTLY)/made .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info
	find generator tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
