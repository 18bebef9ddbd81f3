"""What exists: frozen, strict data classes. No input or output, no clock."""
