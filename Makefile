# `make` alone lists what there is. Everything is installed into .venv/, from the lock files.

HOST ?= 127.0.0.1
PORT ?= 8000
ARGS ?=
WORKERS ?= $(shell getconf _NPROCESSORS_ONLN)
THREADS ?= 4
SAMPLES ?= yes
FIXTURES ?= fixtures/*.json
POSTGRES_URL ?= postgres://postgres@127.0.0.1:5432/portal_test
UV ?= uv==0.13.9
LOCKING := --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --extra pdf --extra sentry \
	--custom-compile-command "make lock"

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin/python
PIP := $(BIN) -m pip --quiet --quiet --disable-pip-version-check
MANAGE := $(BIN) manage.py
PYTEST := $(BIN) -m pytest
# The floors that know no database: what they do on PostgreSQL they have done before.
WITHOUT_DATABASE := tests/dates tests/document tests/timeline
TEMPLATES = $(shell find templates biography -name '*.html')

# A lock file that has changed is installed again; one that has not costs nothing.
RUNTIME := $(VENV)/.runtime-$(firstword $(shell cksum < requirements.lock))
DEVELOPMENT := $(VENV)/.development-$(firstword $(shell cksum < requirements-dev.lock))
FORGET_OLD_STAMPS = for stamp in $(VENV)/.runtime-* $(VENV)/.development-*; do \
	case $$stamp in $(RUNTIME)|$(DEVELOPMENT)) ;; *) rm -f $$stamp ;; esac; done

# Loaded into a new database, and never again: what an editor deletes stays deleted.
FIRST_LIVES = $(if $(filter yes,$(SAMPLES)),--samples $(FIXTURES),$(if $(filter-out no,$(SAMPLES)),$(error SAMPLES is yes or no, and \
	not "$(SAMPLES)")))

# What is scheduled is published in time, for as long as the server beside it runs.
KEEP_HOUSE = $(MANAGE) housekeeping --every 60 & keeper=$$!; trap "kill $$keeper 2>/dev/null" EXIT INT TERM;

.PHONY: help run serve test test-postgres browser-test proxy-test audit shapes stress fuzz bench check format messages lock clean
.DEFAULT_GOAL := help

help: ## List these commands
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/\1|\2/' \
		| while IFS='|' read -r name what; do printf '  make %-14s %s\n' "$$name" "$$what"; done

run: export SITE_URL ?= http://$(HOST):$(PORT)
run: $(RUNTIME) ## Set up, load the samples once, create the first administrator, serve (PORT=8000 HOST=127.0.0.1 SAMPLES=no)
	@echo "==> Database: bringing its tables up to date"
	@$(MANAGE) migrate --no-input --verbosity 0
	@echo "==> Pages: making those that a new portal starts with"
	@$(MANAGE) ensure_site $(FIRST_LIVES)
	@echo "==> Administrator and roles: making sure that there are some"
	@$(MANAGE) ensure_roles
	@$(MANAGE) ensure_admin
	@echo "==> Serving; stop it with Ctrl-C"
	@echo "    site:     $(SITE_URL)/"
	@echo "    editors:  $(SITE_URL)/$${ADMIN_PATH:-admin}/"
	@echo "    API:      $(SITE_URL)/api/v3/docs/"
	@$(KEEP_HOUSE) $(MANAGE) runserver $(HOST):$(PORT)

# On this machine alone, and so without TLS: the proxy that stands before a public portal sets these otherwise.
serve: export DJANGO_SETTINGS_MODULE ?= portal.settings.base
serve: export SECRET_KEY ?= $(shell mkdir -p var; test -s var/secret-key || head -c 40 /dev/urandom | base64 > var/secret-key; \
	cat var/secret-key)
serve: export ALLOWED_HOSTS ?= $(HOST),localhost,127.0.0.1
serve: export SITE_URL ?= http://$(HOST):$(PORT)
serve: export SECURE_SSL_REDIRECT ?= off
serve: export SECURE_COOKIES ?= off
serve: export MEDIA_ROOT ?= $(CURDIR)/var/media
serve: $(RUNTIME) ## Serve as in production, on this machine alone (PORT=8000 HOST=127.0.0.1 WORKERS=2 THREADS=4 SAMPLES=no)
	@echo "==> Database: bringing its tables up to date"
	@$(MANAGE) migrate --no-input --verbosity 0
	@echo "==> Pages: making those that a new portal starts with"
	@$(MANAGE) ensure_site $(FIRST_LIVES)
	@echo "==> Administrator and roles: making sure that there are some"
	@$(MANAGE) ensure_roles
	@$(MANAGE) ensure_admin
	@echo "==> Static files: collecting them under names that may be kept for ever"
	@$(MANAGE) collectstatic --no-input --verbosity 0
	@mkdir -p "$(MEDIA_ROOT)"
	@rm -rf var/metrics
	@echo "==> Serving $(SITE_URL)/ with $(WORKERS) workers; stop it with Ctrl-C"
	@$(KEEP_HOUSE) $(VENV)/bin/granian --interface wsgi --host $(HOST) --port $(PORT) --workers $(WORKERS) --blocking-threads $(THREADS) \
		--no-ws --backlog 1024 --respawn-failed-workers --workers-kill-timeout 10 portal.wsgi:application

test: $(DEVELOPMENT) ## Run the tests on SQLite (ARGS="-k dates -n 0" is passed to pytest)
	$(PYTEST) -n auto --dist loadgroup --ignore=tests/browser --ignore=tests/proxies $(ARGS)

test-postgres: $(DEVELOPMENT) ## Run the same tests on PostgreSQL (POSTGRES_URL=postgres://user@host:5432/name)
	DATABASE_URL=$(POSTGRES_URL) $(PYTEST) -n auto --dist loadgroup --ignore=tests/browser --ignore=tests/proxies \
		$(WITHOUT_DATABASE:%=--ignore=%) $(ARGS)

browser-test: $(DEVELOPMENT) ## Run the tests that drive a browser (needs Chromium), two at a time
	$(PYTEST) tests/browser -n 2 --dist worksteal $(ARGS)

proxy-test: $(DEVELOPMENT) ## Run the examples of docs/proxies/ before a portal (needs nginx, Varnish with its modules and OpenSSL)
	@for tool in nginx varnishd openssl; do PATH=$$PATH:/usr/sbin command -v $$tool >/dev/null || { echo "$$tool is needed, and was not" \
		"found here: on Debian and Ubuntu, apt-get install nginx varnish varnish-modules openssl." >&2; exit 1; }; done
	PATH=$$PATH:/usr/sbin $(PYTEST) tests/proxies -n 0 $(ARGS)

audit: $(DEVELOPMENT) ## Nu checker and Lighthouse over every kind of page (needs Java, Node and Chromium)
	$(BIN) tests/audit/audit.py $(ARGS)

stress: $(DEVELOPMENT) ## Publish a life fifty times while 5,000 readers look; fail if one is shown an older state (needs Redis)
	$(BIN) -m tests.benchmarks.publishing_while_read $(ARGS)

fuzz: $(DEVELOPMENT) ## Send a server hostile requests; fail on a server error (ARGS="--seed 1 --requests 10000")
	$(BIN) -W ignore -m tests.fuzz.fuzz $(ARGS)

shapes: export DATABASE_URL = sqlite:///$(CURDIR)/var/shapes/portal.sqlite3
shapes: export MEDIA_ROOT = $(CURDIR)/var/shapes/media
shapes: export SITE_URL ?= http://$(HOST):$(PORT)
shapes: $(RUNTIME) ## Serve 300 made-up people of all shapes from a database of their own; the first start takes minutes
	$(BIN) -m tests.shapes.three_hundred_people var/shapes/files
	$(MANAGE) migrate --no-input --verbosity 0
	$(MANAGE) load_biographies var/shapes/files/*.json
	$(MANAGE) runserver $(HOST):$(PORT)

bench: $(DEVELOPMENT) ## Measure all that is to be fast beside its peers, up to 10,000 lives (ARGS="--only rendering --large 1000")
	$(BIN) -m tests.benchmarks.bench $(ARGS)

check: $(DEVELOPMENT) ## Lint, formats, types, templates, migrations, deployment settings
	$(BIN) -m ruff check .
	$(BIN) -m ruff format --check .
	$(BIN) -m mypy
	$(VENV)/bin/djade --target-version 5.2 --check $(TEMPLATES)
	$(BIN) -m djlint --quiet --lint $(TEMPLATES)
	$(MANAGE) makemigrations --check --dry-run --settings portal.settings.test
	SECRET_KEY=$$($(BIN) -c 'import secrets; print(secrets.token_urlsafe(50))') ALLOWED_HOSTS=portal.example \
		$(MANAGE) check --deploy --fail-level WARNING --settings portal.settings.base

format: $(DEVELOPMENT) ## Put code and templates in form
	$(BIN) -m ruff check --fix .
	$(BIN) -m ruff format .
	$(VENV)/bin/djade --target-version 5.2 $(TEMPLATES)

messages: $(DEVELOPMENT) ## Collect the texts to be translated into biography/locale/ and compile them (needs GNU gettext)
	@command -v msgfmt >/dev/null || { echo "GNU gettext is needed, and was not found here:" \
		"install it, on Debian and Ubuntu with apt-get install gettext." >&2; exit 1; }
	$(MANAGE) makemessages --all --no-wrap --add-location file --ignore "tests/*" --ignore ".venv/*" --ignore "var/*"
	$(MANAGE) compilemessages --ignore ".venv"

lock: $(BIN) ## Choose the newest versions that pyproject.toml allows and write the lock files
	$(PIP) install "$(UV)"
	$(BIN) -m uv pip compile pyproject.toml --upgrade $(LOCKING) --output-file requirements.lock
	$(BIN) -m uv pip compile pyproject.toml --upgrade --group dev --constraints requirements.lock $(LOCKING) \
		--output-file requirements-dev.lock

clean: ## Remove what was installed and what the tools left, not the database and not the media
	rm -rf $(VENV) .hypothesis .mypy_cache .pytest_cache .ruff_cache var/static
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN):
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and none was found here:" \
		"install it, or say where it is with PYTHON=/path/to/python3." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed;" \
		"$(PYTHON) is $$($(PYTHON) --version 2>&1)." >&2; exit 1; }
	@echo "==> Python: making $(VENV)/ with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); echo "$(PYTHON) could not make a virtual environment;" \
		"on Debian and Ubuntu, install python3-venv." >&2; exit 1; }

$(RUNTIME): $(BIN) | requirements.lock
	@echo "==> Packages: installing the versions in requirements.lock"
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(FORGET_OLD_STAMPS)
	@touch $@

$(DEVELOPMENT): $(BIN) | requirements-dev.lock
	@echo "==> Packages: installing the versions in requirements-dev.lock"
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@$(FORGET_OLD_STAMPS)
	@touch $@
