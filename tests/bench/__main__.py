"""`python -m tests.bench`: the product beside a stock echo and the leanest echo, in one run on one machine."""

from __future__ import annotations

import argparse
import asyncio
import json
import platform
import resource
import statistics
import sys
from datetime import date

from tests.bench.measure import ECHOES, Sample, echo, whole_product
from tests.bench.report import Row, table, verdicts

SIZES = (200, 1_500, 5_000)
STATES = 1_000
"""The size at which the promise on states is given."""
FILES_SPARE = 200


def main() -> int:
    options = arguments()
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    if limit < max(options.sizes) + FILES_SPARE:
        print(f"{max(options.sizes)} phones need more open files than this machine allows ({limit}): ulimit -Hn")
        return 2
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))  # the servers inherit it
    samples = asyncio.run(measured(options))
    rows = {place: Row.of(found) for place, found in samples.items()}
    if options.json:
        print(json.dumps({f"{name} {size}": row.as_json() for (name, size), row in rows.items()}))
        return 0
    print(
        f"\n{date.today()}, {platform.platform()}, Python {platform.python_version()}, medians of {options.runs} runs"
    )
    print(table(rows))
    said = verdicts(rows)
    for line, _good in said:
        print(line)
    return 0 if all(good for _line, good in said) or not options.check else 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), metavar="N", help="how many phones")
    parser.add_argument("--runs", type=int, default=3, help="runs of everything, interleaved (default %(default)s)")
    parser.add_argument("--quick", action="store_true", help="one run, without the largest size")
    parser.add_argument("--release", default="auto", choices=["auto", "live", "together"])
    parser.add_argument("--only", nargs="+", choices=[*ECHOES, "product"], default=[*ECHOES, "product"])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--check", action="store_true", help="end with 1 if a target is missed")
    options = parser.parse_args()
    if options.quick:
        options.runs, options.sizes = 1, [size for size in options.sizes if size < max(SIZES)]
    return options


async def measured(options: argparse.Namespace) -> dict[tuple[str, int], list[Sample]]:
    """Run everything, one after the other, so that a noisy minute troubles all three alike."""
    samples: dict[tuple[str, int], list[Sample]] = {}
    for run in range(options.runs):
        for size in options.sizes:
            for name in options.only:
                say(f"run {run + 1} of {options.runs}: {name}, {size} phones …")
                sample = await (whole_product(size, release=options.release) if name == "product" else echo(name, size))
                say(f"{statistics.median(sample.rates):,.0f}/s\n")
                samples.setdefault((name, size), []).append(sample)
        if "product" in options.only and STATES not in options.sizes:
            say(f"run {run + 1} of {options.runs}: product, states to {STATES} phones …")
            sample = await whole_product(STATES, release=options.release)
            say(f"{statistics.median(sample.opened):.3f} s\n")
            samples.setdefault(("product", STATES), []).append(sample)
    return samples


def say(text: str) -> None:
    sys.stderr.write(text + " ")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
