"""Qualifizierung von Integrationslots*innen in Hesse as data: seminar plans that hold, documents, certificates."""
