"""The window around the pages: start, menus, navigation, search, messages, crash page."""
