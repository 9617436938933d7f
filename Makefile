# make setup | run | demo | test | check | bench. Each does first what it needs; see README.md.
.POSIX:

PORT ?= 8000
BIN = .venv/bin
ADDRESS = $${PUBLIC_URL:-http://127.0.0.1:$(PORT)}
PRODUCTION = PUBLIC_URL=https://charte.example.org SECRET_KEY=only-for-the-check-and-long-enough-$$$$-0123456789-abcdefghij

help:
	@sed -n 's/^# //p' Makefile | head -1

setup:
	@.ci/setup

setup-tests:
	@.ci/setup tests

run: setup
	@$(BIN)/python .ci/port.py $(PORT)
	@PUBLIC_URL=$(ADDRESS) && export PUBLIC_URL \
	&& DEMONSTRATION=$${DEMONSTRATION:-$(INVENTED)} && export DEMONSTRATION \
	&& $(BIN)/python manage.py migrate --noinput --verbosity 0 \
	&& $(BIN)/python manage.py load_reference \
	&& $(BIN)/python manage.py demonstration_accounts \
	&& { [ -z "$(INVENTED)" ] || $(BIN)/python manage.py load_demonstration --in-force; } \
	&& echo "The portal answers on $$PUBLIC_URL/fr/ (Ctrl-C stops it)." \
	&& exec $(BIN)/python .ci/together.py \
		"$(BIN)/python -m gunicorn charter_portal.wsgi --bind 127.0.0.1:$(PORT) \
			--workers 2 --worker-class gthread --threads 4 --no-control-socket" \
		"$(BIN)/python manage.py work"

# The same portal, with data of its own and invented cities whose people can sign in, and a banner that says so.
# Deleting the folder removes all of it.
demo demonstration:
	@DATA_DIR=$${DATA_DIR:-var/demonstration} $(MAKE) run INVENTED=yes

test: setup-tests test-sqlite test-postgresql

test-sqlite: setup-tests
	$(BIN)/python -m pytest -n 2

test-postgresql: setup-tests
	$(BIN)/python -m pytest -n 2 -p tests.postgresql -m "not browser"

check: setup-tests check-format check-imports check-templates check-django check-translations

check-format:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

check-imports:
	$(BIN)/lint-imports

check-templates:
	git ls-files -z 'templates/*.html' | xargs -0 -r $(BIN)/djade --check --target-version 5.2
	git ls-files -z '*.py' | xargs -0 $(BIN)/django-upgrade --target-version 5.2 --skip request_headers --check

check-django:
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING

check-translations:
	$(BIN)/python .ci/translations.py

bench: setup-tests
	$(BIN)/python -m tests.benchmarks

.PHONY: help setup setup-tests run demo demonstration test test-sqlite test-postgresql check check-format check-imports check-templates \
	check-django check-translations bench
