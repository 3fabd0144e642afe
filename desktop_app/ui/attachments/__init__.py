"""Files kept with a record: with an application, or with a release."""
