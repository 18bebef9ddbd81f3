"""Model and plan to document: one builder for each kind, German wording, a closed tree of nodes."""
