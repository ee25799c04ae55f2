"""Stands for the simulated computer's module _machine under CPython: the hooks do nothing."""
import _thread
import sys
import time


def _nothing(*args, **kwargs):
    return None


describe = task_new = task_name = task_enter = task_leave = task_ready = task_cancel = task_done = _nothing
put = get = _nothing


def unreachable(candidates):
    # The references of a member that only the list holds: the list's, the loop variable's, the argument's.
    found = []
    for i in range(len(candidates)):
        if sys.getrefcount(candidates[i]) <= 2:
            found.append(candidates[i])
    return found


def source(filename):
    try:
        with open(filename, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return ""


class Waker:
    def __init__(self):
        self._lock = _thread.allocate_lock()
        self._lock.acquire()

    def wait(self, timeout):
        if timeout is None:
            return self._lock.acquire()
        if timeout <= 0:
            return self._lock.acquire(False)
        return self._lock.acquire(True, timeout)

    def wake(self):
        try:
            self._lock.release()
        except RuntimeError:
            pass
