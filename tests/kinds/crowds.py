"""Simulated rooms, from leans to summaries, through the same doors as real ones."""

from __future__ import annotations

import json
import random
from typing import Any

from sessions import kinds
from sessions.kinds.base import Kind, Summary
from sessions.privacy.veil import Crowd, veil

EXAMPLES = [(kind, example) for kind in kinds.every() for example in kind.examples]
NAMES = [f"{kind.slug}-{kind.examples.index(example)}" for kind, example in EXAMPLES]


def simulated(kind: Kind, config: Any, *, n: int, seed: int = 1) -> list[dict[str, list[str]]]:
    """Return the form fields of n simulated voices."""
    dice = random.Random(seed)
    return [kind.simulate(min(1.0, max(0.0, dice.gauss(0.6, 0.25))), config) for _voice in range(n)]


def voices(kind: Kind, config: Any, *, n: int, seed: int = 1) -> list[Any]:
    """Return the values of n simulated voices, sealed as JSON and opened again."""
    return [json.loads(json.dumps(kind.parse(given, config))) for given in simulated(kind, config, n=n, seed=seed)]


def summary(kind: Kind, config: Any, *, n: int, seed: int = 1) -> Summary:
    """Return what may be published of n simulated voices, as it is read back from the database."""
    crowd = veil(voices(kind, config, n=n, seed=seed), k=3)
    assert isinstance(crowd, Crowd)
    return Summary.from_json(json.loads(json.dumps(kind.summarise(crowd, config).as_json())))
