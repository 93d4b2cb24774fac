"""`make test` — the suite on SQLite, then what touches the database once more on PostgreSQL.

The second part starts its own cluster from the installed programs, in a temporary folder.
"""

import argparse
import os
import subprocess
import sys

from tests import cluster

TABLES = ("records", "queries", "actions", "web")  # folders that touch the database


def main() -> int:
    """The exit code of the first part that failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", default="auto", help="processes of pytest")
    jobs = parser.parse_args().jobs
    print("SQLite：全部测试", flush=True)
    failed = _pytest(["-n", jobs])
    if failed:
        return failed
    lack = cluster.lack()
    if lack:
        print(f"未在 PostgreSQL 上运行：{lack}。")
        return 1 if os.environ.get("CI") == "true" else 0
    print("PostgreSQL：与数据库有关的测试", flush=True)
    folders = [f"tests/{name}" for name in TABLES if os.path.isdir(f"tests/{name}")]
    with cluster.running() as url:
        return _pytest(["-n", jobs, "-m", "not browser", *folders], DATABASE_URL=url)


def _pytest(words: list[str], **environment: str) -> int:
    # Tests of one group share what is dear to make, in one process.
    command = [sys.executable, "-m", "pytest", "-q", "--dist", "loadgroup", *words]
    return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
