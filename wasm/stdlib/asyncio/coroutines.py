"""What counts as a coroutine, and how one is shown."""

import collections.abc
import os
import sys
import types

__all__ = ('iscoroutinefunction', 'iscoroutine')


def _is_debug_mode():
    return sys.flags.dev_mode or (not sys.flags.ignore_environment and
                                  bool(os.environ.get('PYTHONASYNCIODEBUG')))


def iscoroutinefunction(func):
    """Whether func() gives a coroutine."""
    import inspect
    return inspect.iscoroutinefunction(func)


#: atomic
def iscoroutine(obj):
    """Whether obj is a coroutine object."""
    return type(obj) is types.CoroutineType or isinstance(obj, collections.abc.Coroutine)


#: atomic
def _format_coroutine(coro):
    # `name() running at FILE:LINE` and the like.
    if not hasattr(coro, 'cr_code') and not hasattr(coro, 'gi_code'):
        name = getattr(coro, '__qualname__', None) or getattr(coro, '__name__', None)
        running = getattr(coro, 'cr_running', False) or getattr(coro, 'gi_running', False)
        name = f'{name or f"<{type(coro).__name__} without __name__>"}()'
        return f'{name} running' if running else name
    code = getattr(coro, 'cr_code', None) or getattr(coro, 'gi_code', None)
    name = getattr(coro, '__qualname__', None) or getattr(coro, '__name__', None)
    name = f'{name or code.co_name}()'
    frame = getattr(coro, 'cr_frame', None) or getattr(coro, 'gi_frame', None)
    filename = code.co_filename or '<empty co_filename>'
    if frame is not None:
        return f'{name} running at {filename}:{frame.f_lineno}'
    return f'{name} done, defined at {filename}:{code.co_firstlineno}'
