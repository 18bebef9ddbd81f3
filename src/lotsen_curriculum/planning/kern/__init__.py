"""The engine: tables, a bound from behind, a search from the front, and what drives them."""
