"""Attendance to certificates: who gets what and why, what a certificate says of a course, numbers and their register."""
