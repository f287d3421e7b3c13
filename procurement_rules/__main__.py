"""`python -m procurement_rules` is the same as `procurement-rules`."""

from procurement_rules.cli.main import main

if __name__ == "__main__":
    main()
