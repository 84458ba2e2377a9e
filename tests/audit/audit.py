"""make audit: the Nu checker and Lighthouse over every kind of page, served as in production, and what a page weighs.

    python tests/audit/audit.py [--only nu|lighthouse] [ADDRESS …]

Needs Java, Node with npm, and Chromium, and says what of these is missing. What npm installs goes into var/audit/. Ends
with the table of docs/audit.md. From the environment: PORT to serve at, RUNS to rate a page at most.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.served import manage, production, served  # noqa: E402
from tests.page_types import LIFE, PAGE_TYPES, PageType  # noqa: E402

TOOLS = ROOT / "var" / "audit"
PACKAGES = ["lighthouse@12", "vnu-jar@26"]
PORT = int(os.environ.get("PORT", "8765"))
SITE = f"http://127.0.0.1:{PORT}"
CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
SCREENS = {"phone": [], "desk": ["--preset=desktop"]}
NEEDED = {"java": "default-jre-headless", "node": "nodejs", "npm": "npm", "chromium": "chromium"}
RUNS = int(
    os.environ.get("RUNS", "3")
)  # a busy machine takes points away and never adds any: the best of so many runs counts
WORLD = """from tests.factories import an_image
from tests.page_world import make
make(an_image(description="A face"))"""
KB = 1024
MOST_HTML, MOST_IN_ALL = 40 * KB, 80 * KB  # bytes of the page of the first life, compressed


def main() -> int:
    parser = argparse.ArgumentParser(description="The Nu checker and Lighthouse over every kind of page.")
    parser.add_argument("addresses", nargs="*", metavar="ADDRESS", help="of a page type; all where none is given")
    parser.add_argument("--only", choices=["nu", "lighthouse"])
    asked = parser.parse_args()
    kinds = [kind for kind in PAGE_TYPES if not asked.addresses or kind.address in asked.addresses]
    install()
    rows, faults = [], []
    with tempfile.TemporaryDirectory(prefix="portal-audit-") as folder, portal(Path(folder)):
        html = {kind.name: fetch(kind) for kind in kinds}
        found = {} if asked.only == "lighthouse" else nu(html, Path(folder))
        for kind in kinds:
            weight = Weight(html=len(gzip.compress(html[kind.name])))
            # Lighthouse refuses to rate what is no page.
            rate = kind.status == HTTPStatus.OK and asked.only != "nu"
            scores = {screen: rated(kind, screen, Path(folder)) if rate else Scores() for screen in SCREENS}
            weight.all = scores["phone"].bytes
            messages = found.get(kind.name, [])
            rows.append(row(kind, messages, scores, weight))
            faults += [f"{kind.address}: {message}" for message in messages]
            faults += too_heavy(weight) if kind.address == LIFE else []
            failed = [f"    {screen}: {reason}" for screen, of in scores.items() for reason in of.failed]
            print(rows[-1], *failed, sep="\n", flush=True)
    print("", *HEAD, *rows, "", *faults, f"{len(rows)} kinds of pages, {len(faults)} faults", sep="\n")
    return 1 if faults else 0


@dataclass
class Weight:
    """Bytes over the wire, compressed."""

    html: int
    all: int = 0


HEAD = [
    "| page | address | Nu | phone | desk | HTML, KB | with all it needs, KB |",
    "|---|---|---|---|---|---|---|",
]


def row(kind: PageType, messages: list[str], scores: dict[str, Scores], weight: Weight) -> str:
    """The points of each screen in the order of CATEGORIES."""
    points = [" ".join(str(of[name]) for name in CATEGORIES) if of else "–" for of in scores.values()]
    heavy = f"{weight.all / KB:.1f}" if weight.all else "–"
    cells = [kind.name, f"`{kind.address}`", str(len(messages)), *points, f"{weight.html / KB:.1f}", heavy]
    return f"| {' | '.join(cells)} |"


def too_heavy(weight: Weight) -> list[str]:
    found = [("Its HTML", weight.html, MOST_HTML), ("The page with all it needs", weight.all, MOST_IN_ALL)]
    return [
        f"{LIFE}: {what} weighs {size / KB:.1f} KB, more than {most / KB:.0f}"
        for what, size, most in found
        if size > most
    ]


def install() -> None:
    missing = [package for command, package in NEEDED.items() if not shutil.which(command)]
    if os.environ.get("CHROMIUM") and "chromium" in missing:
        missing.remove("chromium")
    if missing:
        raise SystemExit(f"Missing: on Debian and Ubuntu, apt-get install {' '.join(missing)}")
    if not (TOOLS / "node_modules" / "lighthouse").exists():
        TOOLS.mkdir(parents=True, exist_ok=True)
        run(["npm", "install", "--silent", "--no-save", "--prefix", str(TOOLS), *PACKAGES])


@contextmanager
def portal(folder: Path) -> Iterator[None]:
    """The portal as in production, with the lives of fixtures/ and the world of the page types, in a scratch folder."""
    environment = production(folder, SITE_URL=SITE, LOG_LEVEL="ERROR")
    manage(environment, "migrate", "--no-input")
    manage(environment, "load_biographies", *fixtures())
    make = (
        "from tests.factories import an_image; from tests.page_world import make; make(an_image(description='A face'))"
    )
    manage(environment, "shell", "--command", make)
    manage(environment, "collectstatic", "--no-input")
    with served(environment, port=PORT):
        yield


def fixtures() -> list[str]:
    return [str(path) for path in sorted((ROOT / "fixtures").glob("*.json"))]


def run(command: list[str], environment: dict[str, str] | None = None, attempts: int = 1) -> None:
    for _attempt in range(attempts):
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
        if not done.returncode:
            return
    raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")


def fetch(kind: PageType) -> bytes:
    try:
        with urlopen(Request(SITE + kind.address)) as answer:
            return answer.read()
    except HTTPError as error:
        if error.code != kind.status:
            raise
        return error.read()


def nu(pages: dict[str, bytes], folder: Path) -> dict[str, list[str]]:
    """The errors and warnings of the Nu HTML checker, by the name of the page."""
    names = {f"page-{number}.html": name for number, name in enumerate(pages)}
    for file, name in names.items():
        (folder / file).write_bytes(pages[name])
    jar = next((TOOLS / "node_modules" / "vnu-jar").rglob("vnu.jar"))
    command = [
        "java",
        "-jar",
        str(jar),
        "--format",
        "json",
        "--exit-zero-always",
        *(str(folder / file) for file in names),
    ]
    done = subprocess.run(command, capture_output=True, check=True)
    found: dict[str, list[str]] = {name: [] for name in pages}
    for message in json.loads(done.stderr or done.stdout)["messages"]:
        name = names[message["url"].rpartition("/")[2]]
        found[name].append(f"line {message.get('lastLine')}: {message['message']}")
    return found


class Scores(dict[str, int]):
    """Category → points of 100. ``failed``: the audits that took points away; ``bytes``: all that was transferred."""

    failed: Sequence[str] = ()
    bytes = 0


def rated(kind: PageType, screen: str, folder: Path) -> Scores:
    best = lighthouse(kind.address, screen, folder)
    for _run in range(RUNS - 1):
        if best["performance"] < 100:
            best = max(best, lighthouse(kind.address, screen, folder), key=lambda scores: scores["performance"])
    return best


def lighthouse(page: str, screen: str, folder: Path) -> Scores:
    report = folder / "lighthouse.json"
    command = [
        "node", str(TOOLS / "node_modules" / "lighthouse" / "cli" / "index.js"), SITE + page, *SCREENS[screen],
        "--quiet", "--output", "json", "--output-path", str(report),
        "--chrome-flags=--headless=new --no-sandbox", f"--only-categories={','.join(CATEGORIES)}",
    ]  # fmt: skip
    environment = os.environ | {"CHROME_PATH": os.environ.get("CHROMIUM") or shutil.which("chromium") or ""}
    # On a busy machine it may lose the beginning of a page, and asks to be run again.
    run(command, environment, attempts=3)
    found = json.loads(report.read_text())
    scores = Scores({name: round(100 * (found["categories"][name]["score"] or 0)) for name in CATEGORIES})
    weighed = {ref["id"] for name in CATEGORIES for ref in found["categories"][name]["auditRefs"] if ref["weight"]}
    audits = (found["audits"][name] for name in sorted(weighed))
    scores.failed = [
        f"{audit['title']} {audit.get('displayValue', '')} {places(audit)}".strip()
        for audit in audits
        if audit["score"] is not None and audit["score"] < 0.9
    ]
    requests = found["audits"]["network-requests"]["details"]["items"]
    scores.bytes = sum(request.get("transferSize", 0) for request in requests)
    return scores


def places(audit: dict[str, Any]) -> str:
    """Where in the page, for those audits that say so."""
    items = [item for item in audit.get("details", {}).get("items", []) if isinstance(item, dict)]
    nodes = [(item.get("node") or {}).get("snippet") or item.get("description") or item.get("url") for item in items]
    return "; ".join(str(node) for node in nodes[:3] if node)


if __name__ == "__main__":
    sys.exit(main())
