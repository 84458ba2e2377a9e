"""A portal as in production, and in front of it nginx and Varnish as docs/proxies/ has them.

Of the examples nothing is replaced but addresses, ports and paths: what is documented is what runs.
"""

from __future__ import annotations

import hashlib
import json
import os
import pwd
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.served import ROOT, free_port, manage, production

HOST = "lives.example.org"
EXAMPLES = ROOT / "docs" / "proxies"
TOKEN = "for figures"
SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "tests.proxies.settings",
    "SECRET_KEY": "the same for all processes of these tests",
    "ALLOWED_HOSTS": HOST,
    "SITE_URL": f"https://{HOST}",
    "SECURE_SSL_REDIRECT": "on",
    "SECURE_COOKIES": "on",
    "SECURE_PROXY_SSL_HEADER": "X-Forwarded-Proto",
    "REQUEST_ID_HEADER": "X-Request-ID",
    "METRICS_TOKEN": TOKEN,
    "API_REQUESTS_PER_MINUTE": "60",
}
WORLD = """
import django, json
django.setup()
from biography.exchange.site import people_index
people_index()
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction
from tests.answers import a_world
world = a_world()
world.chief.set_password("correct horse battery")
world.chief.save()
closed = Collection.get_first_root_node().add_child(name="Closed")
CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
secret = get_document_model().objects.create(
    title="Secret", collection=closed, file=ContentFile(b"%PDF-1.4 secret", name="secret.pdf"))
print(json.dumps({"picture": world.picture, "original": world.original, "document": world.document,
                  "secret": secret.url, "file": secret.file.name}))
"""


def example(name: str, **replaced: str) -> str:
    """An example with what is replaced, each of which it must have."""
    text = (EXAMPLES / name).read_text()
    for old, new in replaced.items():
        assert old in text, f"docs/proxies/{name} has no {old}"
        text = text.replace(old, new)
    return text


def prepared() -> Path:
    """A folder with a portal's database, uploads and collected static files; made anew where the code is another."""
    seen = hashlib.sha256((WORLD + (ROOT / "requirements.lock").read_text()).encode())
    for folder in ("*/migrations/*.py", "biography/static/**/*", "biography/models/*.py", "tests/factories.py"):
        for path in sorted(ROOT.glob(folder)):
            seen.update(path.read_bytes() if path.is_file() else b"")
    folder = ROOT / "var" / "proxy-test" / seen.hexdigest()[:16]
    if (folder / "world.json").exists():
        return folder
    shutil.rmtree(folder.parent, ignore_errors=True)
    folder.mkdir(parents=True)
    environment = production(folder, **SETTINGS)
    manage(environment, "migrate", "--verbosity", "0")
    manage(environment, "ensure_roles")
    manage(environment, "collectstatic", "--no-input", "--verbosity", "0")
    made = subprocess.run(
        [sys.executable, "-c", WORLD], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    (folder / "world.json").write_text(json.dumps(json.loads(made.stdout)))
    return folder


@contextmanager
def portal(environment: dict[str, str], port: int) -> Iterator[None]:
    """Granian with one worker, so that limits count exactly."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", "1", "--blocking-threads", "4", "--no-ws", "--backlog", "1024", "portal.wsgi:application"]
    with running([*command, "--log-level", "warning"], port, environment):
        yield


@contextmanager
def nginx(folder: Path, backend: int, media: Path) -> Iterator[tuple[int, int]]:
    """The example within what Debian has around it; its ports for HTTPS and for HTTP."""
    https, http = free_port(), free_port()
    folder.mkdir()
    certify(folder)
    site = example(
        "nginx.conf",
        **{
            "127.0.0.1:8000": f"127.0.0.1:{backend}",
            "listen 443": f"listen 127.0.0.1:{https}",
            "listen 80": f"listen 127.0.0.1:{http}",
            "/etc/ssl/lives.example.org": str(folder),
            "/srv/portal/media": str(media),
        },
    )
    (folder / "site.conf").write_text(site)
    user = f"user {pwd.getpwuid(os.getuid()).pw_name};" if os.getuid() == 0 else ""
    temporary = " ".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"{user} daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;\n"
        f"events {{}}\nhttp {{ access_log off; default_type application/octet-stream; gzip on; {temporary}\n"
        "types { text/html html; text/css css; }\ninclude site.conf; }\n"
    )
    with running(["nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)], https):
        yield https, http


def certify(folder: Path) -> None:
    """A certificate for the host of the example, and none other, signed by itself."""
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-days", "2", "-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"]
    command += ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    subprocess.run(command, check=True, capture_output=True)


@contextmanager
def varnish(folder: Path, backend: int, port: int) -> Iterator[None]:
    folder.mkdir()
    vcl = folder / "varnish.vcl"
    vcl.write_text(example("varnish.vcl", **{'.port = "8000"': f'.port = "{backend}"'}))
    command = ["varnishd", "-F", "-n", str(folder), "-f", str(vcl), "-a", f"127.0.0.1:{port}", "-s", "malloc,64m"]
    # Without a jail: the folders of tests are the tester's own.
    with running([*command, "-T", "none", "-j", "none"], port):
        yield


@contextmanager
def running(command: list[str], port: int, environment: dict[str, str] | None = None) -> Iterator[None]:
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    end = time.monotonic() + 60
    try:
        while socket.socket().connect_ex(("127.0.0.1", port)):
            assert process.poll() is None, f"{command[0]} has ended"
            assert time.monotonic() < end, f"{command[0]} does not answer"
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


class Editor:
    """A process of its own that changes what is public, as the admin of another worker does."""

    LOOP = """
import sys, django, json
django.setup()
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from biography.models import PersonPage
for line in sys.stdin:
    exec(json.loads(line))
    print("done", flush=True)
"""

    def __init__(self, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", self.LOOP],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def does(self, statements: str) -> None:
        """Returns when it is done, and so what was published is public."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(statements) + "\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline() == "done\n", f"failed: {statements}"

    def stop(self) -> None:
        self._process.communicate()
