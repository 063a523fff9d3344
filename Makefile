# Two commands matter: `make serve` and `make test`. Everything they need is installed on the
# way, into .tools/ where that is possible, and reused the next time.

TRUNK_VERSION := 0.21.14
WASM_BINDGEN_VERSION := 0.2.129
BINARYEN_VERSION := 132.0.0
TERSER_VERSION := 5.51.4
AXE_CORE_VERSION := 4.14.1
LIGHTHOUSE_VERSION := 12.8.2
GECKODRIVER_VERSION := 0.37.1

# Each version of a tool has a folder of its own, so that another branch may use another version.
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

# No path of the machine that builds the page ends in it. Cargo adds this to .cargo/config.toml.
CARGO_FOLDER := $(or $(CARGO_HOME),$(HOME)/.cargo)
WASM_FLAGS := --remap-path-prefix=$(CARGO_FOLDER)/registry/src=registry --remap-path-prefix=$(CURDIR)=.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS := $(WASM_FLAGS)

# Everything is downloaded before, so that no tool fetches another version by itself.
TRUNK_OPTIONS := --offline --locked --skip-version-check

.NOTPARALLEL:
.PHONY: help serve dist release test lint test-native test-browser audit bench schemas screenshots clean ready

help:
	@echo "make serve        the page at http://127.0.0.1:8080, rebuilt when a file changes"
	@echo "make dist         the release build in dist/, for any static server, with a size report"
	@echo "make release      dist/ as a zip with its SHA-256, in release/"
	@echo "make test         everything that CI runs: lint, test-native, dist, test-browser"
	@echo "make lint         formatting and clippy, for both faces of the program"
	@echo "make test-native  the tests that need no browser"
	@echo "make test-browser the tests in Chromium, Firefox and WebKit, on a fresh dist/"
	@echo "make audit        Lighthouse on a fresh dist/, with its report in audit/"
	@echo "make bench        how long the engine takes, and a person waits for the page"
	@echo "make schemas      the golden files and JSON schemas, written anew"
	@echo "make screenshots  the golden pictures of the page, which the documentation shows, taken anew"
	@echo "make clean        removes what was built, but no tools"

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

# The toolchain can make WebAssembly, and every crate is here. Quick when there is nothing to do.
ready:
	@rustup --quiet target add wasm32-unknown-unknown
	@cargo fetch --locked

# Tools are used now and then: quick to build counts for more than quick to run.
INSTALL := CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
	CARGO_PROFILE_RELEASE_OPT_LEVEL=1 cargo install --locked

$(TRUNK):
	$(INSTALL) --root $(TOOLS)/trunk-$(TRUNK_VERSION) trunk@$(TRUNK_VERSION)

$(WASM_BINDGEN):
	$(INSTALL) --root $(TOOLS)/wasm-bindgen-$(WASM_BINDGEN_VERSION) \
		wasm-bindgen-cli@$(WASM_BINDGEN_VERSION)

# Some distributions' wasm-opt breaks what current wasm-bindgen writes; npm carries one that works.
$(WASM_OPT):
	scripts/npm-install $(TOOLS)/binaryen-$(BINARYEN_VERSION) binaryen@$(BINARYEN_VERSION)

# Trunk's own minifier does not know all of what wasm-bindgen writes.
$(TERSER):
	scripts/npm-install $(TOOLS)/terser-$(TERSER_VERSION) terser@$(TERSER_VERSION)

# Firefox's driver. Distributions have Firefox, but not all have this.
$(GECKODRIVER):
	$(INSTALL) --root $(TOOLS)/geckodriver-$(GECKODRIVER_VERSION) geckodriver@$(GECKODRIVER_VERSION)

# The rules of accessibility that the browser tests hold the page to.
$(AXE_CORE):
	scripts/npm-install $(TOOLS)/axe-core-$(AXE_CORE_VERSION) axe-core@$(AXE_CORE_VERSION)

# The newest version that runs on Node.js 20.
$(LIGHTHOUSE):
	scripts/npm-install $(TOOLS)/lighthouse-$(LIGHTHOUSE_VERSION) lighthouse@$(LIGHTHOUSE_VERSION)
