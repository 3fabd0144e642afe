"""Deadlines beyond 今日: the month view, the calendar and the settings they are counted by."""
