"""Handles, the abstract event loop, and which loop is the current one."""

import contextvars
import os
import sys
import threading

from _asyncio import _get_running_loop, _set_running_loop, get_event_loop, get_running_loop
from . import format_helpers

__all__ = ('AbstractEventLoopPolicy', 'AbstractEventLoop', 'Handle', 'TimerHandle', 'get_event_loop_policy',
           'set_event_loop_policy', 'get_event_loop', 'set_event_loop', 'new_event_loop',
           '_set_running_loop', 'get_running_loop', '_get_running_loop')


class Handle:
    """A callback given to a loop; can be cancelled."""

    __slots__ = ('_callback', '_args', '_cancelled', '_loop', '_source_traceback', '_repr',
                 '__weakref__', '_context')

    def __init__(self, callback, args, loop, context=None):
        if context is None:
            context = contextvars.copy_context()
        self._context = context
        self._loop = loop
        self._callback = callback
        self._args = args
        self._cancelled = False
        self._repr = None
        self._source_traceback = None
        if loop.get_debug():
            self._source_traceback = format_helpers.extract_stack(sys._getframe(1))

    def _repr_info(self):
        info = [self.__class__.__name__]
        if self._cancelled:
            info.append('cancelled')
        if self._callback is not None:
            info.append(format_helpers._format_callback_source(self._callback, self._args))
        if self._source_traceback:
            frame = self._source_traceback[-1]
            info.append(f'created at {frame[0]}:{frame[1]}')
        return info

    def __repr__(self):
        if self._repr is not None:
            return self._repr
        return f"<{' '.join(self._repr_info())}>"

    def get_context(self):
        """The context that the callback runs in."""
        return self._context

    def cancel(self):
        """Do not call the callback."""
        if not self._cancelled:
            self._cancelled = True
            if self._loop.get_debug():
                self._repr = repr(self)     # while the callback is still known
            self._callback = None
            self._args = None

    def cancelled(self):
        """Whether cancel() was called."""
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            cb = format_helpers._format_callback_source(self._callback, self._args)
            context = {'message': f'Exception in callback {cb}', 'exception': exc, 'handle': self}
            if self._source_traceback:
                context['source_traceback'] = self._source_traceback
            self._loop.call_exception_handler(context)
        self = None


class TimerHandle(Handle):
    """A callback given to a loop for a time; ordered by that time."""

    __slots__ = ['_scheduled', '_when']

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        if self._source_traceback:
            del self._source_traceback[-1]
        self._when = when
        self._scheduled = False     # whether it stands in the loop's heap

    def _repr_info(self):
        info = super()._repr_info()
        info.insert(2 if self._cancelled else 1, f'when={self._when}')
        return info

    # These five are what heapq and callers compare handles with.

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        if isinstance(other, TimerHandle):
            return self._when < other._when
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, TimerHandle):
            return self._when < other._when or self.__eq__(other)
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, TimerHandle):
            return self._when > other._when
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, TimerHandle):
            return self._when > other._when or self.__eq__(other)
        return NotImplemented

    def __eq__(self, other):
        if isinstance(other, TimerHandle):
            return (self._when == other._when and self._callback == other._callback and
                    self._args == other._args and self._cancelled == other._cancelled)
        return NotImplemented

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
        super().cancel()

    def when(self):
        """The loop's time at which the callback is due."""
        return self._when


class AbstractEventLoop:
    """What every event loop can do; base_events.BaseEventLoop does it."""

    def _missing(self, *args, **kwargs):
        raise NotImplementedError

    run_forever = run_until_complete = stop = is_running = is_closed = close = _missing
    shutdown_asyncgens = shutdown_default_executor = _missing
    call_soon = call_later = call_at = time = create_future = create_task = call_soon_threadsafe = _missing
    run_in_executor = set_default_executor = set_task_factory = get_task_factory = _missing
    get_exception_handler = set_exception_handler = default_exception_handler = _missing
    call_exception_handler = get_debug = set_debug = add_signal_handler = remove_signal_handler = _missing

    def _no_network(self, *args, **kwargs):
        raise NotImplementedError("the simulated computer has no network connections and no other programs")

    create_connection = create_server = create_unix_connection = create_unix_server = _no_network
    create_datagram_endpoint = getaddrinfo = getnameinfo = start_tls = sendfile = _no_network
    connect_accepted_socket = connect_read_pipe = connect_write_pipe = _no_network
    subprocess_exec = subprocess_shell = add_reader = remove_reader = add_writer = remove_writer = _no_network
    sock_recv = sock_recv_into = sock_sendall = sock_connect = sock_accept = sock_sendfile = _no_network


class AbstractEventLoopPolicy:
    """Decides which loop is the current one and how a new one is made."""

    def get_event_loop(self):
        """The current loop."""
        raise NotImplementedError

    def set_event_loop(self, loop):
        """Make loop the current one."""
        raise NotImplementedError

    def new_event_loop(self):
        """Make a loop."""
        raise NotImplementedError


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """Each thread has its own current loop; only the main thread gets one without asking."""

    _loop_factory = None

    class _Local(threading.local):
        _loop = None
        _set_called = False

    def __init__(self):
        self._local = self._Local()

    def get_event_loop(self):
        """The thread's loop; made now, with a warning, if there is none in the main thread."""
        local = self._local
        if (local._loop is None and not local._set_called and
                threading.current_thread() is threading.main_thread()):
            # The warning is for the nearest caller outside asyncio.
            stacklevel = 2
            f = sys._getframe(1)
            while f is not None:
                module = f.f_globals.get('__name__')
                if module not in ('asyncio', '_asyncio') and not module.startswith('asyncio.'):
                    break
                f = f.f_back
                stacklevel += 1
            import warnings
            warnings.warn('There is no current event loop', DeprecationWarning, stacklevel=stacklevel)
            self.set_event_loop(self.new_event_loop())
        if local._loop is None:
            raise RuntimeError('There is no current event loop in thread %r.'
                               % threading.current_thread().name)
        return local._loop

    def set_event_loop(self, loop):
        """Make loop the thread's current one."""
        self._local._set_called = True
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        self._local._loop = loop

    def new_event_loop(self):
        """Make a loop."""
        return self._loop_factory()


_event_loop_policy = None


def get_event_loop_policy():
    """The policy in force."""
    global _event_loop_policy
    if _event_loop_policy is None:
        from . import DefaultEventLoopPolicy
        _event_loop_policy = DefaultEventLoopPolicy()
    return _event_loop_policy


def set_event_loop_policy(policy):
    """Put another policy in force; None: the default one."""
    global _event_loop_policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'")
    _event_loop_policy = policy


def set_event_loop(loop):
    """Make loop the thread's current one."""
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """Make an event loop, without making it the current one."""
    return get_event_loop_policy().new_event_loop()


def _on_fork():
    # A forked child is not inside its parent's loop.
    _set_running_loop(None)


os.register_at_fork(after_in_child=_on_fork)
