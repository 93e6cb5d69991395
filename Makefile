# One word for each job. `make help` lists them.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test test-bot test-rasa test-rasa-in-one check checks lint format types types-bot types-rasa contracts train encoder further evaluate bench chaos fix lock envs

BOT := .venv/bin
RASA := .venv-rasa/bin
# A kept pytest option, for example: make test-bot ARGS="-k desk"
ARGS ?=
# How many processes run the front's tests: "auto" is one for each core.
WORKERS ?= auto

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{ printf "  make %-11s %s\n", $$1, $$2 }'

run: ## Start Waymark: everything, on this machine (Ctrl-C stops it)
	@scripts/environments bot rasa $(if $(TRACES_URL),traces)
	@$(BOT)/python -m bot all

envs: ## Make both Python environments from the lock files
	@scripts/environments bot rasa traces

train: envs ## Train the model, if its data or configuration changed
	@$(RASA)/python -m nlu.train

encoder: ## Build the encoder anew from nlu/data (one to three hours of four cores; commit the result)
	@scripts/environments encoder
	@.venv-encoder/bin/python -m nlu.encoder.build $(ARGS)

further: ## Teach the encoder what is new in nlu/data (half an hour of one core for 2,700 messages; commit it)
	@scripts/environments encoder
	@.venv-encoder/bin/python -m nlu.encoder.further $(ARGS)

bench: train ## Measure: beside stock Rasa (reports/speed.html; an hour), the screen, the desk's live queue, a week's reports, turn 300
	$(BOT)/python -m bench.against_rasa $(ARGS)
	$(BOT)/python -m bench.screen
	$(BOT)/python -m bench.desk_live
	$(BOT)/python -m bench.week
	$(BOT)/python -m bench.rasa_hour
	$(BOT)/python -m bench.hostile --count 10000
	$(BOT)/python -m bench.turns

chaos: envs ## Kill a whole copy under load, again and again: reports/chaos.html (ARGS=--quick)
	$(BOT)/python -m bench.chaos $(ARGS)

evaluate: train ## Score the evaluation set: reports/evaluation.html (ARGS=--save renews the figures)
	@$(RASA)/python -m nlu.evaluate $(ARGS)

# Side by side: Rasa's tests take one core for a minute or two, and print when they are done.
test: train ## Run every test, in both environments
	@$(MAKE) --no-print-directory -k -j2 test-bot test-rasa-in-one

test-rasa-in-one:
	@log="$$(mktemp)"; $(MAKE) --no-print-directory test-rasa >"$$log" 2>&1; status=$$?; \
	cat "$$log"; rm -f "$$log"; exit $$status

test-bot: envs ## Run the tests of the front of house (ARGS="-k desk" some of them)
	$(BOT)/python -m pytest -n $(WORKERS) $(ARGS)

test-rasa: envs ## Run the tests of the Rasa side
	$(RASA)/python -m pytest tests/rasa $(ARGS)

check: envs ## Lint, format, types, import contracts and every test
	@$(MAKE) --no-print-directory -j checks train
	@$(MAKE) --no-print-directory test

checks: lint format types contracts

lint: envs
	$(BOT)/ruff check .

format: envs
	$(BOT)/ruff format --check .

types: types-bot types-rasa

types-bot: envs
	$(BOT)/mypy

types-rasa: envs
	$(BOT)/mypy --python-executable $(RASA)/python --python-version 3.10 --cache-dir .mypy_cache/rasa nlu actions bot/casework

contracts: envs
	$(BOT)/lint-imports

fix: envs ## Put right what can be put right by itself: imports, layout
	$(BOT)/ruff check --fix .
	$(BOT)/ruff format .

# Hashes and versions only: a lock file names no place to download from.
LOCK := --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet
lock: ## Renew the lock files (needs uv)
	uv pip compile pyproject.toml --extra bot --extra dev --python-version 3.12 $(LOCK) -o requirements/bot.txt
	uv pip compile pyproject.toml --extra traces --constraints requirements/bot.txt --python-version 3.12 $(LOCK) -o requirements/traces.txt
	uv pip compile pyproject.toml --extra rasa --python-version 3.10 $(LOCK) -o requirements/rasa.txt
	uv pip compile pyproject.toml --extra encoder --python-version 3.12 $(LOCK) -o requirements/encoder.txt
