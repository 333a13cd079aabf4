"""`make bench`: every promise measured, its table printed. One module a promise: `python -m benchmarks.directory` runs one."""

import os
import pkgutil
import runpy

import benchmarks

HELPERS = {"__main__", "instances", "notices"}  # notices is measured with the working day


def main() -> None:
    print(f"load average before: {os.getloadavg()[0]:.2f}, {os.cpu_count()} cores")
    for module in sorted(found.name for found in pkgutil.iter_modules(benchmarks.__path__)):
        if module not in HELPERS:
            print(f"\n## {module}")
            runpy.run_module(f"benchmarks.{module}", run_name="__main__")


if __name__ == "__main__":
    main()
