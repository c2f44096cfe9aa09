"""How good the tables are: labelled notices and the scores against them. Takes tables, makes none."""
