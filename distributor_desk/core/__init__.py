"""The ground floor: plain Python, without Qt, SQL, Excel or PDF."""
