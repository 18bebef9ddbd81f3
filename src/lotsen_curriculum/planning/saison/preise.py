"""What a roster costs, in the points of the Regelwerk, whose scale says how much each is worth.

Each person of a team beyond the first costs what the Regelwerk of the course says (`trainer_zusaetzlich`).
"""

__all__ = ["MEHR_ALS_ANTEIL", "MODUL_OFFEN", "PERSON_IM_KURS", "SCHNITT_OFFEN", "TERMIN_OFFEN"]

PERSON_IM_KURS = 3
"""For each person that leads in a course: every change of face is a flaw that the group notices."""

MEHR_ALS_ANTEIL = 1
"""For each session that somebody leads beyond a fair share."""

MODUL_OFFEN = 5
"""For each module that is probably worked on in a session and that nobody of its team can lead: the course has to be
arranged in another way, or does not work out."""

SCHNITT_OFFEN = 10_000
"""For each cut that is not kept: above all sums of wishes, because a course can't be planned then."""

TERMIN_OFFEN = 1_000_000
"""For each session without anybody who leads it."""
