# Every command a developer needs. `make` serves the site and builds what
# changes; `make test` is all that CI runs.

# What npm installed, newer than the list of what it should.
packages := web/node_modules/.package-lock.json
npm := npm --prefix web
browser := command -v chromium || command -v chromium-browser || command -v google-chrome
sudo := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: serve build test test-go test-wasm test-web check test-browser chromium lint bench generate clean

serve: $(packages)
	go run . serve

build: $(packages)
	go run . build -o dist

test: test-go test-wasm test-web check test-browser

test-go:
	go vet ./...
	go test ./...

# The same tests on the machine that the page has. An environment that is not
# small does not fit a wasm program's arguments, so it is left behind.
test-wasm:
	GOOS=js GOARCH=wasm go vet ./wasm/...
	GOOS=js GOARCH=wasm go test -short \
	  -exec "env -i PATH='$(PATH)' HOME='$(HOME)' '$(shell go env GOROOT)/lib/wasm/go_js_wasm_exec'" \
	  $$(go list ./wasm/... | grep -v -e /wasm$$ -e /wasm/site)

test-web: $(packages)
	$(npm) run lint
	$(npm) run types
	$(npm) test

# Every program of every lesson, against what the lesson says of it.
check:
	go run . check

test-browser: chromium build
	CHROMIUM="$$($(browser))" $(npm) run test:browser

# The browser that the tests drive, from Debian's packages if there is none.
chromium:
	@($(browser)) >/dev/null || { \
	  $(sudo) apt-get update && $(sudo) apt-get install --yes --no-install-recommends chromium; }

lint: $(packages)
	test -z "$$(gofmt -l $$(git ls-files '*.go') | tee /dev/stderr)"
	go vet ./...
	GOOS=js GOARCH=wasm go vet ./wasm/...
	$(npm) run lint
	$(npm) run types

# Figures, never a test: what the site weighs, and how fast the engine is beside
# CPython 3.13, where there is one (PYTHON names it), natively and in Chromium.
bench: chromium build
	go run . build -sizes
	cd web && CHROMIUM="$$($(browser))" node test/bench/bench.js

generate:
	go generate ./...

clean:
	rm -rf dist taketurns web/node_modules web/test/results

$(packages): web/package.json web/package-lock.json
	$(npm) ci
	@touch $@
