"""A model's file in, a session that runs it out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import onnxruntime


def open_session(model: Path) -> onnxruntime.InferenceSession:
    """A session of one thread a call: texts are read one at a time, and speed comes from calls side by side."""
    import onnxruntime  # loaded with the first text: most verbs read none

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
