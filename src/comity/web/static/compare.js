// This page needs nothing beyond its links.
