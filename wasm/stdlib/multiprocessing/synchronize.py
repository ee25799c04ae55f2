"""Locks, semaphores, conditions, events and barriers between processes."""

import itertools
import os
import threading
import time

import _mp
import _multiprocessing
from _machine import describe as _describe
from . import context
from . import process
from . import util

__all__ = ['Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Condition', 'Event']

RECURSIVE_MUTEX, SEMAPHORE = 0, 1
SEM_VALUE_MAX = _multiprocessing.SemLock.SEM_VALUE_MAX

_number = itertools.count()


class SemLock:
    """A semaphore of the operating system, shared with children."""

    def __init__(self, kind, value, maxvalue, *, ctx):
        if ctx is None:
            ctx = context._default_context.get_context()
        inherited_by_fork = ctx.get_start_method() == 'fork'
        name = '%s-%d-%d' % (process.current_process()._config['semprefix'], os.getpid(), next(_number))
        self._semlock = _multiprocessing.SemLock(kind, value, maxvalue, name, inherited_by_fork)
        self._make_methods()
        util.register_after_fork(self, SemLock._after_fork)
        if not inherited_by_fork:
            # Children find it by its name, which goes with us.
            util.Finalize(self, _multiprocessing.sem_unlink, (name,), exitpriority=0)

    def _after_fork(self):
        self._semlock._after_fork()

    def _make_methods(self):
        self.acquire = self._semlock.acquire
        self.release = self._semlock.release
        _describe(self._semlock, "lock" if self._semlock.maxvalue == 1 else "semaphore", self)

    def __enter__(self):
        return self._semlock.__enter__()

    def __exit__(self, *args):
        return self._semlock.__exit__(*args)

    def __getstate__(self):
        context.assert_spawning(self)
        sl = self._semlock
        return sl.handle, sl.kind, sl.maxvalue, sl.name

    def __setstate__(self, state):
        self._semlock = _multiprocessing.SemLock._rebuild(*state)
        self._make_methods()

    def _owner(self):
        # Who holds it, for repr.
        if self._semlock._is_mine():
            name = process.current_process().name
            if threading.current_thread().name != 'MainThread':
                name += '|' + threading.current_thread().name
            return name
        if self._semlock._get_value() == 1:
            return 'None'
        return 'SomeOtherThread' if self._semlock._count() > 0 else 'SomeOtherProcess'


class Semaphore(SemLock):
    """A counter that acquire() takes from, waiting while it is zero, and release() adds to."""

    def __init__(self, value=1, *, ctx=None):
        SemLock.__init__(self, SEMAPHORE, value, SEM_VALUE_MAX, ctx=ctx)

    def get_value(self):
        """The counter."""
        return self._semlock._get_value()

    def __repr__(self):
        return f'<{self.__class__.__name__}(value={self._semlock._get_value()})>'


class BoundedSemaphore(Semaphore):
    """A semaphore that refuses to be released more often than it was acquired."""

    def __init__(self, value=1, *, ctx=None):
        SemLock.__init__(self, SEMAPHORE, value, value, ctx=ctx)

    def __repr__(self):
        return (f'<{self.__class__.__name__}(value={self._semlock._get_value()}, '
                f'maxvalue={self._semlock.maxvalue})>')


class Lock(SemLock):
    """Held by at most one thread of one process; any other may release it."""

    def __init__(self, *, ctx=None):
        SemLock.__init__(self, SEMAPHORE, 1, 1, ctx=ctx)

    def __repr__(self):
        return f'<{self.__class__.__name__}(owner={self._owner()})>'


class RLock(SemLock):
    """A lock that its owner may acquire again; released when released as often."""

    def __init__(self, *, ctx=None):
        SemLock.__init__(self, RECURSIVE_MUTEX, 1, 1, ctx=ctx)

    def __repr__(self):
        name = self._owner()
        if self._semlock._is_mine():
            count = self._semlock._count()
        else:
            count = 0 if name == 'None' else 'nonzero'
        return f'<{self.__class__.__name__}({name}, {count})>'


class Condition:
    """A lock and processes that wait, with the lock let go, for a notification."""

    def __init__(self, lock=None, *, ctx):
        self._lock = lock or ctx.RLock()
        self._sleeping_count = ctx.Semaphore(0)     # how many have begun to wait
        self._woken_count = ctx.Semaphore(0)        # how many of those have stopped waiting
        self._wait_semaphore = ctx.Semaphore(0)     # what they wait at
        self._make_methods()

    def __getstate__(self):
        context.assert_spawning(self)
        return self._lock, self._sleeping_count, self._woken_count, self._wait_semaphore

    def __setstate__(self, state):
        self._lock, self._sleeping_count, self._woken_count, self._wait_semaphore = state
        self._make_methods()

    def _make_methods(self):
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        _describe(self._wait_semaphore, "waiter", self)

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        num_waiters = (self._sleeping_count._semlock._get_value() -
                       self._woken_count._semlock._get_value())
        return f'<{self.__class__.__name__}({self._lock}, {num_waiters})>'

    #: operation Condition.wait
    def wait(self, timeout=None):
        """Let the lock go, wait until notified or timed out, take it again; False if timed out."""
        assert self._lock._semlock._is_mine(), \
            'must acquire() condition before using wait()'
        self._sleeping_count.release()
        count = self._lock._semlock._count()
        for i in range(count):
            self._lock.release()
        try:
            return self._wait_semaphore.acquire(True, timeout)
        finally:
            self._woken_count.release()
            for i in range(count):
                self._lock.acquire()

    #: operation Condition.notify
    def notify(self, n=1):
        """Wake n of those that wait."""
        assert self._lock._semlock._is_mine(), 'lock is not owned'
        assert not self._wait_semaphore.acquire(False), \
            'notify: Should not have been able to acquire _wait_semaphore'
        # Those that timed out since the last notification do not count as sleeping any more.
        while self._woken_count.acquire(False):
            res = self._sleeping_count.acquire(False)
            assert res, 'notify: Bug in sleeping_count.acquire'
        sleepers = 0
        while sleepers < n and self._sleeping_count.acquire(False):
            self._wait_semaphore.release()      # wakes one
            sleepers += 1
        if sleepers:
            for i in range(sleepers):
                self._woken_count.acquire()     # until each has woken, or timed out
            # Releases meant for one that timed out are taken back.
            while self._wait_semaphore.acquire(False):
                pass

    def notify_all(self):
        """Wake all that wait."""
        self.notify(n=SEM_VALUE_MAX)

    def wait_for(self, predicate, timeout=None):
        """Wait until predicate() is true; return its last value."""
        result = predicate()
        if result:
            return result
        endtime = None if timeout is None else time.monotonic() + timeout
        waittime = None
        while not result:
            if endtime is not None:
                waittime = endtime - time.monotonic()
                if waittime <= 0:
                    break
            self.wait(waittime)
            result = predicate()
        return result


class Event:
    """A flag that processes can wait for."""

    def __init__(self, *, ctx):
        self._cond = ctx.Condition(ctx.Lock())
        self._flag = ctx.Semaphore(0)
        _describe(self._cond, "condition", self)

    def _up(self):
        # Whether the flag is up: takes it and puts it back.
        if self._flag.acquire(False):
            self._flag.release()
            return True
        return False

    def is_set(self):
        """Whether the flag is up."""
        with self._cond:
            return self._up()

    #: operation Event.set
    def set(self):
        """Raise the flag and wake all who wait for it."""
        with self._cond:
            self._flag.acquire(False)
            self._flag.release()
            self._cond.notify_all()

    #: operation Event.clear
    def clear(self):
        """Lower the flag."""
        with self._cond:
            self._flag.acquire(False)

    #: operation Event.wait
    def wait(self, timeout=None):
        """Wait until the flag is up; False if the time ran out first."""
        with self._cond:
            if not self._up():
                self._cond.wait(timeout)
                return self._up()
            return True

    def __repr__(self):
        set_status = 'set' if self.is_set() else 'unset'
        return f"<{type(self).__qualname__} at {id(self):#x} {set_status}>"


class Barrier(threading.Barrier):
    """A place where a fixed number of processes wait until all of them have come."""

    def __init__(self, parties, action=None, timeout=None, *, ctx):
        self.__setstate__((parties, action, timeout, ctx.Condition(), _mp.Cells('i', 2)))
        self._state = 0
        self._count = 0

    def __setstate__(self, state):
        self._parties, self._action, self._timeout, self._cond, self._cells = state
        _describe(self._cond, "condition", self)

    def __getstate__(self):
        return self._parties, self._action, self._timeout, self._cond, self._cells

    @property
    def _state(self):
        return self._cells[0]

    @_state.setter
    def _state(self, value):
        self._cells[0] = value

    @property
    def _count(self):
        return self._cells[1]

    @_count.setter
    def _count(self, value):
        self._cells[1] = value
