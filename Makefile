# The main commands are `make serve` and `make test`. They install what they need, into .tools/ if
# possible, and reuse it the next time.

TRUNK_VERSION := 0.21.14
WASM_BINDGEN_VERSION := 0.2.129
BINARYEN_VERSION := 132.0.0
TERSER_VERSION := 5.51.4
AXE_CORE_VERSION := 4.14.1
LIGHTHOUSE_VERSION := 12.8.2
GECKODRIVER_VERSION := 0.37.1

# Each version of a tool has its own folder, so that branches can use different versions.
TOOLS := $(CURDIR)/.tools
TRUNK := $(TOOLS)/trunk-$(TRUNK_VERSION)/bin/trunk
WASM_BINDGEN := $(TOOLS)/wasm-bindgen-$(WASM_BINDGEN_VERSION)/bin/wasm-bindgen
WASM_OPT := $(TOOLS)/binaryen-$(BINARYEN_VERSION)/node_modules/.bin/wasm-opt
TERSER := $(TOOLS)/terser-$(TERSER_VERSION)/node_modules/.bin/terser
LIGHTHOUSE := $(TOOLS)/lighthouse-$(LIGHTHOUSE_VERSION)/node_modules/lighthouse
GECKODRIVER := $(TOOLS)/geckodriver-$(GECKODRIVER_VERSION)/bin/geckodriver
AXE_CORE := $(TOOLS)/axe-core-$(AXE_CORE_VERSION)/node_modules/axe-core/axe.min.js

export PATH := $(dir $(TRUNK)):$(dir $(WASM_BINDGEN)):$(dir $(WASM_OPT)):$(dir $(TERSER)):$(dir $(GECKODRIVER)):$(PATH)
export AXE_CORE
export CARGO_TERM_COLOR ?= auto

# Removes the build machine's paths from the page. Cargo adds this to the flags of .cargo/config.toml.
CARGO_FOLDER := $(or $(CARGO_HOME),$(HOME)/.cargo)
WASM_FLAGS := --remap-path-prefix=$(CARGO_FOLDER)/registry/src=registry --remap-path-prefix=$(CURDIR)=.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS := $(WASM_FLAGS)

# Everything is downloaded beforehand, so that no tool fetches another version on its own.
TRUNK_OPTIONS := --offline --locked --skip-version-check

.NOTPARALLEL:
.PHONY: help serve dist release test lint test-native test-browser audit bench schemas screenshots clean ready

help:
	@echo "make serve        serve the page at http://127.0.0.1:8080, and rebuild it when a file changes"
	@echo "make dist         build the release into dist/, for any static server, with a size report"
	@echo "make release      pack dist/ as a zip with its SHA-256, into release/"
	@echo "make test         lint, and run all tests: test-native, dist, test-browser"
	@echo "make lint         check formatting, and run clippy for the command line and the page"
	@echo "make test-native  run the tests that need no browser"
	@echo "make test-browser build dist/, and run the tests in Chromium, Firefox and WebKit"
	@echo "make audit        build dist/, and run Lighthouse, with its report in audit/"
	@echo "make bench        measure the engine, and how long a person waits for the page"
	@echo "make schemas      update the JSON schemas and the command line's golden files"
	@echo "make screenshots  take the golden pictures of the page again, which the documentation shows"
	@echo "make clean        remove all build results, but keep the tools"

serve: ready $(TRUNK) $(WASM_BINDGEN)
	trunk serve $(TRUNK_OPTIONS)

dist: ready $(TRUNK) $(WASM_BINDGEN) $(WASM_OPT) $(TERSER)
	trunk build --release $(TRUNK_OPTIONS)
	@! grep --quiet --text --fixed-strings --regexp='$(CARGO_FOLDER)' --regexp='$(CURDIR)' dist/*.wasm \
		|| { echo "error: the page names paths of this machine"; exit 1; }
	cargo xtask site dist
	cargo xtask licenses dist
	cargo xtask size-report dist

release: dist
	cargo xtask release dist release

test: lint test-native test-browser

lint: ready
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets --features browser-tests,real-tools -- --deny warnings
	cargo clippy --locked --lib --bins --target wasm32-unknown-unknown --features files-module -- --deny warnings

test-native:
	scripts/install-tools
	cargo test --locked --workspace --features real-tools

test-browser: dist $(AXE_CORE) $(GECKODRIVER)
	scripts/install-browser
	cargo test --locked --features browser-tests --test browser
	cargo test --locked --features browser-tests --test engines

audit: dist $(LIGHTHOUSE)
	scripts/install-browser
	node scripts/audit.mjs $(dir $(LIGHTHOUSE)).. dist audit

bench: dist
	scripts/install-browser
	cargo bench --locked --bench engine
	cargo bench --locked --profile dev --features browser-tests --bench page

schemas:
	UPDATE=1 cargo test --locked --test cli

screenshots: dist
	scripts/install-browser
	UPDATE=1 cargo test --locked --features browser-tests --test browser -- pictures::

clean:
	rm -rf target dist release audit

# Installs the WebAssembly target and downloads all crates. Fast if there is nothing to do.
ready:
	@rustup --quiet target add wasm32-unknown-unknown
	@cargo fetch --locked

# Tools run only occasionally, so a fast build matters more than fast execution.
INSTALL := CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
	CARGO_PROFILE_RELEASE_OPT_LEVEL=1 cargo install --locked

$(TRUNK):
	$(INSTALL) --root $(TOOLS)/trunk-$(TRUNK_VERSION) trunk@$(TRUNK_VERSION)

$(WASM_BINDGEN):
	$(INSTALL) --root $(TOOLS)/wasm-bindgen-$(WASM_BINDGEN_VERSION) \
		wasm-bindgen-cli@$(WASM_BINDGEN_VERSION)

# Some distributions' wasm-opt breaks the output of current wasm-bindgen; the one from npm works.
$(WASM_OPT):
	scripts/npm-install $(TOOLS)/binaryen-$(BINARYEN_VERSION) binaryen@$(BINARYEN_VERSION)

# Trunk's minifier does not support all of wasm-bindgen's output.
$(TERSER):
	scripts/npm-install $(TOOLS)/terser-$(TERSER_VERSION) terser@$(TERSER_VERSION)

# Firefox's driver. Not all distributions that have Firefox also have its driver.
$(GECKODRIVER):
	$(INSTALL) --root $(TOOLS)/geckodriver-$(GECKODRIVER_VERSION) geckodriver@$(GECKODRIVER_VERSION)

# The accessibility rules that the browser tests check.
$(AXE_CORE):
	scripts/npm-install $(TOOLS)/axe-core-$(AXE_CORE_VERSION) axe-core@$(AXE_CORE_VERSION)

# The newest version that runs on Node.js 20.
$(LIGHTHOUSE):
	scripts/npm-install $(TOOLS)/lighthouse-$(LIGHTHOUSE_VERSION) lighthouse@$(LIGHTHOUSE_VERSION)
