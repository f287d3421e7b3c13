"""`procurement-rules` and `python -m procurement_rules`: Ctrl-C is answered from the first moment."""

from __future__ import annotations

import signal

from procurement_rules.cli.stopped import end_at_once


def main() -> None:
    """Run the command line; the exit code is that of `procurement_rules.cli.main`."""
    # Whoever has switched Ctrl-C off, as `nohup` does, is not overruled.
    listens = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if listens:
        signal.signal(signal.SIGINT, end_at_once)
    # Late: this takes a second.
    from procurement_rules.cli.main import main as run

    try:
        if listens:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        run()
    except KeyboardInterrupt:
        end_at_once()


if __name__ == "__main__":
    main()
