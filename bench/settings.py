"""设置 — the product's own settings with one empty page more, to measure the server by."""

from shishi.config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
