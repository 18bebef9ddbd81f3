"""One module for each command; each has `run(args) -> int`, the exit code."""
