"""Widgets that know no record: the house's own buttons, lines, panels, colours and icons."""
