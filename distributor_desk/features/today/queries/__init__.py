"""What is read for the Today tab beside the rooms' own lines; each part is imported when it is read first."""
