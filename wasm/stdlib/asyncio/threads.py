"""Calling a function in a thread from a coroutine."""

import contextvars
import functools

from . import events

__all__ = "to_thread",


async def to_thread(func, /, *args, **kwargs):
    """Call func in the default executor, in a copy of this context, and wait for its result."""
    loop = events.get_running_loop()
    ctx = contextvars.copy_context()
    func_call = functools.partial(ctx.run, func, *args, **kwargs)
    return await loop.run_in_executor(None, func_call)
