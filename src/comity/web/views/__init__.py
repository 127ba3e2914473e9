"""Every view of the workbench, a row each.

A new view: a module here with a function that answers `Shown`, a template of the view's name, a row below; `script`
where static/NAME.js and NAME.css go with it, `posts` for what it does.
"""

from __future__ import annotations

from comity.web.asked import View
from comity.web.views import (
    brief,
    coded,
    compare,
    difference,
    dossier,
    inbox,
    network,
    news,
    overlap,
    positions,
    reader,
    reading,
    search,
    timeline,
    validate,
    verify,
    whatif,
)

VIEWS = (
    View("inbox", "Inbox", inbox.show, "Texts", script=True, posts=inbox.POSTS),
    View("news", "What is new", news.show, "Texts", script=True),
    View("search", "Search", search.show, "Texts", script=True),
    View("texts", "Reader", reader.texts, "Texts"),
    View("reader", "Reader", reader.show, item=True, script=True, posts=reader.POSTS),
    View("network", "Network", network.show, "Map", script=True),
    View("positions", "Positions", positions.show, "Map", script=True),
    View("timeline", "Timeline", timeline.show, "Map", script=True),
    View("world", "World map", positions.show_world, "Map", script=True),
    View("overlap", "Overlap", overlap.show, "Map", script=True),
    View("difference", "Difference", difference.show, "Map", script=True),
    View("whatif", "What if", whatif.show, "Test", script=True),
    View("compare", "Compare", compare.show, "Check", script=True),
    View("verify", "Verify", verify.show, "Check", script=True),
    View("validate", "Validate", validate.show, "Check", script=True, posts=validate.POSTS),
    View("coded", "Coded by hand", coded.show, "Check", posts=coded.POSTS),
    View("dossier", "Dossier", dossier.show, "Hand on", script=True),
    View("brief", "Brief", brief.show, "Hand on", script=True, posts=brief.POSTS),
    View("reading", "Reading", reading.show, posts=reading.POSTS),
)
FIRST = "inbox"
GROUPS = {
    group: tuple(view for view in VIEWS if view.group == group)
    for group in dict.fromkeys(view.group for view in VIEWS if view.group)
}
