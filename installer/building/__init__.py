"""Builds of the program that are handed out: one module for each form."""
