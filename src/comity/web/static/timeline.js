// This page needs nothing beyond its links and its form (htmx).
import "./figure.js";
