"""Starting a child from a server process: as spawn does, from a clean copy instead of a new interpreter."""

import os

import _mp
from . import popen_spawn_posix

__all__ = ['Popen']


class Popen(popen_spawn_posix.Popen):
    """A child started by forkserver."""

    method = 'forkserver'

    def poll(self, flag=os.WNOHANG):
        # The child is the server's: its end shows at the sentinel, and the server knows how it ended.
        if self.returncode is None:
            from multiprocessing.connection import wait
            if not wait([self.sentinel], 0 if flag == os.WNOHANG else None):
                return None
            self.returncode = _mp.exit_code(self.pid)
        return self.returncode
