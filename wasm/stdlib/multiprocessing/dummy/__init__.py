"""The interface of multiprocessing over threads."""

import threading
from queue import Queue
from threading import BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore

__all__ = ['Process', 'current_process', 'active_children', 'freeze_support', 'Lock', 'RLock', 'Semaphore',
           'BoundedSemaphore', 'Condition', 'Event', 'Queue', 'JoinableQueue', 'Pool']

current_process = threading.current_thread
_children = {}      # used as an ordered set
JoinableQueue = Queue


class DummyProcess(threading.Thread):
    """A thread that looks like a Process."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}):
        threading.Thread.__init__(self, group, target, name, args, kwargs)
        self._pid = None
        self._start_called = False

    def start(self):
        self._start_called = True
        _children[self] = None
        threading.Thread.start(self)

    @property
    def exitcode(self):
        """0 once the thread has ended."""
        return 0 if self._start_called and not self.is_alive() else None


Process = DummyProcess


def active_children():
    """The threads started through this module that are alive."""
    for p in list(_children):
        if not p.is_alive():
            _children.pop(p, None)
    return list(_children)


def freeze_support():
    """Does nothing here."""


def Pool(processes=None, initializer=None, initargs=()):
    """A pool of threads."""
    from ..pool import ThreadPool
    return ThreadPool(processes, initializer, initargs)
