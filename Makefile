# Verbatim: every task of this repository, each described by `make help`.

SWIFT ?= swift
PREFIX ?= /usr/local
# The direction of imports is proved at each build: without this flag a forbidden import can pass
# on the second try.
LAYERS := --explicit-target-dependency-import-check error
RELEASE := .build/release/verbatim

.DEFAULT_GOAL := help
.PHONY: help setup build release demo test lint layers check format eval bench install uninstall sample clean

help: ## Say what each target does
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Install the system packages that are missing, saying which
	@Scripts/setup

build: setup ## Build for development
	$(SWIFT) build $(LAYERS)

release: setup ## Build for use
	$(SWIFT) build -c release --product verbatim $(LAYERS)

demo: release ## Build, then show the main job on the sample archive
	@Scripts/demo $(RELEASE)

test: setup ## Build and run all tests
	$(SWIFT) build --build-tests $(LAYERS)
	$(SWIFT) test --skip-build --parallel

lint: ## Check the format of the sources, and the list of what is planted in the sample
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests
	python3 Scripts/check-planted.py

layers: setup ## Check that imports point down only and that nothing warns
	VERBATIM_STRICT=1 $(SWIFT) build --build-tests $(LAYERS)

check: lint layers ## All that must pass before a commit: lint, layers, warnings as errors, tests
	VERBATIM_STRICT=1 $(SWIFT) test --skip-build --parallel

format: ## Format the sources in place
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

eval: release ## Score against the development data in ../shared, where present
	$(SWIFT) build -c release --product train-models $(LAYERS)
	@Scripts/eval/run $(RELEASE)

bench: release ## Time the main jobs, as ratios against another program
	@Scripts/bench $(RELEASE)

sample: release ## Make the sample archive anew from Tests/SampleArticles
	@Scripts/make-sample $(RELEASE)

install: release ## Install the command under PREFIX (default /usr/local)
	@Scripts/install $(RELEASE) "$(DESTDIR)$(PREFIX)"

uninstall: ## Remove what install put under PREFIX
	@Scripts/install --remove "$(DESTDIR)$(PREFIX)"

clean: ## Remove build products
	$(SWIFT) package clean
