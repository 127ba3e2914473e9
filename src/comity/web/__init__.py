"""The workbench: a case in the browser, on this machine alone.

serve(case, port=...)       opens the workbench in the browser and stays until it is ended
application(desk, token)    the same as a Starlette application, its routes as values
Desk                        the case that is open, and the reading beside it

A view is one function that chooses what is shown as a plain record of `report.sections` (or one of the same kind), one
template and, where it moves, one ES module, all of its name; `views.VIEWS` lists them, a row each. Every page has its
twin as JSON and CSV at the same address (`/search.json?about=NATO`), and the state of a page is its address.
"""

from comity.web.application import application
from comity.web.desk import Desk
from comity.web.serving import serve

__all__ = ["Desk", "application", "serve"]
