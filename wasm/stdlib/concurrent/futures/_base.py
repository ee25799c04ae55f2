"""Future and Executor, and waiting for several futures at once."""

import collections
import threading
import time
import types
from _machine import describe as _describe

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'

# The life of a future: PENDING, RUNNING, FINISHED; or PENDING, CANCELLED (cancel() was called),
# CANCELLED_AND_NOTIFIED (the worker has seen that and told those who wait).
PENDING = 'PENDING'
RUNNING = 'RUNNING'
CANCELLED = 'CANCELLED'
CANCELLED_AND_NOTIFIED = 'CANCELLED_AND_NOTIFIED'
FINISHED = 'FINISHED'

_STATE_NAMES = {PENDING: "pending", RUNNING: "running", CANCELLED: "cancelled",
                CANCELLED_AND_NOTIFIED: "cancelled", FINISHED: "finished"}


class _Log:
    # The logger of this package; logging is imported when there is something to say.
    def __getattr__(self, name):
        import logging
        return getattr(logging.getLogger("concurrent.futures"), name)


LOGGER = _Log()


class Error(Exception):
    """Base of this package's errors."""


class CancelledError(Error):
    """The future was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The operation does not fit the future's state."""


class BrokenExecutor(RuntimeError):
    """The executor can no longer run calls."""


class _Waiter:
    # One wait() or as_completed(); the futures that it is installed in report to it.

    def __init__(self):
        self.event = threading.Event()
        self.finished_futures = []

    def add_result(self, future):
        self.finished_futures.append(future)

    def add_exception(self, future):
        self.finished_futures.append(future)

    def add_cancelled(self, future):
        self.finished_futures.append(future)


class _AsCompletedWaiter(_Waiter):

    def __init__(self):
        super().__init__()
        self.lock = threading.Lock()

    def add_result(self, future):
        with self.lock:
            super().add_result(future)
            self.event.set()

    def add_exception(self, future):
        with self.lock:
            super().add_exception(future)
            self.event.set()

    def add_cancelled(self, future):
        with self.lock:
            super().add_cancelled(future)
            self.event.set()


class _FirstCompletedWaiter(_Waiter):

    def add_result(self, future):
        super().add_result(future)
        self.event.set()

    def add_exception(self, future):
        super().add_exception(future)
        self.event.set()

    def add_cancelled(self, future):
        super().add_cancelled(future)
        self.event.set()


class _AllCompletedWaiter(_Waiter):

    def __init__(self, num_pending_calls, stop_on_exception):
        self.num_pending_calls = num_pending_calls
        self.stop_on_exception = stop_on_exception
        self.lock = threading.Lock()
        super().__init__()

    def _decrement_pending_calls(self):
        with self.lock:
            self.num_pending_calls -= 1
            if not self.num_pending_calls:
                self.event.set()

    def add_result(self, future):
        super().add_result(future)
        self._decrement_pending_calls()

    def add_exception(self, future):
        super().add_exception(future)
        if self.stop_on_exception:
            self.event.set()
        else:
            self._decrement_pending_calls()

    def add_cancelled(self, future):
        super().add_cancelled(future)
        self._decrement_pending_calls()


class _AcquireFutures:
    # Holds the conditions of several futures, taken in one order so that two of these never deadlock.

    def __init__(self, futures):
        self.futures = sorted(futures, key=id)

    def __enter__(self):
        for future in self.futures:
            future._condition.acquire()

    def __exit__(self, *args):
        for future in self.futures:
            future._condition.release()


def _install(waiter, fs):
    for f in fs:
        f._waiters.append(waiter)
    return waiter


def _uninstall(waiter, fs):
    for f in fs:
        with f._condition:
            f._waiters.remove(waiter)


def _is_done(f):
    return f._state in (CANCELLED_AND_NOTIFIED, FINISHED)


def as_completed(fs, timeout=None):
    """Yield the futures in the order in which they end; TimeoutError when that takes too long."""
    if timeout is not None:
        end_time = timeout + time.monotonic()
    fs = set(fs)
    total_futures = len(fs)
    with _AcquireFutures(fs):
        finished = {f for f in fs if _is_done(f)}
        pending = fs - finished
        waiter = _install(_AsCompletedWaiter(), fs)
    finished = list(finished)
    try:
        while finished:
            yield finished.pop()
        while pending:
            if timeout is None:
                wait_timeout = None
            else:
                wait_timeout = end_time - time.monotonic()
                if wait_timeout < 0:
                    raise TimeoutError(
                            '%d (of %d) futures unfinished' % (
                            len(pending), total_futures))
            waiter.event.wait(wait_timeout)
            with waiter.lock:
                finished = waiter.finished_futures
                waiter.finished_futures = []
                waiter.event.clear()
            finished.reverse()
            while finished:
                f = finished.pop()
                pending.remove(f)
                yield f
    finally:
        _uninstall(waiter, fs)


DoneAndNotDoneFutures = collections.namedtuple('DoneAndNotDoneFutures', 'done not_done')


#: operation futures.wait
def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait for all futures, the first, or the first to raise; return the sets (done, not_done)."""
    fs = set(fs)
    with _AcquireFutures(fs):
        done = {f for f in fs if _is_done(f)}
        not_done = fs - done
        enough = not not_done
        if return_when == FIRST_COMPLETED:
            enough = enough or bool(done)
        elif return_when == FIRST_EXCEPTION:
            enough = enough or any(not f.cancelled() and f.exception() is not None for f in done)
        elif return_when != ALL_COMPLETED and not enough:
            raise ValueError("Invalid return condition: %r" % return_when)
        if enough:
            return DoneAndNotDoneFutures(done, not_done)
        if return_when == FIRST_COMPLETED:
            waiter = _FirstCompletedWaiter()
        else:
            waiter = _AllCompletedWaiter(len(not_done), return_when == FIRST_EXCEPTION)
        _install(waiter, fs)
    waiter.event.wait(timeout)
    _uninstall(waiter, fs)
    done.update(waiter.finished_futures)
    return DoneAndNotDoneFutures(done, fs - done)


def _result_or_cancel(fut, timeout=None):
    try:
        return fut.result(timeout)
    finally:
        fut.cancel()


class Future:
    """The result, to come, of a call given to an executor."""

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []
        _describe(self, "future")
        _describe(self._condition, "result", self)

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            try:
                callback(self)
            except Exception:
                LOGGER.exception('exception calling callback for %r', self)

    def __repr__(self):
        with self._condition:
            text = f"<{self.__class__.__name__} at {id(self):#x} state={_STATE_NAMES[self._state]}"
            if self._state != FINISHED:
                return text + ">"
            if self._exception:
                return f"{text} raised {self._exception.__class__.__name__}>"
            return f"{text} returned {self._result.__class__.__name__}>"

    #: operation future.cancel
    def cancel(self):
        """Cancel the call; False if it runs or has ended already."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        """Whether the call was cancelled."""
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        """Whether the call runs now."""
        with self._condition:
            return self._state == RUNNING

    def done(self):
        """Whether the call has ended or was cancelled."""
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def __get_result(self):
        if self._exception:
            try:
                raise self._exception
            finally:
                self = None     # the traceback must not keep the future
        return self._result

    #: operation future.add_done_callback
    def add_done_callback(self, fn):
        """Call fn(future) when it ends, in the thread that ends it; now, if it has ended."""
        with self._condition:
            if self._state not in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED):
                self._done_callbacks.append(fn)
                return
        try:
            fn(self)
        except Exception:
            LOGGER.exception('exception calling callback for %r', self)

    #: operation future.result
    def result(self, timeout=None):
        """Wait for the call and return what it returned, or raise what it raised."""
        try:
            with self._condition:
                if self._state in [CANCELLED, CANCELLED_AND_NOTIFIED]:
                    raise CancelledError()
                elif self._state == FINISHED:
                    return self.__get_result()
                self._condition.wait(timeout)
                if self._state in [CANCELLED, CANCELLED_AND_NOTIFIED]:
                    raise CancelledError()
                elif self._state == FINISHED:
                    return self.__get_result()
                else:
                    raise TimeoutError()
        finally:
            self = None

    #: operation future.exception
    def exception(self, timeout=None):
        """Wait for the call and return what it raised, or None."""
        with self._condition:
            if self._state in [CANCELLED, CANCELLED_AND_NOTIFIED]:
                raise CancelledError()
            elif self._state == FINISHED:
                return self._exception
            self._condition.wait(timeout)
            if self._state in [CANCELLED, CANCELLED_AND_NOTIFIED]:
                raise CancelledError()
            elif self._state == FINISHED:
                return self._exception
            else:
                raise TimeoutError()

    # What follows is for executors and tests.

    def set_running_or_notify_cancel(self):
        """Mark the call as running; False if it was cancelled."""
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add_cancelled(self)
                return False
            elif self._state == PENDING:
                self._state = RUNNING
                return True
            LOGGER.critical('Future %s in unexpected state: %s', id(self), self._state)
            raise RuntimeError('Future in unexpected state')

    #: operation future.set_result
    def set_result(self, result):
        """Say what the call returned."""
        with self._condition:
            self._check_unfinished()
            self._result = result
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add_result(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    #: operation future.set_exception
    def set_exception(self, exception):
        """Say what the call raised."""
        with self._condition:
            self._check_unfinished()
            self._exception = exception
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add_exception(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def _check_unfinished(self):
        if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED):
            raise InvalidStateError('{}: {!r}'.format(self._state, self))

    __class_getitem__ = classmethod(types.GenericAlias)


class Executor:
    """Base of the executors."""

    def submit(self, fn, /, *args, **kwargs):
        """Have fn(*args, **kwargs) called; return its Future."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """Call fn on the items of the iterables, all submitted now; yield the results in order."""
        if timeout is not None:
            end_time = timeout + time.monotonic()

        fs = [self.submit(fn, *args) for args in zip(*iterables)]

        # A generator inside, so that the calls are submitted before the first result is asked for.
        def result_iterator():
            try:
                fs.reverse()
                while fs:
                    if timeout is None:
                        yield _result_or_cancel(fs.pop())
                    else:
                        yield _result_or_cancel(fs.pop(), end_time - time.monotonic())
            finally:
                for future in fs:
                    future.cancel()
        return result_iterator()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more calls; wait for those submitted if wait is true."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False
