"""What must hold of the assembled tables before they are published.

Belongs here: suites made from ``policytargets.schema`` and the blocking asset checks that run them. The same contract,
notice by notice, stands in ``policytargets.check``, which quarantines; here a fault stops the publication.
"""
