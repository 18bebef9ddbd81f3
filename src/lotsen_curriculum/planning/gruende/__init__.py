"""Why there is no plan, what collides, what would help; and why a plan is as it is."""
