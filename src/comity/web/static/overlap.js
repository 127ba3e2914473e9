import "./names.js";
