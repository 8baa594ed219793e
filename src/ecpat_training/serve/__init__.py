"""The programme in a browser, for people who never see a command line: pages over the features' workflows."""
