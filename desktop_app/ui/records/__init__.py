"""Lists, forms and history of every kind of record, made from the kinds' own descriptions."""
