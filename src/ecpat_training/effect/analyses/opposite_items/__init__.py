"""Questions of one scale that changed in opposite directions, so that its mean hides both."""
