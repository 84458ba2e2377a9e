"""What a run of the fuzzing saw, in figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from tests.fuzz.asked import Answer, Request


@dataclass(slots=True)
class Tally:
    """``faults``: what was wrong, with the request, once for each address and kind of fault.

    ``memory``: the most that a worker had, in MB.
    """

    requests: int = 0
    callers: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    routes: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    forms: int = 0
    slowest: tuple[float, str] = (0.0, "")
    largest: tuple[int, str] = (0, "")
    server_errors: int = 0
    memory: float = 0
    faults: dict[tuple[str, str], tuple[str, Request]] = field(default_factory=dict)

    def count(self, request: Request, answer: Answer, wrong: list[str]) -> None:
        self.requests += 1
        self.callers[request.caller] += 1
        self.statuses[f"{answer.status // 100}xx" if answer.status else "none"] += 1
        self.routes[request.route].add(answer.status)
        self.forms += bool(request.body)
        address = f"{request.method} {request.path.decode('latin-1')[:80]}"
        self.slowest = max(self.slowest, (answer.seconds, address))
        self.largest = max(self.largest, (len(answer.body), address))
        self.server_errors += answer.status == 0 or any(one.startswith("status 5") for one in wrong)
        for one in wrong:
            self.faults.setdefault((request.route, one.partition(":")[0]), (one, request))

    @property
    def reached(self) -> int:
        """Routes that answered at least once with what they are there for: no refusal, no error."""
        return sum(any(200 <= status < 400 for status in statuses) for statuses in self.routes.values())

    def table(self, memory: str) -> str:
        """As Markdown, for docs/fuzzing.md."""
        rows = {
            "requests": f"{self.requests:,}, {self.forms:,} of them with a body",
            "distinct routes asked": f"{len(self.routes)}",
            "of them answered otherwise than with a refusal": f"{self.reached}",
            "by caller": ", ".join(f"{name} {number:,}" for name, number in self.callers.most_common()),
            "by status": ", ".join(f"{name} {number:,}" for name, number in sorted(self.statuses.items())),
            "slowest answer": f"{self.slowest[0]:.2f} s, `{self.slowest[1]}`",
            "largest answer": f"{self.largest[0] / 1e6:.2f} MB, `{self.largest[1]}`",
            "highest memory of a worker": memory,
            "server errors": f"{self.server_errors}",
            "answers that were otherwise not as promised": f"{len(self.faults)}",
        }
        lines = ["| what | |", "|---|---|", *(f"| {what} | {figure} |" for what, figure in rows.items())]
        return "\n".join(lines)

    def report(self, origin: str) -> str:
        """Each fault, with the request as a line for a shell."""
        return "\n".join(
            f"\n{route} ({request.caller}): {said}\n  {request.as_curl(origin)[:4000]}"
            for (route, _kind), (said, request) in sorted(self.faults.items(), key=lambda fault: fault[0])
        )
