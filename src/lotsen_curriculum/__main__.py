"""`python -m lotsen_curriculum` is the command `lotsen`."""

import sys

from lotsen_curriculum.cli import main

sys.exit(main())
