"""The next version of a plan that is under way, and what is different in it."""
