"""Third-party values with their source; each file names who computed them and how."""

import json
from pathlib import Path
from typing import Any


def golden(name: str) -> dict[str, Any]:
    """Return a golden file by the start of its name."""
    (path,) = Path(__file__).parent.glob(f"{name}*.json")
    return json.loads(path.read_text(encoding="utf-8"))
