"""What each test could have found."""
