# What a person or a machine does with this project. Needs Python 3.11+ and make, nothing else:
# everything is installed into .venv from the hash-pinned locks.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT := out

# A stamp a lock: its name carries the digest of what was installed, so that a changed lock (and nothing
# else, such as a fresh checkout's file times) installs again.
digest = $(shell cat $(1) pyproject.toml 2>/dev/null | cksum | cut -d ' ' -f 1)
RUN_STAMP := $(VENV)/.run-$(call digest,requirements.lock)
TEST_STAMP := $(VENV)/.test-$(call digest,requirements-test.lock)

.SILENT:
.DEFAULT_GOAL := help
.PHONY: help demo images fuzz test lint check evaluate gate crash bench rival lock clean

help: ## say what there is
	echo "rashomon: make what?"
	sed -n 's/^\([a-z]*\):.*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r name words; do printf '  make %-10s %s\n' "$$name" "$$words"; done

demo: $(RUN_STAMP) ## compare the example accounts: the report here, the page in out/asia-trip.html
	mkdir -p $(OUT)
	$(BIN)/rashomon compare examples/asia-trip/*-* --html $(OUT)/asia-trip.html
	echo
	echo "the page: $(OUT)/asia-trip.html"

test: lint check ## ruff, mypy and the tests

lint: $(TEST_STAMP) ## ruff and mypy alone
	echo "== ruff"
	$(BIN)/ruff check .
	echo "== mypy"
	$(BIN)/mypy

check: $(TEST_STAMP) ## the tests alone
	echo "== pytest"
	$(BIN)/python -m pytest -q

evaluate: $(TEST_STAMP) ## measure everything that can be measured here; rewrites evaluation/figures.json and docs/evaluation.md
	$(BIN)/python -m evaluation

gate: $(TEST_STAMP) ## fail where a figure is under its floor
	$(BIN)/python -m evaluation.gate

crash: $(TEST_STAMP) ## kill `rashomon add` a hundred times, and look at what is left
	PYTHONPATH=src:. OMP_NUM_THREADS=1 $(BIN)/python -m tests.store.crash --kills 100

bench: $(TEST_STAMP) ## every stage beside its peer, its floor and its growth; rewrites docs/performance.md
	PYTHONPATH=src:. $(BIN)/python -m benchmarks

rival: $(TEST_STAMP) ## the NewsSense method beside the program, on the same stories; rewrites benchmarks/README.md
	$(BIN)/python -m benchmarks.rival

images: $(TEST_STAMP) ## pictures of the example's pages for the README: docs/images/ (needs chromium)
	$(BIN)/python -m tests.web.images

fuzz: $(TEST_STAMP) ## requests off the OpenAPI document by Schemathesis: fail where one is answered with a 5xx
	$(BIN)/python -m tests.web.fuzz

lock: ## resolve the locks anew (needs uv on the path)
	command -v uv >/dev/null || { echo "make lock needs uv: $(BIN)/pip install uv, then PATH=$(BIN):\$$PATH make lock" >&2; exit 1; }
	UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile pyproject.toml --group build --extra test $(LOCKING) -o requirements-test.lock
	UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile pyproject.toml --group build -c requirements-test.lock $(LOCKING) -o requirements.lock

LOCKING := --quiet --generate-hashes --universal --python-version 3.11 --no-annotate --no-emit-index-url --no-emit-find-links

clean: ## remove what make made
	rm -rf $(VENV) $(OUT) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	command -v $(PYTHON) >/dev/null || { echo "rashomon needs Python 3.11 or newer, and there is no '$(PYTHON)' here: make PYTHON=/path/to/python3.11 ..." >&2; exit 1; }
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "rashomon needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) -V 2>&1): make PYTHON=/path/to/python3.11 ..." >&2; exit 1; }
	echo "== making $(VENV) with $$($(PYTHON) -V)"
	$(PYTHON) -m venv $(VENV) || { echo "$(PYTHON) cannot make a virtual environment; on Debian: apt-get install python3-venv" >&2; rm -rf $(VENV); exit 1; }

# One recipe for both locks: what is pinned, then the package itself, editable, with the build tools of the lock.
define install
	echo "== installing $(1)"
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r $(1)
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-build-isolation --no-deps --editable .
	touch $@
endef

$(RUN_STAMP): | $(BIN)/python
	$(call install,requirements.lock)

$(TEST_STAMP): | $(BIN)/python
	$(call install,requirements-test.lock)
	touch $(RUN_STAMP)
