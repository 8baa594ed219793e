"""The effect report: results to a `Document`; its sentences and their rules; what may be published."""
