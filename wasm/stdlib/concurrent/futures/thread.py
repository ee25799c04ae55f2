"""ThreadPoolExecutor: calls run by a pool of threads."""

import itertools
import os
import queue
import threading
import types
from _machine import describe as _describe
from concurrent.futures import _base

_threads_queues = {}    # thread -> the queue that it takes work from
_shutdown = False
# Held while the module's flag changes or a call is submitted, so that none slips in after the end.
_global_shutdown_lock = threading.Lock()


def _python_exit():
    # At the end of the main thread every pool finishes what was submitted.
    global _shutdown
    with _global_shutdown_lock:
        _shutdown = True
    items = list(_threads_queues.items())
    for t, q in items:
        q.put(None)
    for t, q in items:
        t.join()


threading._register_atexit(_python_exit)
os.register_at_fork(before=_global_shutdown_lock.acquire,
                    after_in_child=_global_shutdown_lock._at_fork_reinit,
                    after_in_parent=_global_shutdown_lock.release)


class _WorkItem:

    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as exc:
            self.future.set_exception(exc)
            self = None     # the exception's traceback must not keep the work item
        else:
            self.future.set_result(result)

    __class_getitem__ = classmethod(types.GenericAlias)


def _worker(executor, work_queue, initializer, initargs):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            _base.LOGGER.critical('Exception in initializer:', exc_info=True)
            executor._initializer_failed()
            return
    try:
        while True:
            try:
                work_item = work_queue.get_nowait()
            except queue.Empty:
                # Nothing to do: say that this thread is idle before waiting.
                executor._idle_semaphore.release()
                work_item = work_queue.get(block=True)
            if work_item is not None:
                work_item.run()
                del work_item
                continue
            if _shutdown or executor._shutdown:
                executor._shutdown = True
                work_queue.put(None)    # tell the next thread too
                return
    except BaseException:
        _base.LOGGER.critical('Exception in worker', exc_info=True)


class BrokenThreadPool(_base.BrokenExecutor):
    """A thread of the pool could not be initialized."""


class ThreadPoolExecutor(_base.Executor):
    """Runs calls in at most max_workers threads, each started when no idle one is there."""

    _counter = itertools.count().__next__

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        if max_workers is None:
            # Threads mostly wait: a few more than processors, but not very many on a large machine.
            max_workers = min(32, (os.process_cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._work_queue = queue.SimpleQueue()
        self._idle_semaphore = threading.Semaphore(0)
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = threading.Lock()
        self._thread_name_prefix = (thread_name_prefix or
                                    ("ThreadPoolExecutor-%d" % self._counter()))
        self._initializer = initializer
        self._initargs = initargs
        _describe(self, "executor", None, self._thread_name_prefix)
        _describe(self._work_queue, "queue", self)
        _describe(self._idle_semaphore, "idle_semaphore", self)

    #: operation executor.submit
    def submit(self, fn, /, *args, **kwargs):
        """Have fn(*args, **kwargs) called by a thread of the pool; return its Future."""
        with self._shutdown_lock, _global_shutdown_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError('cannot schedule new futures after shutdown')
            if _shutdown:
                raise RuntimeError('cannot schedule new futures after '
                                   'interpreter shutdown')
            f = _base.Future()
            _describe(f, "future", self)
            self._work_queue.put(_WorkItem(f, fn, args, kwargs))
            self._adjust_thread_count()
            return f

    def _adjust_thread_count(self):
        if self._idle_semaphore.acquire(timeout=0):
            return      # an idle thread will take it
        num_threads = len(self._threads)
        if num_threads < self._max_workers:
            thread_name = '%s_%d' % (self._thread_name_prefix or self, num_threads)
            t = threading.Thread(name=thread_name, target=_worker,
                                 args=(self, self._work_queue, self._initializer, self._initargs))
            t.start()
            self._threads.add(t)
            _threads_queues[t] = self._work_queue

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = ('A thread initializer failed, the thread pool '
                            'is not usable anymore')
            while (work_item := self._take()) is not None:
                work_item.future.set_exception(BrokenThreadPool(self._broken))

    def _take(self):
        # The next work item that nobody has begun, or None; sentinels are passed over.
        while True:
            try:
                work_item = self._work_queue.get_nowait()
            except queue.Empty:
                return None
            if work_item is not None:
                return work_item

    #: operation executor.shutdown
    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more calls; cancel those not begun if asked; wait for the others if wait is true."""
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                while (work_item := self._take()) is not None:
                    work_item.future.cancel()
            self._work_queue.put(None)      # wakes one thread, which wakes the next
        if wait:
            for t in self._threads:
                t.join()
