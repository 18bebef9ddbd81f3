"""Several courses that share trainers and rooms: a roster, then each course by itself, and back where that fails."""

from lotsen_curriculum.planning.saison.planen import RUNDEN, SaisonErgebnis, SaisonProblem, plan_saison

__all__ = ["RUNDEN", "SaisonErgebnis", "SaisonProblem", "plan_saison"]
