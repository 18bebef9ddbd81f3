"""Text to model: strict YAML with positions, validation, cross references, a Träger's folder over the shipped data."""
