"""PDF pages drawn natively from a Report."""
