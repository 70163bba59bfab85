# Every target makes a fresh machine ready by itself. See README.md.
PYTHON := .venv/bin/python
export PYTHONUTF8 := 1
OFFSCREEN := QT_QPA_PLATFORM=offscreen
# In a child process, because Qt aborts where the display named in the environment does not answer.
DISPLAY_ANSWERS := $(PYTHON) -c 'from PySide6.QtGui import QGuiApplication as App; raise SystemExit(App([]).platformName() in ("offscreen", "minimal"))'
DEMO := $(OFFSCREEN) $(PYTHON) -m dxdesk.practice.demo build/demo
LIMIT := $(shell command -v timeout >/dev/null && echo timeout 20)

.PHONY: help run test demo forms shots bench torture replicators office papers bundle ready lock

help:
	@echo 'make run      mở chương trình; không có màn hình thì chạy demo / open the program'
	@echo 'make demo     làm trọn việc chính với phường tập, kết quả ở build/demo / the main job, headless'
	@echo 'make test     mọi kiểm tra / all checks'
	@echo 'make shots bench torture replicators office papers bundle forms lock: xem README.md'

ready:
	@sh tools/prepare.sh

run: ready
	@if $(LIMIT) $(DISPLAY_ANSWERS) >/dev/null 2>&1; then \
		exec $(PYTHON) -m dxdesk; \
	else \
		echo 'Không có màn hình: chạy phần làm mẫu. / No display answers: running the demo.' >&2; \
		$(DEMO); \
	fi

demo: ready
	@$(DEMO)

shots: ready
	@$(OFFSCREEN) $(PYTHON) -m dxdesk.practice.shots build/shots

forms: ready
	@$(PYTHON) forms/compile.py

test: ready
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	$(PYTHON) -m pytest -q tests/test_house.py
	$(PYTHON) -m pytest -q -n auto --dist worksteal --ignore=tests/test_house.py

bench: ready
	@$(OFFSCREEN) $(PYTHON) -m benchmarks

torture: ready
	DXDESK_TORTURE=full $(PYTHON) -m pytest -q -m torture tests/torture

# Real Syncthing, WebDAV and SFTP on loopback. Without Syncthing its part is passed over, and said so.
replicators: ready
	@command -v syncthing >/dev/null || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
		&& apt-get install -qq -y --no-install-recommends syncthing >/dev/null; } \
		|| echo 'Chưa có Syncthing: sudo apt-get install syncthing / Syncthing is not installed.' >&2
	$(PYTHON) -m pytest -q -rs -m replicators tests/replicators

# Our files through real LibreOffice, installed where it is not there.
office:
	@sh tools/prepare.sh office
	$(PYTHON) -m pytest -q -rs tests/office

# Every paper through the PDF programs of others: qpdf, poppler, the PDF/A validator of Apache PDFBox.
papers:
	@sh tools/prepare.sh papers
	$(PYTHON) -m pytest -q -rs tests/outside

bundle:
	@sh tools/prepare.sh bundle
	@$(PYTHON) -m PyInstaller --noconfirm --log-level WARN --workpath build/bundle --distpath dist build.spec
	@$(OFFSCREEN) $(PYTHON) tools/try_bundle.py dist/dxdesk

# For whoever changes the dependencies: needs uv; the result carries hashes and no addresses.
lock:
	uv export --no-emit-project --format requirements-txt --no-header --all-groups --output-file requirements.lock --quiet
	rm -f uv.lock
