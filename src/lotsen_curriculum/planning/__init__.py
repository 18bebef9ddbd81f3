"""Model to plan: problem, rules, engine; and the independent checker."""
