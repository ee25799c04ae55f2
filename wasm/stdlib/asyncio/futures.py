"""Future, and the bridge from the futures of concurrent.futures."""

import concurrent.futures

from _asyncio import Future
from . import events
from .base_futures import _CANCELLED, _FINISHED, _PENDING, isfuture

__all__ = ('Future', 'wrap_future', 'isfuture')


def _get_loop(fut):
    return fut.get_loop()


def _set_result_unless_cancelled(fut, result):
    if fut.cancelled():
        return
    fut.set_result(result)


def _convert_future_exc(exc):
    # concurrent.futures has exceptions of its own for what asyncio calls by the same names.
    if type(exc) is concurrent.futures.CancelledError:
        from .exceptions import CancelledError
        return CancelledError(*exc.args).with_traceback(exc.__traceback__)
    if type(exc) is concurrent.futures.InvalidStateError:
        from .exceptions import InvalidStateError
        return InvalidStateError(*exc.args).with_traceback(exc.__traceback__)
    return exc


def _copy_to_concurrent(concurrent_future, source):
    if source.cancelled():
        concurrent_future.cancel()
    if not concurrent_future.set_running_or_notify_cancel():
        return
    exception = source.exception()
    if exception is not None:
        concurrent_future.set_exception(_convert_future_exc(exception))
    else:
        concurrent_future.set_result(source.result())


def _copy_to_asyncio(source, dest):
    if dest.cancelled():
        return
    if source.cancelled():
        dest.cancel()
        return
    exception = source.exception()
    if exception is not None:
        dest.set_exception(_convert_future_exc(exception))
    else:
        dest.set_result(source.result())


def _chain_future(source, destination):
    # When source is done, so is destination; when destination is cancelled, so is source. Each may
    # be of asyncio or of concurrent.futures; the loop of one of asyncio's is told by its own thread.
    source_loop = _get_loop(source) if isfuture(source) else None
    dest_loop = _get_loop(destination) if isfuture(destination) else None

    def _set_state(future, other):
        if isfuture(future):
            _copy_to_asyncio(other, future)
        else:
            _copy_to_concurrent(future, other)

    def _call_check_cancel(destination):
        if destination.cancelled():
            if source_loop is None or source_loop is events._get_running_loop():
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(source):
        if destination.cancelled() and dest_loop is not None and dest_loop.is_closed():
            return
        if dest_loop is None or dest_loop is events._get_running_loop():
            _set_state(destination, source)
        else:
            if dest_loop.is_closed():
                return
            dest_loop.call_soon_threadsafe(_set_state, destination, source)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def wrap_future(future, *, loop=None):
    """An asyncio Future that ends as the given future of concurrent.futures does."""
    if isfuture(future):
        return future
    assert isinstance(future, concurrent.futures.Future), \
        f'concurrent.futures.Future is expected, got {future!r}'
    if loop is None:
        loop = events.get_event_loop()
    new_future = loop.create_future()
    _chain_future(future, new_future)
    return new_future
