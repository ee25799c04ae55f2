"""Stands for the engine's module _traceback under CPython: CPython's own traceback module, loaded aside."""
import importlib.util
import os
import sys

_spec = importlib.util.spec_from_file_location(
    "_cpython_traceback", os.path.join(os.path.dirname(os.__file__), "traceback.py"))
_real = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_real)


def format_exception(exc, limit, chain):
    return _real.format_exception(exc, limit=limit, chain=chain)


def format_exception_only(exc, show_group):
    return _real.format_exception_only(exc, show_group=show_group)


def format_tb(tb, limit):
    return _real.format_tb(tb, limit)


def format_frame(filename, lineno, end_lineno, colno, end_colno, name):
    summary = _real.FrameSummary(filename, lineno, name, end_lineno=end_lineno, colno=colno, end_colno=end_colno)
    return _real.StackSummary().format_frame_summary(summary)


def positions(obj):
    code, at = (obj.tb_frame.f_code, obj.tb_lasti) if hasattr(obj, "tb_frame") else (obj.f_code, obj.f_lasti)
    line, end_line, col, end_col = list(code.co_positions())[at // 2]
    if hasattr(obj, "tb_lineno"):
        line = obj.tb_lineno
    return line, end_line, col, end_col


# CPython prints an uncaught exception by this function of the module traceback.
if "traceback" in sys.modules:
    sys.modules["traceback"]._print_exception_bltin = _real._print_exception_bltin
