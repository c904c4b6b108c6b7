PYTHON ?= python3
BIN := .venv/bin

.PHONY: test lint lock

.venv/.dev: requirements-dev.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

test: .venv/.dev
	$(BIN)/python -m tests.run

lint: .venv/.dev
	$(BIN)/python manage.py check
	$(BIN)/python manage.py makemigrations --check --dry-run

lock:
	$(BIN)/pip install -q uv
	$(BIN)/uv pip compile -q --python-version 3.11 --universal --generate-hashes --custom-compile-command "make lock" pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile -q --python-version 3.11 --universal --generate-hashes --extra dev --custom-compile-command "make lock" -c requirements.txt pyproject.toml -o requirements-dev.txt
