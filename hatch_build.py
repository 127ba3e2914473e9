"""At every build of the wheel, the libraries of the workbench are brought from npm into it."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Libraries(BuildHookInterface):  # type: ignore[type-arg]
    """Runs scripts/vendor.py; an editable install, whose setup runs it itself, goes on without them, and so does
    a build with COMITY_WITHOUT_WORKBENCH set."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable" or os.environ.get("COMITY_WITHOUT_WORKBENCH"):
            return
        path = Path(self.root) / "scripts" / "vendor.py"
        spec = importlib.util.spec_from_file_location("vendor", path)
        assert spec is not None
        assert spec.loader is not None
        vendor = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(vendor)
        try:
            vendor.bring()
        except vendor.NoLibraries as error:
            sys.exit(f"comity: {error}. To build without the workbench, set COMITY_WITHOUT_WORKBENCH=1")
