"""Starting a child as a new interpreter, which imports the main program and unpickles its Process."""

import os

import _mp
from . import popen_fork
from . import reduction
from . import spawn
from . import util
from .context import set_spawning_popen

__all__ = ['Popen']


_tracker_fd = None


def _get_tracker_fd():
    # CPython starts a process that frees what a family of processes leaves behind, and children inherit a pipe to
    # it. Here nothing is left behind, and the pipe has no reader.
    global _tracker_fd
    if _tracker_fd is None:
        r, _tracker_fd = os.pipe()
        os.close(r)
    return _tracker_fd


class Popen(popen_fork.Popen):
    """A child started by spawn."""

    method = 'spawn'

    def __init__(self, process_obj):
        self._fds = []
        super().__init__(process_obj)

    def duplicate_for_child(self, fd):
        self._fds.append(fd)
        return fd

    def _launch(self, process_obj):
        tracker_fd = _get_tracker_fd()
        self._fds.append(tracker_fd)
        prep_data = spawn.get_preparation_data(process_obj._name)
        fp = reduction._Buffer()
        set_spawning_popen(self)
        try:
            reduction.dump(prep_data, fp)
            reduction.dump(process_obj, fp)
        finally:
            set_spawning_popen(None)

        parent_r, child_w = os.pipe()
        child_r, parent_w = os.pipe()
        self._fds += [child_r, child_w]
        self.pid = _mp.spawn(spawn.get_command(tracker_fd, child_r), self._fds, self.method)
        self.sentinel = parent_r
        self.finalizer = util.Finalize(self, util.close_fds, (parent_r, parent_w))
        os.close(child_r)
        os.close(child_w)
        try:
            _write_all(parent_w, fp.getbuffer())
        except BrokenPipeError:
            pass    # the child ended before it had read everything


def _write_all(fd, data):
    at = 0
    while at < len(data):
        at += os.write(fd, data[at:])
