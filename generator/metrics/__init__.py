"""Works out the numbers that pages and charts show, from the facts of an election."""
