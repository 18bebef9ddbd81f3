"""Document to bytes: Word, PDF and plain outline; theme and fonts."""
