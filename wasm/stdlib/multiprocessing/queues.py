"""Queues between processes: a pipe, locks at its ends, and a thread that feeds it."""

import collections
import os
import threading
import time
import types
from queue import Empty, Full

from _machine import describe as _describe
from . import connection
from . import context
from . import synchronize
from .reduction import ForkingPickler
from .util import Finalize, is_exiting, register_after_fork

__all__ = ['Queue', 'SimpleQueue', 'JoinableQueue']

_ForkingPickler = ForkingPickler

# What tells the feeder thread to end.
_sentinel = object()


class Queue:
    """put() leaves items to a thread that pickles them and writes them into the pipe."""

    def __init__(self, maxsize=0, *, ctx):
        if maxsize <= 0:
            maxsize = synchronize.SEM_VALUE_MAX
        self._maxsize = maxsize
        self._reader, self._writer = connection.Pipe(duplex=False)
        self._rlock = ctx.Lock()
        self._opid = os.getpid()
        self._wlock = ctx.Lock()
        self._sem = ctx.BoundedSemaphore(maxsize)   # room that is left
        self._ignore_epipe = False                  # for concurrent.futures
        self._reset()
        register_after_fork(self, Queue._after_fork)

    def __getstate__(self):
        context.assert_spawning(self)
        return (self._ignore_epipe, self._maxsize, self._reader, self._writer,
                self._rlock, self._wlock, self._sem, self._opid)

    def __setstate__(self, state):
        (self._ignore_epipe, self._maxsize, self._reader, self._writer,
         self._rlock, self._wlock, self._sem, self._opid) = state
        self._reset()

    def _after_fork(self):
        self._reset(after_fork=True)

    def _reset(self, after_fork=False):
        # Each process has its own buffer and feeder thread.
        if after_fork:
            self._notempty._at_fork_reinit()
        else:
            self._notempty = threading.Condition(threading.Lock())
        self._buffer = collections.deque()
        self._thread = None
        self._jointhread = None
        self._joincancelled = False
        self._closed = False
        self._close = None
        _describe(self, "queue")
        _describe(self._reader, "pipe", self)
        _describe(self._notempty, "not_empty", self)
        _describe(self._sem, "not_full", self)

    #: operation Queue.put
    def put(self, obj, block=True, timeout=None):
        """Add an item; while there is no room, wait (up to timeout seconds), or raise Full."""
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")
        if not self._sem.acquire(block, timeout):
            raise Full
        with self._notempty:
            if self._thread is None:
                self._start_thread()
            self._buffer.append(obj)
            self._notempty.notify()

    #: operation Queue.get
    def get(self, block=True, timeout=None):
        """Take an item; while there is none, wait (up to timeout seconds), or raise Empty."""
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")
        if block and timeout is None:
            with self._rlock:
                res = self._reader.recv_bytes()
            self._sem.release()
        else:
            if block:
                deadline = time.monotonic() + timeout
            if not self._rlock.acquire(block, timeout):
                raise Empty
            try:
                if block:
                    timeout = deadline - time.monotonic()
                    if not self._reader.poll(timeout):
                        raise Empty
                elif not self._reader.poll():
                    raise Empty
                res = self._reader.recv_bytes()
                self._sem.release()
            finally:
                self._rlock.release()
        return _ForkingPickler.loads(res)

    def qsize(self):
        """How many items are on their way."""
        return self._maxsize - self._sem._semlock._get_value()

    def empty(self):
        """Whether nothing can be received now."""
        return not self._reader.poll()

    def full(self):
        """Whether there is no room now."""
        return self._sem._semlock._is_zero()

    def get_nowait(self):
        """get() without waiting."""
        return self.get(False)

    def put_nowait(self, obj):
        """put() without waiting."""
        return self.put(obj, False)

    def close(self):
        """Say that this process puts nothing more; what was put is still sent."""
        self._closed = True
        close = self._close
        if close:
            self._close = None
            close()

    #: operation Queue.join_thread
    def join_thread(self):
        """Wait until everything put is in the pipe; after close()."""
        assert self._closed, "Queue {0!r} not closed".format(self)
        if self._jointhread:
            self._jointhread()

    def cancel_join_thread(self):
        """Let the process end even though items may be lost."""
        self._joincancelled = True
        try:
            self._jointhread.cancel()
        except AttributeError:
            pass

    def _terminate_broken(self):
        # The other side is gone for good: let the feeder end, and nobody wait for it.
        self._reader.close()
        self.close()
        self.join_thread()

    def _start_thread(self):
        self._buffer.clear()
        self._thread = threading.Thread(
            target=Queue._feed,
            args=(self._buffer, self._notempty, self._writer.send_bytes,
                  self._wlock, self._reader.close, self._writer.close,
                  self._ignore_epipe, self._on_queue_feeder_error, self._sem),
            name='QueueFeederThread',
            daemon=True,
        )
        try:
            self._thread.start()
        except:
            self._thread = None
            raise
        if not self._joincancelled:
            # At the end of the process: send everything, which waits for a reader if the pipe is full.
            self._jointhread = Finalize(self._thread, Queue._finalize_join, [self._thread],
                                        exitpriority=-5)
        self._close = Finalize(self, Queue._finalize_close, [self._buffer, self._notempty],
                               exitpriority=10)

    @staticmethod
    def _finalize_join(thread):
        thread.join()

    @staticmethod
    def _finalize_close(buffer, notempty):
        with notempty:
            buffer.append(_sentinel)
            notempty.notify()

    @staticmethod
    def _feed(buffer, notempty, send_bytes, writelock, reader_close,
              writer_close, ignore_epipe, onerror, queue_sem):
        while True:
            try:
                with notempty:
                    if not buffer:
                        notempty.wait()
                while buffer:
                    obj = buffer.popleft()
                    if obj is _sentinel:
                        reader_close()
                        writer_close()
                        return
                    # Pickled here, so that putting does not wait, and changes made meanwhile count.
                    obj = _ForkingPickler.dumps(obj)
                    with writelock:
                        send_bytes(obj)
            except Exception as e:
                if ignore_epipe and isinstance(e, BrokenPipeError):
                    return
                if is_exiting():
                    return      # its pipe may be closed already
                queue_sem.release()     # the item takes no room after all
                onerror(e, obj)

    @staticmethod
    def _on_queue_feeder_error(e, obj):
        import traceback
        traceback.print_exc()

    __class_getitem__ = classmethod(types.GenericAlias)


class JoinableQueue(Queue):
    """A queue that counts which items are dealt with."""

    def __init__(self, maxsize=0, *, ctx):
        Queue.__init__(self, maxsize, ctx=ctx)
        self._unfinished_tasks = ctx.Semaphore(0)
        self._cond = ctx.Condition()
        _describe(self._cond, "all_done", self)

    def __getstate__(self):
        return Queue.__getstate__(self) + (self._cond, self._unfinished_tasks)

    def __setstate__(self, state):
        Queue.__setstate__(self, state[:-2])
        self._cond, self._unfinished_tasks = state[-2:]

    #: operation JoinableQueue.put
    def put(self, obj, block=True, timeout=None):
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")
        if not self._sem.acquire(block, timeout):
            raise Full
        with self._notempty, self._cond:
            if self._thread is None:
                self._start_thread()
            self._buffer.append(obj)
            self._unfinished_tasks.release()
            self._notempty.notify()

    #: operation JoinableQueue.task_done
    def task_done(self):
        """Say that one item taken from the queue is dealt with."""
        with self._cond:
            if not self._unfinished_tasks.acquire(False):
                raise ValueError('task_done() called too many times')
            if self._unfinished_tasks._semlock._is_zero():
                self._cond.notify_all()

    #: operation JoinableQueue.join
    def join(self):
        """Wait until every item put so far is dealt with."""
        with self._cond:
            if not self._unfinished_tasks._semlock._is_zero():
                self._cond.wait()


class SimpleQueue:
    """A pipe with a lock at each end; put() waits while the pipe is full."""

    def __init__(self, *, ctx):
        self._reader, self._writer = connection.Pipe(duplex=False)
        self._rlock = ctx.Lock()
        self._wlock = ctx.Lock()
        _describe(self, "queue")
        _describe(self._reader, "pipe", self)

    def close(self):
        """Close both ends."""
        self._reader.close()
        self._writer.close()

    def empty(self):
        """Whether nothing can be received now."""
        return not self._reader.poll()

    def __getstate__(self):
        context.assert_spawning(self)
        return self._reader, self._writer, self._rlock, self._wlock

    def __setstate__(self, state):
        self._reader, self._writer, self._rlock, self._wlock = state

    #: operation SimpleQueue.get
    def get(self):
        """Take an item, waiting for one."""
        with self._rlock:
            res = self._reader.recv_bytes()
        return _ForkingPickler.loads(res)

    #: operation SimpleQueue.put
    def put(self, obj):
        """Add an item."""
        obj = _ForkingPickler.dumps(obj)
        with self._wlock:
            self._writer.send_bytes(obj)

    __class_getitem__ = classmethod(types.GenericAlias)
