"""What is made: thin Dagster assets that load, call one function of ``policytargets`` and return.

Belongs here: names, descriptions, lineage. No rule about notices, no path of a machine.
"""
