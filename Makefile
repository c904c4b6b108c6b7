PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
PIP := $(BIN)/pip install -q --disable-pip-version-check --require-hashes
# A machine without the network learns it at once, and goes on with pip.
UV := UV_HTTP_RETRIES=1 $(BIN)/uv pip install -q --python $(BIN)/python --require-hashes
HAVE_UV := $(PIP) --retries 0 --timeout 5 -r requirements-uv.txt
# The same files by the same hashes: uv in less time, pip where uv cannot be had or cannot reach what pip does.
install = @{ $(HAVE_UV) && $(UV) -r $(1); } 2>/dev/null || { echo "uv cannot be had here: pip installs, which takes longer"; $(PIP) -r $(1); }

.PHONY: run test test-scale test-faults lint format bench lighthouse guide rehearsal lock images sbom release

# A machine’s Python may be too old; said before anything is installed.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name it: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv

.venv/.run: requirements.txt | .venv/bin/python
	$(call install,requirements.txt)
	@touch $@

.venv/.dev: requirements-dev.txt | .venv/bin/python
	$(call install,requirements-dev.txt)
	@touch $@ .venv/.run

run: .venv/.run
	SITE_URL=$${SITE_URL:-http://127.0.0.1:$(PORT)} DJANGO_SETTINGS_MODULE=config.settings.development $(BIN)/python manage.py run_demo --port $(PORT)

test: .venv/.dev
	$(BIN)/python -m tests.run

test-scale: .venv/.dev
	$(BIN)/python -m tests.run scale

test-faults: .venv/.dev
	$(BIN)/python -m tests.run faults

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/djlint --quiet --lint templates
	@if [ -x $(BIN)/hadolint ]; then $(BIN)/hadolint Dockerfile; else echo "Dockerfile: its linter does not run on this machine"; fi
	DJANGO_SETTINGS_MODULE=config.settings.test $(BIN)/python manage.py check
	DJANGO_SETTINGS_MODULE=config.settings.test $(BIN)/python manage.py makemigrations --check --dry-run

format: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The pictures of the editors’ guide, taken from the demo.
guide: .venv/.dev
	$(BIN)/python -m tests.guide

bench: .venv/.dev
	$(BIN)/python -m bench

# Needs Node.js; Lighthouse itself is fetched by npx.
lighthouse: .venv/.dev
	$(BIN)/python -m bench.lighthouse

lock: | .venv/bin/python
	$(PIP) -r requirements-uv.txt
	echo uv | $(BIN)/uv pip compile -q --python-version 3.11 --universal --generate-hashes --custom-compile-command "make lock" - -o requirements-uv.txt
	$(BIN)/uv pip compile -q --python-version 3.11 --universal --generate-hashes --custom-compile-command "make lock" pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile -q --python-version 3.11 --universal --generate-hashes --extra dev --custom-compile-command "make lock" -c requirements.txt pyproject.toml -o requirements-dev.txt
	$(BIN)/uv pip compile -q --python-version 3.11 --universal --generate-hashes --extra s3 --custom-compile-command "make lock" -c requirements.txt pyproject.toml -o requirements-s3.txt

# The deployment page, done on this machine from an empty virtual environment; needs nginx and PostgreSQL.
rehearsal: .venv/.dev
	$(BIN)/python -m deploy.rehearsal

# Asks the registry for the digest of each image; needs docker or skopeo, and the network.
images: .venv/.dev
	$(BIN)/python -m deploy.images

# What the site is made of, in CycloneDX, from the locked files: the site itself, and its client of buckets.
sbom: .venv/.dev
	@mkdir -p var/release
	$(BIN)/cyclonedx-py requirements requirements.txt --pyproject pyproject.toml --output-reproducible --of JSON -o var/release/sbom.cdx.json
	$(BIN)/cyclonedx-py requirements requirements-s3.txt --pyproject pyproject.toml --output-reproducible --of JSON -o var/release/sbom-s3.cdx.json

release: images sbom
	git archive --format=tar.gz -o var/release/site.tar.gz HEAD
