# Two commands for newcomers: `make simulate` and `make test`. Each sets up what it needs and says what it does.

RULES := rules/political-default
PATCHBAY := .build/release/patchbay
SHELL := /bin/bash

SWIFT := Plugins Sources Tests Packaging Package.swift Examples/embed/Sources Examples/embed/Package.swift

.PHONY: help setup build simulate test test-fast library examples docs release lint format clean

help:
	@echo "make simulate   simulate a text bank of 5,000 contacts and print the P2P table"
	@echo "make test       build everything and run the tests"
	@echo "make test-fast  the same without the slow tests: less than a minute once everything is built"
	@echo "make build      build the program as $(PATCHBAY)"
	@echo "make library    build the library for C as .build/library/libpatchbay.so"
	@echo "make examples   build and run the examples that embed the rules"
	@echo "make docs       build the reference of PatchbayKit as .build/docs"
	@echo "make release    build what a release consists of as .build/dist, from a tagged commit"
	@echo "make lint       check the layout of the sources"
	@echo "make format     lay the sources out"
	@echo "make clean      remove what was built"

setup:
	@./Scripts/setup

build: setup
	@echo "== build $(PATCHBAY)"
	@Scripts/build patchbay
	@Scripts/build patchbay-studio

simulate: build
	@echo "== simulate the 5,000 contacts of $(RULES) under its rules"
	$(PATCHBAY) simulate $(RULES)/routing.yaml --contacts $(RULES)/contacts.csv --preset cold-political --seed 1

test: setup
	@echo "== build the tests and the program they run"
	@swift build --build-tests
	@echo "== run the tests"
	@swift test --skip-build

test-fast: setup
	@swift build --build-tests
	@PATCHBAY_FAST=1 swift test --skip-build

library examples docs: setup
	@Scripts/$@

release:
	@Scripts/release

lint:
	@swift format lint --strict -r $(SWIFT)

format:
	@swift format -i -r $(SWIFT)

clean:
	@swift package clean
