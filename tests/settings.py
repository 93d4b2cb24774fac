"""设置 — the product's own settings, over a data folder that ends with the run."""

import atexit
import os
import shutil
import tempfile

_FOLDER = tempfile.mkdtemp(prefix="tests-of-shishi-")
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
os.environ["SHISHI_DATA"] = _FOLDER

from shishi.config.settings import *  # noqa: E402, F403  the folder must be named first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # tests sign in often
