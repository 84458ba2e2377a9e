"""The peer of the benchmark: reads and validates files of lives by the standard library and pydantic, no more."""

import json
import sys
from pathlib import Path

from biography.document import Biography

for name in sys.argv[1:]:
    Biography.model_validate(json.loads(Path(name).read_text(encoding="utf-8")))
