# What people and CI type. Everything is built under build/<preset>; see CMakePresets.json.
JOBS ?= $(shell nproc)
PARLEY = build/release/bin/parley
DEMO = solve us-china-2018
MODULES = page/node_modules/.package-lock.json

SEQUENCES = 200

# Of the Python package's tests: Debian's, whose headers install_deps.sh brings, or another one with its own.
PYTHON ?= $(firstword $(wildcard /usr/bin/python3) python3)
VENV = build/python/bin

.PHONY: backtest demo test test-python bench-python test-wheel build dev check tsan reliability bench fuzz fuzz-long wasm page test-page test-page-alone test-brief slow-page format format-check slow verification clean

demo: page build
	$(PARLEY) $(DEMO)
	$(PARLEY) brief us-china-2018 -o brief.html
	@echo "The brief, to open in a browser: $(CURDIR)/brief.html"

build:
	tools/install_deps.sh build
	cmake --preset release -DPARLEY_TESTS=OFF
	cmake --build --preset release --parallel $(JOBS)

test:
	tools/install_deps.sh build test python
	@$(MAKE) --no-print-directory $(VENV)/ready || echo "No index of Python packages answers: the Python package's tests skip."
	cmake --preset release -DPARLEY_TESTS=ON $$([ -e $(VENV)/ready ] && \
	  echo "-DPARLEY_PYTHON=ON -DPython_EXECUTABLE=$(CURDIR)/$(VENV)/python" || echo "-DPARLEY_PYTHON=OFF")
	cmake --build --preset release --parallel $(JOBS)
	rm -rf build/release/verification
	@[ -d "$${PARLEY_SHARED:-../shared}" ] || echo "No published tables in $${PARLEY_SHARED:-../shared}: tests that need them skip."
	ctest --preset release --parallel $(JOBS)

# The Python package with all that it works with: pandas, Polars, Arrow, DuckDB, Dask with a worker killed, notebooks, R.
# `make test` has a part of it.
test-python: $(VENV)/ready-all
	tools/install_deps.sh build python r
	cmake --preset release -DPARLEY_PYTHON=ON -DPython_EXECUTABLE=$(CURDIR)/$(VENV)/python
	cmake --build --preset release --parallel $(JOBS) --target parley _parley
	PYTHONPATH=$(CURDIR)/build/release/python PARLEY_PROGRAM=$(CURDIR)/$(PARLEY) PARLEY_PYTHON_ALL=1 \
	  $(VENV)/python -m pytest -q -p no:cacheprovider --durations=12 python/tests
	PYTHONPATH=$(CURDIR)/build/release/python PARLEY_SLOWER=$${PARLEY_SLOWER:-3} $(VENV)/python -m pytest -q -p no:cacheprovider -s -m speed python/tests

# What a call from Python costs over the solve, and whether its threads are threads: exact limits, of an idle machine.
bench-python: $(VENV)/ready-all
	tools/install_deps.sh build python
	cmake --preset release -DPARLEY_PYTHON=ON -DPython_EXECUTABLE=$(CURDIR)/$(VENV)/python
	cmake --build --preset release --parallel $(JOBS) --target _parley
	PYTHONPATH=$(CURDIR)/build/release/python PARLEY_SLOWER=1 $(VENV)/python -m pytest -q -p no:cacheprovider -s -m speed python/tests

# pip install . from this clone into an empty environment: compiles the library once more.
test-wheel: $(VENV)/ready
	tools/install_deps.sh build python
	PARLEY_WHEEL=1 $(VENV)/python -m pytest -q -p no:cacheprovider python/tests/test_wheel.py

$(VENV)/ready: python/requirements-build.txt
	tools/install_deps.sh python
	$(PYTHON) -m venv build/python
	$(VENV)/pip install -q -r python/requirements-build.txt
	touch $@

$(VENV)/ready-all: python/requirements-test.txt $(VENV)/ready
	$(VENV)/pip install -q -r python/requirements-test.txt
	touch $@

dev:
	tools/install_deps.sh build test
	cmake --preset dev
	cmake --build --preset dev --parallel $(JOBS)
	ctest --preset dev --parallel $(JOBS)

# Every part once more with clang, assertions and sanitizers, without the program.
check:
	tools/install_deps.sh build test fuzz
	cmake --preset check
	cmake --build --preset check --parallel $(JOBS)
	ctest --preset check --parallel $(JOBS)

# What runs on several threads, with ThreadSanitizer: a race is a failure.
tsan:
	tools/install_deps.sh build test
	cmake --preset tsan
	cmake --build --preset tsan --parallel $(JOBS) --target threaded_tests
	ctest --preset tsan --parallel $(JOBS) --verbose >build/tsan/tsan.log 2>&1 || { cat build/tsan/tsan.log; exit 1; }
	@tools/make_reliability.py --threads build/tsan/tsan.log

bench:
	tools/install_deps.sh build bench
	cmake --preset bench
	cmake --build --preset bench --parallel $(JOBS) --target bench_solve bench_strategy
	bench/run.sh build/release

fuzz:
	tools/install_deps.sh build test fuzz
	cmake --preset check
	cmake --build --preset check --parallel $(JOBS)
	fuzz/run.sh 100000

# A million of each: an hour or two.
fuzz-long:
	tools/install_deps.sh build test fuzz
	cmake --preset check
	cmake --build --preset check --parallel $(JOBS)
	fuzz/run.sh 1000000

wasm:
	tools/install_deps.sh build web
	wasm/build.sh

# The brief's page, its shell and its engine, for the next build of the program to take in.
page: $(MODULES)
	tools/install_deps.sh build web
	wasm/build.sh --no-check
	cd page && npm run build && npm run build:workbench
	mkdir -p build/page
	cp page/dist/shell.html page/dist/workbench.html build/wasm/engine.wasm.gz build/wasm/workbench.wasm.gz build/page/

test-page: test-page-alone test-brief

# The page by itself, with recorded answers.
test-page-alone: $(MODULES)
	tools/install_deps.sh node page
	cd page && npm run check && npm test && npm run build:fake && npm run test:browser

# A brief of the program, its engine and its page in Chromium.
test-brief: page build
	tools/install_deps.sh node page
	page/tests/browser/brief.sh $(PARLEY)

# 200 random sequences of moves, drags, branches, undo, reset and stop on the pages of the bundled scenarios, held against the program.
slow-page: page build
	(cd page && PARLEY_PROGRAM=$(CURDIR)/$(PARLEY) PARLEY_ENGINE=$(CURDIR)/build/wasm/engine.js \
	  PARLEY_SEQUENCES=$(SEQUENCES) npx vitest run --config vitest.real.config.ts) >build/release/slow-page.log 2>&1 \
	  || { cat build/release/slow-page.log; exit 1; }
	grep 'sequences,' build/release/slow-page.log

slow:
	tools/install_deps.sh build test
	cmake --preset release -DPARLEY_TESTS=ON
	cmake --build --preset release --parallel $(JOBS)
	PARLEY_SLOW=1 ctest --preset release --parallel $(JOBS)

# After a change of published figures: the page first, then the tests that compare it.
verification:
	tools/install_deps.sh build test
	cmake --preset release -DPARLEY_TESTS=ON
	cmake --build --preset release --parallel $(JOBS)
	rm -rf build/release/verification
	ctest --preset release --parallel $(JOBS) --exclude-regex '^docs/'
	tools/make_verification.py build/release/verification docs/verification.md

# After a change of a test that docs/reliability.md names: the page from a slow run of them.
reliability: page
	tools/install_deps.sh build test
	cmake --preset release -DPARLEY_TESTS=ON
	cmake --build --preset release --parallel $(JOBS)
	for part in identities store cli world dispute policy wasm faults; do \
	  PARLEY_SLOW=1 build/release/bin/test_$$part \
	    --gtest_filter="$$(tools/make_reliability.py --tests)" || exit 1; \
	done > build/release/reliability.log
	$(MAKE) slow-page tsan
	tools/make_reliability.py docs/reliability.md build/release/reliability.log build/release/slow-page.log build/tsan/tsan.log

# Every past dispute, each method: the page from what comes out. A run that was stopped goes on with what it has kept.
backtest: build
	$(PARLEY) backtest --page --keep build/backtest --shares histories/course.csv -o docs/backtest.md

format: $(MODULES)
	tools/install_deps.sh format
	git ls-files '*.hpp' '*.cpp' | xargs clang-format-14 -i
	cd page && npm run format

format-check: $(MODULES)
	tools/install_deps.sh format
	git ls-files '*.hpp' '*.cpp' | xargs clang-format-14 --dry-run --Werror
	cd page && npm run format:check && npm run lint

# npm writes this file when it is done.
$(MODULES): page/package-lock.json
	tools/install_deps.sh node
	cd page && npm ci

clean:
	rm -rf build
