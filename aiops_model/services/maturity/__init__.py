"""The maturity instrument in use: answering alone or in a group, scoring, snapshots, comparing."""
