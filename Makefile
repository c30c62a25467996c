# The commands of this repository, each a line that can be typed as well.

FUZZTIME ?= 30s

.PHONY: help test check generate bench fuzz mutants apidiff release

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

test: ## run the tests of every module
	go test -timeout 30m work

check: ## run everything that a change has to pass
	bash .ci/run

generate: ## write the SDK from the description
	go generate

bench: ## measure against the other SDKs, and write docs/performance.md and the README's chart
	cd benchmarks && go run ./cmd/report -count 10 -benchtime 300ms

fuzz: ## run each fuzz target for FUZZTIME
	bash .ci/fuzz $(FUZZTIME)

mutants: ## break the code on purpose, and see whether a test notices
	go run ./internal/mutants

apidiff: ## compare the public packages with the last release
	bash .ci/apidiff

release: ## try a release of the committed state, as others will use it
	bash .ci/release-dry-run
