"""Locks, events, conditions, semaphores and barriers between tasks. All serve in order of arrival."""

import collections
import enum

from _machine import describe as _describe
from . import exceptions
from . import mixins

__all__ = ('Lock', 'Event', 'Condition', 'Semaphore', 'BoundedSemaphore', 'Barrier')


class _ContextManagerMixin:

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


def _status_repr(obj, state):
    waiters = f', waiters:{len(obj._waiters)}' if obj._waiters else ''
    return f'{object.__repr__(obj)[:-1]} [{state}{waiters}]>'


class Lock(_ContextManagerMixin, mixins._LoopBoundMixin):
    """At most one task holds it."""

    def __init__(self):
        self._waiters = None
        self._locked = False
        _describe(self, "lock")

    def __repr__(self):
        return _status_repr(self, 'locked' if self._locked else 'unlocked')

    def locked(self):
        """Whether a task holds the lock."""
        return self._locked

    #: operation asyncio.Lock.acquire
    async def acquire(self):
        """Wait until the lock is free, and take it."""
        # Nobody passes a waiting task: free is not enough, there must be nobody before us.
        if (not self._locked and (self._waiters is None or
                all(w.cancelled() for w in self._waiters))):
            self._locked = True
            return True
        if self._waiters is None:
            self._waiters = collections.deque()
        fut = self._get_loop().create_future()
        _describe(fut, "waiter", self)
        self._waiters.append(fut)
        try:
            try:
                await fut
            finally:
                self._waiters.remove(fut)
        except exceptions.CancelledError:
            # Woken and cancelled at once: the turn passes to the next.
            if not self._locked:
                self._wake_up_first()
            raise
        self._locked = True
        return True

    #: operation asyncio.Lock.release
    def release(self):
        """Let the lock go and wake the task that waited longest."""
        if not self._locked:
            raise RuntimeError('Lock is not acquired.')
        self._locked = False
        self._wake_up_first()

    def _wake_up_first(self):
        if not self._waiters:
            return
        fut = self._waiters[0]
        if not fut.done():
            fut.set_result(True)


class Event(mixins._LoopBoundMixin):
    """A flag that tasks can wait for."""

    def __init__(self):
        self._waiters = collections.deque()
        self._value = False
        _describe(self, "event")

    def __repr__(self):
        return _status_repr(self, 'set' if self._value else 'unset')

    def is_set(self):
        """Whether the flag is up."""
        return self._value

    #: operation asyncio.Event.set
    def set(self):
        """Raise the flag and wake all who wait for it."""
        if not self._value:
            self._value = True
            for fut in self._waiters:
                if not fut.done():
                    fut.set_result(True)

    def clear(self):
        """Lower the flag."""
        self._value = False

    #: operation asyncio.Event.wait
    async def wait(self):
        """Wait until the flag is up."""
        if self._value:
            return True
        fut = self._get_loop().create_future()
        _describe(fut, "waiter", self)
        self._waiters.append(fut)
        try:
            await fut
            return True
        finally:
            self._waiters.remove(fut)


class Condition(_ContextManagerMixin, mixins._LoopBoundMixin):
    """A lock and a queue of tasks that wait, with the lock let go, for a notification."""

    def __init__(self, lock=None):
        if lock is None:
            lock = Lock()
        self._lock = lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = collections.deque()
        _describe(self, "condition")

    def __repr__(self):
        return _status_repr(self, 'locked' if self.locked() else 'unlocked')

    #: operation asyncio.Condition.wait
    async def wait(self):
        """Let the lock go, wait until notified, take it again."""
        if not self.locked():
            raise RuntimeError('cannot wait on un-acquired lock')
        fut = self._get_loop().create_future()
        _describe(fut, "waiter", self)
        self.release()
        try:
            try:
                self._waiters.append(fut)
                try:
                    await fut
                    return True
                finally:
                    self._waiters.remove(fut)
            finally:
                # The lock must be taken again even when cancelled meanwhile.
                error = None
                while True:
                    try:
                        await self.acquire()
                        break
                    except exceptions.CancelledError as exc:
                        error = exc
                if error is not None:
                    try:
                        raise error
                    finally:
                        error = None
        except BaseException:
            # Notified, but leaving by an exception: another task gets the notification.
            self._notify(1)
            raise

    async def wait_for(self, predicate):
        """Wait until predicate() is true; return its value."""
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    #: operation asyncio.Condition.notify
    def notify(self, n=1):
        """Wake the n tasks that have waited longest."""
        if not self.locked():
            raise RuntimeError('cannot notify on un-acquired lock')
        self._notify(n)

    def _notify(self, n):
        woken = 0
        for fut in self._waiters:
            if woken >= n:
                break
            if not fut.done():
                woken += 1
                fut.set_result(False)

    def notify_all(self):
        """Wake every waiting task."""
        self.notify(len(self._waiters))


class Semaphore(_ContextManagerMixin, mixins._LoopBoundMixin):
    """A counter that acquire() takes from, waiting while it is zero, and release() adds to."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._waiters = None
        self._value = value
        _describe(self, "semaphore")

    def __repr__(self):
        return _status_repr(self, 'locked' if self.locked() else f'unlocked, value:{self._value}')

    def locked(self):
        """Whether acquire() would have to wait."""
        return self._value == 0 or any(not w.cancelled() for w in self._waiters or ())

    #: operation asyncio.Semaphore.acquire
    async def acquire(self):
        """Take one, waiting for it."""
        if not self.locked():
            self._value -= 1
            return True
        if self._waiters is None:
            self._waiters = collections.deque()
        fut = self._get_loop().create_future()
        _describe(fut, "waiter", self)
        self._waiters.append(fut)
        try:
            try:
                await fut
            finally:
                self._waiters.remove(fut)
        except exceptions.CancelledError:
            # Given to us but not taken: it goes back.
            if fut.done() and not fut.cancelled():
                self._value += 1
            raise
        finally:
            # Others may have been released for meanwhile that had to queue behind us.
            while self._value > 0 and self._wake_up_next():
                pass
        return True

    #: operation asyncio.Semaphore.release
    def release(self):
        """Give one back; it goes to the task that waited longest."""
        self._value += 1
        self._wake_up_next()

    def _wake_up_next(self):
        for fut in self._waiters or ():
            if not fut.done():
                self._value -= 1    # taken in the name of the one that wakes
                fut.set_result(True)
                return True
        return False


class BoundedSemaphore(Semaphore):
    """A semaphore that refuses to be released more often than it was acquired."""

    def __init__(self, value=1):
        self._bound_value = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound_value:
            raise ValueError('BoundedSemaphore released too many times')
        super().release()


class _BarrierState(enum.Enum):
    FILLING = 'filling'
    DRAINING = 'draining'
    RESETTING = 'resetting'
    BROKEN = 'broken'


class Barrier(mixins._LoopBoundMixin):
    """A place where a fixed number of tasks wait until all of them have come."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError('parties must be >= 1')
        self._cond = Condition()
        _describe(self._cond, "condition", self)
        self._parties = parties
        self._state = _BarrierState.FILLING
        self._count = 0

    def __repr__(self):
        waiters = f', waiters:{self.n_waiting}/{self.parties}' if not self.broken else ''
        return f'{object.__repr__(self)[:-1]} [{self._state.value}{waiters}]>'

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    #: operation asyncio.Barrier.wait
    async def wait(self):
        """Wait for the others; return this task's place, 0 to parties - 1."""
        async with self._cond:
            await self._block()
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    self._state = _BarrierState.DRAINING
                    self._cond.notify_all()
                else:
                    await self._wait()
                return index
            finally:
                self._count -= 1
                self._exit()

    async def _block(self):
        # The last round must have left.
        await self._cond.wait_for(
            lambda: self._state not in (_BarrierState.DRAINING, _BarrierState.RESETTING))
        if self._state is _BarrierState.BROKEN:
            raise exceptions.BrokenBarrierError("Barrier aborted")

    async def _wait(self):
        await self._cond.wait_for(lambda: self._state is not _BarrierState.FILLING)
        if self._state in (_BarrierState.BROKEN, _BarrierState.RESETTING):
            raise exceptions.BrokenBarrierError("Abort or reset of barrier")

    def _exit(self):
        if self._count == 0:
            if self._state in (_BarrierState.RESETTING, _BarrierState.DRAINING):
                self._state = _BarrierState.FILLING
            self._cond.notify_all()

    async def reset(self):
        """Make the barrier empty again; those who wait get BrokenBarrierError."""
        async with self._cond:
            if self._count > 0:
                if self._state is not _BarrierState.RESETTING:
                    self._state = _BarrierState.RESETTING
            else:
                self._state = _BarrierState.FILLING
            self._cond.notify_all()

    async def abort(self):
        """Break the barrier for everyone."""
        async with self._cond:
            self._state = _BarrierState.BROKEN
            self._cond.notify_all()

    @property
    def parties(self):
        """How many tasks must come."""
        return self._parties

    @property
    def n_waiting(self):
        """How many are waiting now."""
        return self._count if self._state is _BarrierState.FILLING else 0

    @property
    def broken(self):
        """Whether the barrier is broken."""
        return self._state is _BarrierState.BROKEN
