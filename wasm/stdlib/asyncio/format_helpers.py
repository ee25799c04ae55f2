"""How callbacks and places in the source are shown."""

import functools
import sys
import types

from . import constants


#: atomic
def _get_function_source(func):
    while hasattr(func, '__wrapped__'):
        func = func.__wrapped__
    if isinstance(func, types.FunctionType):
        code = func.__code__
        # What stands for C code has no source.
        return None if func.__module__ == '_asyncio' else (code.co_filename, code.co_firstlineno)
    if isinstance(func, functools.partial):
        return _get_function_source(func.func)
    return None


#: atomic
def _format_callback_source(func, args, *, debug=True):
    text = _format_callback(func, args, None)
    source = _get_function_source(getattr(func, '__func__', func))
    if source:
        text += f' at {source[0]}:{source[1]}'
    return text


#: atomic
def _format_args_and_kwargs(args, kwargs):
    import reprlib
    items = [reprlib.repr(arg) for arg in args]
    items += [f'{k}={reprlib.repr(v)}' for k, v in (kwargs or {}).items()]
    return f"({', '.join(items)})"


#: atomic
def _format_callback(func, args, kwargs, suffix=''):
    if isinstance(func, functools.partial):
        suffix = _format_args_and_kwargs(args, kwargs) + suffix
        return _format_callback(func.func, func.args, func.keywords, suffix)
    name = getattr(func, '__qualname__', None) or getattr(func, '__name__', None) or repr(func)
    return name + _format_args_and_kwargs(args, kwargs) + suffix


def extract_stack(f=None, limit=None):
    """The stack above frame f, innermost last, without source lines."""
    import traceback
    if f is None:
        f = sys._getframe().f_back
    if limit is None:
        limit = constants.DEBUG_STACK_DEPTH
    stack = traceback.StackSummary.extract(traceback.walk_stack(f), limit=limit, lookup_lines=False)
    stack.reverse()
    return stack
