"""A kept person page through what may stand in front: the examples of docs/proxies/ beside granian and a static file.

Requests per second, taken in turn by wrk, medians of some rounds; one worker of each. nginx answers by HTTPS, as in its
example. Needs wrk, nginx, Varnish with its modules and OpenSSL.

    .venv/bin/python -m tests.benchmarks.proxied_pages --rounds 3 --seconds 4
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from tests.benchmarks.cached_pages import CONNECTIONS, LIFE
from tests.benchmarks.cached_pages import nginx as static_file
from tests.benchmarks.databases import FIRST_LIFE
from tests.benchmarks.served import Reader, free_port, manage, production
from tests.proxies.servers import HOST, SETTINGS, nginx, portal, prepared, varnish


def per_second(url: str, seconds: int) -> float:
    headers = ["-H", "Accept-Encoding: gzip", "-H", f"Host: {HOST}", "-H", "X-Forwarded-Proto: https"]
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", *headers, f"{url}{LIFE}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    if "Non-2xx" in done.stdout:
        raise SystemExit(f"{url} did not answer 200:\n{done.stdout}")
    return int(re.search(r"(\d+) requests in", done.stdout)[1]) / seconds  # type: ignore[index]


def rounds_of(rounds: int, seconds: int) -> dict[str, list[float]]:
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as name, ExitStack() as stack:
        folder = Path(name)
        folder.chmod(0o755)
        shutil.copytree(prepared(), folder, dirs_exist_ok=True)
        (folder / "metrics").mkdir()
        port, cache = free_port(), free_port()
        more = {"PROXIES": "2", "CDN_SECONDS": "600", "PURGE_URLS": f"http://127.0.0.1:{cache}", "METRICS_TOKEN": ""}
        environment = production(folder, **SETTINGS | more)
        manage(environment, "load_biographies", FIRST_LIFE)
        stack.enter_context(portal(environment, port))
        stack.enter_context(varnish(folder / "varnish", port, cache))
        direct, _http = stack.enter_context(nginx(folder / "nginx", port, folder / "media"))
        both, _http = stack.enter_context(nginx(folder / "nginx-and-varnish", cache, folder / "media"))
        _status, body = Reader(port).get(LIFE, Host=HOST, **{"X-Forwarded-Proto": "https"})
        (folder / "static-file").mkdir()
        static, _pid = stack.enter_context(static_file(folder / "static-file", body))
        ways = {
            "granian alone": f"http://127.0.0.1:{port}",
            "nginx, then granian (HTTPS)": f"https://127.0.0.1:{direct}",
            "Varnish": f"http://127.0.0.1:{cache}",
            "nginx, then Varnish (HTTPS)": f"https://127.0.0.1:{both}",
            "nginx, static file of the same bytes": f"http://127.0.0.1:{static}",
        }
        taken: dict[str, list[float]] = {name: [] for name in ways}
        for url in ways.values():
            per_second(url, 1)
        for _round in range(rounds):
            for way, url in ways.items():
                taken[way].append(per_second(url, seconds))
        return taken


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=4)
    chosen = parser.parse_args()
    if missing := [tool for tool in ("wrk", "nginx", "varnishd", "openssl") if not shutil.which(tool)]:
        print(f"Not found on this machine: {', '.join(missing)}.")
        return 1
    taken = rounds_of(chosen.rounds, chosen.seconds)
    alone = median(taken["granian alone"])
    for way, each in taken.items():
        of_rounds = " ".join(f"{one:,.0f}" for one in each)
        print(
            f"{way:<38} {median(each):9,.0f} requests/s   {median(each) / alone:6.2f} × granian alone   ({of_rounds})"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
