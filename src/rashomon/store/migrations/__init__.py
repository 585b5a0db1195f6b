"""The steps from one schema to the next, by Alembic. `versions/` holds one file a step; a store notes the last it took.

A step runs whole or not at all, in the one transaction that may write. A further step takes the next number for its
revision and stands on those before it (`down_revision`).
"""
