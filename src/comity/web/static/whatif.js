// The fields complete names by themselves; what is worked out is asked for again (htmx) until it is there.
import "./figure.js";
