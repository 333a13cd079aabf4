"""A load generator in a process of its own: some connections, each asking one address after the other. Prints what it saw as JSON."""

import asyncio
import json
import sys
import time
from collections.abc import Iterator


async def _reader(port: int, paths: Iterator[str], seen: list[tuple[float, int, int]]) -> None:
    incoming, outgoing = await asyncio.open_connection("127.0.0.1", port)
    for path in paths:
        begun = time.perf_counter()
        outgoing.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        head = await incoming.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
        await incoming.readexactly(length)
        seen.append((time.perf_counter() - begun, int(head.split(b" ", 2)[1]), length))
    outgoing.close()


async def _all(port: int, paths: list[str], connections: int) -> dict[str, object]:
    shared, seen = iter(paths), list[tuple[float, int, int]]()
    begun = time.perf_counter()
    await asyncio.gather(*(_reader(port, shared, seen) for _ in range(connections)))
    took = time.perf_counter() - begun
    waits = sorted(wait for wait, _status, _length in seen)
    return {
        "per_second": len(seen) / took,
        "p50": waits[len(waits) // 2] * 1000,
        "p99": waits[int(len(waits) * 0.99)] * 1000,
        "largest": max(length for *_, length in seen),
        "failed": sum(status != 200 for _, status, _ in seen),
    }


def main() -> None:
    """Arguments: port, connections; the addresses come on standard input, one a line."""
    port, connections = map(int, sys.argv[1:3])
    print(json.dumps(asyncio.run(_all(port, sys.stdin.read().split(), connections))))


if __name__ == "__main__":
    main()
