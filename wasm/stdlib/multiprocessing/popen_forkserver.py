"""Starting a child from a server process: as spawn does, from a clean copy instead of a new interpreter."""

from . import popen_spawn_posix

__all__ = ['Popen']


class Popen(popen_spawn_posix.Popen):
    """A child started by forkserver."""

    method = 'forkserver'
