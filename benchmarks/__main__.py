"""`python -m benchmarks [NAME …]` runs all measurements, or those that are named."""

import sys
from importlib import import_module

NAMES = ("prozesse", "planung", "schiedsrichter", "zertifikate", "dokumente")

for name in sys.argv[1:] or NAMES:
    import_module(f"benchmarks.{name}").run()
