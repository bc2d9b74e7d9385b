# Two commands: `make run` and `make test`. Everything else is for working on the code.
# Python 3.11 or newer and make are all that is needed; the rest goes into .venv.

PYTHON ?= python3
PORT ?= 8501
# Further words for pytest, for example: make test PYTEST="-k euro"
PYTEST ?=
# Several processes, a file of tests in one of them, slow ones first; to run them one by one: make test PARALLEL=
PARALLEL ?= --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

# A browser is opened unless this is a Linux machine without a screen.
HEADLESS ?= $(shell [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ] && echo true || echo false)

VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check \
	--require-hashes --only-binary :all:

.PHONY: help run demo test check soak bench lock audit coverage clean

help:
	@echo "make run       install what is missing and open the app on 127.0.0.1:$(PORT)"
	@echo "make demo      load the fictitious companies into the local database"
	@echo "make test      install what is missing, check the code and run every test"
	@echo "make check     the same without the tests: format, lint, types, layers, content"
	@echo "make soak      the long forms: 100 kills, 10,000 broken inputs, storm, 30 minutes of load (Linux)"
	@echo "make coverage  every test, with coverage by branch"
	@echo "make bench     measure every ratio against its goal (Linux, five minutes)"
	@echo "make lock      lock the requirements again"
	@echo "make audit     look up known advisories for the locked versions"
	@echo "make clean     remove the environment and the caches, never data"

run: $(VENV)/run.stamp
	$(BIN)/python -m aiops_model migrate
	@$(BIN)/python -m streamlit run app.py --server.address 127.0.0.1 --server.port $(PORT) \
		--server.headless $(HEADLESS) --server.showEmailPrompt false --logger.hideWelcomeMessage true

demo: $(VENV)/run.stamp
	$(BIN)/python -m aiops_model migrate
	$(BIN)/python -m aiops_model demo load

test: check
	$(BIN)/python -m pytest $(PARALLEL) $(PYTEST)

check: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m aiops_model content check

# What takes too long for every change; each test says what the variable sets.
soak: $(VENV)/test.stamp
	AIOPS_KILL_ROUNDS=100 AIOPS_MUTANTS=10000 $(BIN)/python -m pytest \
		tests/services/test_kill.py tests/hostile/test_command_line.py
	$(BIN)/python -m benchmarks.store
	$(BIN)/python -m benchmarks.soak --minutes 30

coverage: $(VENV)/test.stamp
	$(BIN)/python -m pytest --cov --cov-report=term-missing:skip-covered $(PYTEST)

bench: $(VENV)/test.stamp
	$(BIN)/python -m benchmarks

# One lock for Linux, macOS and Windows: markers stand where a platform differs.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock"

lock: $(VENV)/test.stamp
	$(LOCK) $(UPGRADE) requirements.in -o requirements.txt
	$(LOCK) $(UPGRADE) requirements-dev.in -o requirements-dev.txt

audit: $(VENV)/test.stamp
	$(BIN)/pip-audit --disable-pip --require-hashes -r requirements.txt

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage htmlcov
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/run.stamp: requirements.txt | $(BIN)/python
	$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/test.stamp: requirements-dev.txt | $(BIN)/python
	$(INSTALL) -r requirements-dev.txt
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name one with: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' \
		|| { echo "This Python has no venv; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
