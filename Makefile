# Needs Python 3.11 or newer and make. Everything else is found on the machine or installed below this folder.
VENV := .venv/bin
MODULE ?= dynamodb
# Terraform waits for much of the time, in the long tests for most of it: more workers than cores
# the suite starts hundreds of Pythons: each would compile all it imports where the environment forbids byte code
PYTEST := PYTHONDONTWRITEBYTECODE= $(VENV)/pytest --dist loadgroup
# the files with long tests: each worker would need some seconds for all the others
LONG = $$(grep -rl 'mark\.long' tests --include='test_*.py')
# seconds of the whole suite, if it passed: `make bench` shows them
RECORD = $(if $(ARGS),,&& mkdir -p .bench && echo $$(($$(date +%s) - began)) >.bench/make-test.seconds)
TERRAFORM = $${MODSMITH_TERRAFORM:-$$(command -v terraform || echo $(VENV)/modsmith-terraform)}
LOCK = $(VENV)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help setup modules test test-all check fmt lock bench mutants demo clean .venv

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

setup: ## create or refresh the environments; does nothing if nothing changed
	@sh scripts/setup.sh venv checkov cdktf-cli

modules: ## set up modsmith and Checkov, generate modules/, show what changed
	@sh scripts/setup.sh venv checkov
	@$(VENV)/modsmith generate

test: setup ## run the tests; pass options in ARGS="-k name"
	@began=$$(date +%s); $(PYTEST) -n 6 -m "not long" $(ARGS) $(RECORD)

test-all: setup ## run the long matrices as well as what `make test` leaves out
	@$(PYTEST) -n 8 -m long $(LONG) $(ARGS)

check: setup ## lint, types, import rules, whether modules/ and docs/ are fresh, and the links of the site
	@$(VENV)/ruff check
	@$(VENV)/ruff format --check
	@$(VENV)/mypy
	@$(VENV)/lint-imports --no-logo --no-cache
	@$(VENV)/modsmith generate --check
	@for page in api cli controls coverage diff rules; do $(VENV)/python docs/$$page.py --check || exit; done
	@$(VENV)/modsmith site --check
	@env -u TF_CLI_CONFIG_FILE $(TERRAFORM) fmt -check -recursive modules && env -u TF_CLI_CONFIG_FILE $(TERRAFORM) fmt -check -recursive examples

fmt: .venv ## format the Python and the handwritten Terraform
	@$(VENV)/ruff check --fix --quiet --exit-zero
	@$(VENV)/ruff format
	@env -u TF_CLI_CONFIG_FILE $(TERRAFORM) fmt -recursive generators && env -u TF_CLI_CONFIG_FILE $(TERRAFORM) fmt -recursive examples

lock: .venv ## recompile requirements/*.txt; raise the versions with ARGS=--upgrade
	@for name in dev docker checkov uv node terraform bench; do $(LOCK) $(ARGS) requirements/$$name.in -o requirements/$$name.txt || exit; done

bench: setup ## measure modsmith beside the usual ways; ARGS=--write writes docs/benchmarks.md, ARGS="--only hcl" is one contest
	@sh scripts/setup.sh bench
	@$(VENV)/python -m benchmarks $(ARGS)

mutants: setup ## weaken the modules in every way that a control must notice, and count kills
	@$(VENV)/python -m modsmith.mutate $(ARGS)

demo: .venv ## apply a module to an emulated AWS: make demo MODULE=dynamodb
	@$(VENV)/modsmith try $(MODULE)

clean: ## remove the environments and all caches
	rm -rf .venv .venv-checkov node_modules cdktf.out .bench .modsmith .hypothesis .*_cache *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv:
	@sh scripts/setup.sh venv
