"""What is seen of customers beside the list: the page, the forms, the windows for tidying and for care."""
