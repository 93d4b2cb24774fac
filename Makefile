# The whole project by a few words. Needs Python 3.11 or later and nothing else; uses uv when
# it is on the PATH, else venv and pip. Both install the same hash-pinned requirement files.

VENV   := .venv
BIN    := $(VENV)/bin
DATA   ?= var
PORT   ?= 8000
UV     := $(shell command -v uv 2>/dev/null)
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	2>/dev/null && echo $$p && break; done)
JOBS   ?= auto

ifneq ($(UV),)
make-venv = test -x $(BIN)/python || "$(UV)" venv --quiet --python '>=3.11' $(VENV)
install   = "$(UV)" pip install --quiet --python $(BIN)/python
else
make-venv = test -x $(BIN)/python || { test -n "$(PYTHON)" \
	|| { echo '没有找到 Python 3.11 或更高版本，请先安装。' >&2; exit 1; }; \
	"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); \
	echo '虚拟环境没有建成。Debian、Ubuntu 请先安装 python3-venv，或安装 uv。' >&2; exit 1; }; }
install   = $(BIN)/python -m pip install -qq --disable-pip-version-check
endif

.DEFAULT_GOAL := help
.PHONY: help demo up ocr test bench lint format lock map manual sample clean

help:  ## 列出各项命令
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

demo: $(VENV)/run  ## 启动演示（虚构的云岭县），打印各角色的一键登录链接
	@$(BIN)/shishi demo --data $(DATA)/demo --port $(PORT)

up: $(VENV)/run  ## 正式启动；首次运行打印建立管理员的一次性链接
	@$(BIN)/shishi up --data $(DATA) --port $(PORT)

ocr: $(VENV)/run  ## 加装文字识别，读取扫描件和照片
	@$(install) --require-hashes -r requirements/ocr.txt

test: lint  ## 全部检查和测试；本机做不到的逐条说明原因
	@$(BIN)/python -m tests.everything --jobs $(JOBS)

bench: $(VENV)/dev  ## 速度：同一次运行中的比值表
	@$(BIN)/python -m bench

lint: $(VENV)/dev  ## 格式、类型、层次
	@$(BIN)/ruff format --quiet --check . || { echo '格式不一致，请运行 make format。' >&2; exit 1; }
	@$(BIN)/ruff check --quiet .
	@SHISHI_DATA=$(VENV)/mypy-data $(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo >/dev/null || { $(BIN)/lint-imports --no-logo; exit 1; }

format: $(VENV)/dev  ## 统一格式
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

map: $(VENV)/dev  ## 重画 docs/map.md
	@$(BIN)/python scripts/draw_map.py

manual: $(VENV)/dev  ## 重做 docs/manual（手册）
	@$(BIN)/python scripts/draw_manual.py

sample: $(VENV)/dev  ## 重做样例方案
	@$(BIN)/python scripts/make_sample.py

lock:  ## 按 pyproject.toml 重新锁定依赖（需要 uv）
	@test -n "$(UV)" || { echo '锁定依赖需要 uv，请先安装。' >&2; exit 1; }
	@sh scripts/lock.sh "$(UV)"

clean:  ## 删除虚拟环境和各类缓存，不动数据
	@rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build

$(VENV)/run: requirements/run.txt pyproject.toml
	@$(make-venv)
	@test -e $(VENV)/dev || $(install) --require-hashes -r requirements/run.txt
	@$(install) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev: requirements/dev.txt pyproject.toml
	@$(make-venv)
	@$(install) --require-hashes -r requirements/dev.txt
	@$(install) --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/run
