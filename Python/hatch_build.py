"""Puts the library for C into the wheel, and says on which machines it runs. `Scripts/wheel` says where the library is."""

import os
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class LibraryHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel" or version == "editable":
            return
        library = os.environ.get("PATCHBAY_LIBRARY")
        if not library:
            raise RuntimeError("PATCHBAY_LIBRARY names no library: Scripts/wheel builds the wheel")
        build_data["pure_python"] = False
        # `auditwheel repair` puts the version of glibc in.
        build_data["tag"] = "py3-none-linux_x86_64"
        build_data["force_include"][library] = "patchbay/libpatchbay.so"
