"""Files of rules that people edit: read strictly, with every mistake told by its line."""
