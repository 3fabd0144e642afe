"""The pages of the ledgers: releases, applications, inquiries, disputes, people, indicators."""
