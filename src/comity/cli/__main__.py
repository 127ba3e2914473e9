"""`python -m comity.cli` is the command `comity`, as `python -m comity` is."""

from comity.cli.front import main

main()
