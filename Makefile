# Two commands matter: `make demo` and `make test`. All they need is Python 3.11 or newer.
WISSEL = .venv/bin/python -m wissel.cli

.PHONY: demo test check bench lock clean

# make demo POORT=8001 ARGS="--dossiers 1000"
demo:
	@scripts/venv
	@exec $(WISSEL) demo $(if $(POORT),--poort $(POORT)) $(ARGS)

# Lint, types, import contracts and every test layer. ARGS go to pytest through PYTEST_ADDOPTS.
test:
	@scripts/venv test
	@.venv/bin/python scripts/chromium.py
	@$(WISSEL) check --tests

# All of `make test` but the tests.
check:
	@scripts/venv test
	@$(WISSEL) check

# Speed and memory, with results in docs/snelheid.md.
bench:
	@scripts/venv test
	@.venv/bin/python -m benchmarks

# Pin every dependency with its hashes; needs uv.
lock:
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
	  pyproject.toml -o requirements.lock
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
	  --extra test -c requirements.lock pyproject.toml -o requirements-test.lock

# What can be made again; data in .wissel stays.
clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache test-results dist
	find poortwachter wissel tests benchmarks scripts -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
