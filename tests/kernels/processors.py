"""Which processors' kernels of OpenBLAS this machine can run, and which of them is in use."""

import ctypes
import platform
from pathlib import Path

NEEDS = {
    "Nehalem": {"sse4_2"},
    "Sandybridge": {"avx"},
    "Haswell": {"avx2", "fma"},
    "Zen": {"avx2", "fma"},
    "SkylakeX": {"avx512f", "avx512bw", "avx512dq", "avx512vl"},
}
"""Kernels by the instructions that they need. On another processor OpenBLAS takes a kernel of its own, or crashes."""
_FLAGS = Path("/proc/cpuinfo")


def kernels() -> list[str]:
    """The kernels that can be compared here: none where the machine doesn't say what its processor can do."""
    if platform.machine() != "x86_64" or not _FLAGS.exists():
        return []
    line = next((line for line in _FLAGS.read_text("utf-8").splitlines() if line.startswith("flags")), "")
    return [kernel for kernel, needed in NEEDS.items() if needed <= {*line.split()}]


def kernel_in_use() -> str | None:
    """The kernel that NumPy's OpenBLAS has taken; None where NumPy was built with another library."""
    import numpy

    for library in Path(numpy.__file__).parent.with_name("numpy.libs").glob("libscipy_openblas*"):
        name = ctypes.CDLL(str(library)).scipy_openblas_get_corename64_
        name.restype = ctypes.c_char_p
        return str(name().decode())
    return None
