"""Payloads that somebody might send to see what breaks."""

from __future__ import annotations

import json
import random

DEEP = "[" * 990 + "]" * 990
FIXED = [
    " ",
    "null",
    "true",
    "[]",
    "{}",
    '"text"',
    "NaN",
    "Infinity",
    "1e400",
    "-1e400",
    DEEP,
    "[" * 100_0,
    '{"type":',
    '{"type":null}',
    '{"type":[]}',
    '{"type":{"type":"ping"}}',
    '{"type":"ping","type":"answer.put"}',
    '{"type":"answer.put"}',
    '{"type":"answer.put","ref":"a","round":"1","seq":NaN,"fields":{}}',
    '{"type":"answer.put","ref":"a","round":"1","seq":1e400,"fields":{}}',
    '{"type":"answer.put","ref":"a","round":"1","seq":1.5,"fields":{}}',
    '{"type":"answer.put","ref":"a","round":"1","seq":true,"fields":{}}',
    '{"type":"answer.put","ref":"a","round":"1","seq":-1,"fields":{}}',
    '{"type":"answer.put","ref":"a","round":"1","seq":99999999999,"fields":{}}',
    '{"type":"answer.put","ref":"a","round":"1","seq":' + "9" * 5000 + ',"fields":{}}',
    '{"type":"answer.put","ref":"a","round":"１","seq":1,"fields":{}}',
    '{"type":"answer.put","ref":"a","round":"1; DROP TABLE","seq":1,"fields":{}}',
    '{"type":"answer.put","ref":"\\"><script>","round":"1","seq":1,"fields":{}}',
    '{"type":"answer.put","ref":"' + "a" * 100 + '","round":"1","seq":1,"fields":{}}',
    '{"type":"answer.put","ref":"a","round":"1","seq":1,"fields":[]}',
    '{"type":"answer.put","ref":"a","round":"1","seq":1,"fields":{"step":"3"}}',
    '{"type":"answer.put","ref":"a","round":"1","seq":1,"fields":{"step":[3]}}',
    '{"type":"answer.put","ref":"a","round":"1","seq":1,"fields":{"step":["\\ud800"]}}',
    '{"type":"answer.put","ref":"a","round":"1","seq":1,"fields":{"step":["\\u0000"]}}',
    '{"type":"answer.put","ref":"a","round":"1","seq":1,"fields":{"\\ud800":["1"]}}',
    '{"type":"answer.put","ref":"a","round":"1","seq":1,"fields":{"__class__":["1"]},"__proto__":{}}',
    '{"type":"seen","version":"1"}',
    '{"type":"seen","version":1e999}',
    '{"type":"bell","session":1}',
    '{"type":"websocket.close","code":1000}',
    "\u202e\u0000\uffff",
    "x" * 20_000,
    json.dumps({"type": "answer.put", "ref": "a", "round": "1", "seq": 1, "fields": {"text": ["y" * 10_000]}}),
    json.dumps(
        {"type": "answer.put", "ref": "a", "round": "1", "seq": 1, "fields": {str(n): ["1"] for n in range(500)}}
    ),
]
LEAVES = [
    None,
    True,
    0,
    -1,
    2**63,
    10**40,
    1.5,
    "",
    "3",
    "ping",
    "answer.put",
    "\x00",
    "\ud800",
    "💥",
    "a" * 300,
    [],
    {},
]
NAMES = ["type", "ref", "round", "seq", "fields", "abstain", "version", "step", "at", "text", "__init__", ""]


def generated(seed: int, *, round_id: int):
    """Endless messages that are nearly right, each wrong in its own way; the seed makes them the same again."""
    dice = random.Random(seed)
    while True:
        good = {
            "type": "answer.put",
            "ref": f"r{dice.randrange(10**6)}",
            "round": str(round_id),
            "seq": dice.randrange(5),
            "fields": {"step": [str(dice.randrange(-2, 9))]},
            "abstain": dice.random() < 0.1,
        }
        for _wound in range(dice.randrange(4)):
            name = dice.choice(NAMES)
            if dice.random() < 0.3:
                good.pop(name, None)
            elif isinstance(good.get("fields"), dict) and dice.random() < 0.4:
                good["fields"][name] = dice.choice([[dice.choice(LEAVES)], dice.choice(LEAVES)])
            else:
                good[name] = dice.choice([dice.choice(LEAVES), {name: dice.choice(LEAVES)}])
        text = json.dumps(good)
        if dice.random() < 0.2:
            cut = dice.randrange(len(text))
            text = text[:cut] + dice.choice(["", "}", '"', "NaN", "\\"]) + text[cut + dice.randrange(4) :]
        yield text
