"""What is said of a list, for coordinators and for the partners who sent it; and the files that go back to them."""
