"""make audit: the Nu checker and Lighthouse over every kind of page, served as in production, and what a page weighs.

    python tests/audit/audit.py [ADDRESS …]

Needs Java, Node with npm, and Chromium. What npm installs goes into var/audit/. Ends with the table of docs/audit.md.
"""

from __future__ import annotations

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
PORT = 8765
SITE = f"http://127.0.0.1:{PORT}"
CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
RUNS = 3  # a busy machine takes points away and never adds any: the best of so many runs counts
KB = 1024
MOST_HTML, MOST_IN_ALL = 40 * KB, 80 * KB  # bytes of the page of the first life, compressed


def main() -> int:
    asked = sys.argv[1:]
    kinds = [kind for kind in PAGE_TYPES if not asked or kind.address in asked]
    install()
    rows, faults = [], []
    with tempfile.TemporaryDirectory(prefix="portal-audit-") as folder, portal(Path(folder)):
        html = {kind.name: fetch(kind) for kind in kinds}
        found = nu(html, Path(folder))
        for kind in kinds:
            weight = Weight(html=len(gzip.compress(html[kind.name])))
            scores = rated(kind, Path(folder)) if kind.status == HTTPStatus.OK else Scores()
            weight.all = scores.bytes
            rows.append(row(kind, found[kind.name], scores, weight))
            faults += [f"{kind.address}: {message}" for message in found[kind.name]]
            faults += too_heavy(weight) if kind.address == LIFE else []
            print(rows[-1], *(f"    {reason}" for reason in scores.failed), sep="\n", flush=True)
    print("", *HEAD, *rows, "", *faults, f"{len(rows)} kinds of pages, {len(faults)} faults", sep="\n")
    return 1 if faults else 0


@dataclass
class Weight:
    """Bytes over the wire, compressed."""

    html: int
    all: int = 0


HEAD = [
    "| page | address | Nu | performance | accessibility | best practices | SEO | HTML, KB | with all it needs, KB |",
    "|---|---|---|---|---|---|---|---|---|",
]


def row(kind: PageType, messages: list[str], scores: Scores, weight: Weight) -> str:
    points = [str(scores[name]) if scores else "–" for name in CATEGORIES]
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
    if not (TOOLS / "node_modules" / "lighthouse").exists():
        TOOLS.mkdir(parents=True, exist_ok=True)
        run(["npm", "install", "--silent", "--no-save", "--prefix", str(TOOLS), *PACKAGES])


@contextmanager
def portal(folder: Path) -> Iterator[None]:
    """The portal as in production, with the lives of fixtures/ and the world of the page types, in a scratch folder."""
    environment = production(folder, SITE_URL=SITE, LOG_LEVEL="ERROR")
    manage(environment, "migrate", "--no-input")
    manage(environment, "load_biographies", *fixtures())
    manage(environment, "shell", "--command", "from tests.page_world import make; make()")
    manage(environment, "collectstatic", "--no-input")
    with served(environment, port=PORT):
        yield


def fixtures() -> list[str]:
    return [str(path) for path in sorted((ROOT / "fixtures").glob("*.json"))]


def run(command: list[str], environment: dict[str, str] | None = None) -> None:
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
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


def rated(kind: PageType, folder: Path) -> Scores:
    best = lighthouse(kind.address, folder)
    for _run in range(RUNS - 1):
        if best["performance"] < 100:
            best = max(best, lighthouse(kind.address, folder), key=lambda scores: scores["performance"])
    return best


def lighthouse(page: str, folder: Path) -> Scores:
    report = folder / "lighthouse.json"
    run(
        [
            "node", str(TOOLS / "node_modules" / "lighthouse" / "cli" / "index.js"), SITE + page,
            "--quiet", "--output", "json", "--output-path", str(report),
            "--chrome-flags=--headless=new --no-sandbox", f"--only-categories={','.join(CATEGORIES)}",
        ],
        os.environ | {"CHROME_PATH": os.environ.get("CHROMIUM") or shutil.which("chromium") or ""},
    )  # fmt: skip
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
    items = audit.get("details", {}).get("items", [])
    nodes = [item.get("node", {}).get("snippet") or item.get("description") or item.get("url") for item in items]
    return "; ".join(str(node) for node in nodes[:3] if node)


if __name__ == "__main__":
    sys.exit(main())
