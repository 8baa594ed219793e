"""Plan, staff and evaluate multi-stakeholder trainings on protecting children against trafficking."""

__version__ = "0.1.0"
