"""How and when the dataset is made: definitions, resources, jobs, schedules and sensors.

Belongs here: all that knows of Dagster and of the machine. What is made stands in ``assets``, what must hold in
``expectations``, and how anything is done in ``policytargets``, which knows none of the three.
"""
