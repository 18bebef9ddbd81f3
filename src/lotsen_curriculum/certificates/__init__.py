"""Attendance to certificates: who gets what and why, what it says of a course, numbers and their register."""
