"""The command line from a checkout, for tools that look for this file; installed, it is `entente`."""

from entente.cli.main import main

if __name__ == "__main__":
    main()
