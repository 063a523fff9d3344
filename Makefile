# Two commands matter: `make serve` and `make test`. Everything they need is installed on the
# way, into .tools/ where that is possible, and reused the next time.

TRUNK_VERSION := 0.21.14
WASM_BINDGEN_VERSION := 0.2.129
BINARYEN_VERSION := 132.0.0

TOOLS := $(CURDIR)/.tools
export PATH := $(TOOLS)/bin:$(PATH)
export CARGO_TERM_COLOR ?= auto

TRUNK := $(TOOLS)/bin/trunk-$(TRUNK_VERSION)
WASM_BINDGEN := $(TOOLS)/bin/wasm-bindgen-$(WASM_BINDGEN_VERSION)
WASM_OPT := $(TOOLS)/bin/wasm-opt-$(BINARYEN_VERSION)
WASM_TARGET := $(TOOLS)/wasm-target

.PHONY: help serve dist test test-native test-browser lint bench schemas screenshots clean

help:
	@echo "make serve        the page at http://127.0.0.1:8080, rebuilt when a file changes"
	@echo "make dist         the release build in dist/, for any static server, with a size report"
	@echo "make test         everything that CI runs"
	@echo "make test-native  the tests that need no browser"
	@echo "make bench        how long the engine takes"
	@echo "make screenshots  the pictures of the documentation, from the release build"

serve: $(TRUNK) $(WASM_BINDGEN) $(WASM_TARGET)
	trunk serve --offline --skip-version-check

dist: $(TRUNK) $(WASM_BINDGEN) $(WASM_OPT) $(WASM_TARGET)
	rm -rf dist
	trunk build --release --offline --skip-version-check
	cargo run --quiet --release --example size_report -- dist

test: lint test-native dist test-browser

lint: $(WASM_TARGET)
	cargo fmt --check
	cargo clippy --locked --all-targets --features browser-tests -- --deny warnings
	cargo clippy --locked --lib --bins --target wasm32-unknown-unknown -- --deny warnings

test-native:
	cargo test --locked

test-browser: scripts/install-browser
	scripts/install-browser
	cargo test --locked --features browser-tests --test browser

bench:
	cargo bench --locked --bench engine

schemas:
	UPDATE=1 cargo test --locked --test cli

screenshots: dist
	scripts/install-browser
	SCREENSHOTS=docs/images cargo test --locked --features browser-tests --test browser -- screenshots

clean:
	rm -rf target dist

$(WASM_TARGET):
	rustup target add wasm32-unknown-unknown
	mkdir -p $(TOOLS)
	touch $@

$(TRUNK):
	cargo install --locked --root $(TOOLS) --force trunk@$(TRUNK_VERSION)
	touch $@

$(WASM_BINDGEN):
	cargo install --locked --root $(TOOLS) --force wasm-bindgen-cli@$(WASM_BINDGEN_VERSION)
	touch $@

# Some distributions' wasm-opt breaks what current wasm-bindgen writes; npm carries one that works.
$(WASM_OPT):
	@command -v npm >/dev/null || { echo "make dist needs npm, for the binaryen package with wasm-opt"; exit 1; }
	npm install --silent --no-audit --no-fund --prefix $(TOOLS) binaryen@$(BINARYEN_VERSION)
	mkdir -p $(TOOLS)/bin
	ln -sf ../node_modules/.bin/wasm-opt $(TOOLS)/bin/wasm-opt
	touch $@
