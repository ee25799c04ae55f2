"""What a spawned child does before its Process runs: load the main program as __mp_main__."""

import os
import runpy
import sys
import types

from . import get_start_method, set_start_method
from . import process
from . import reduction
from . import util
from .context import get_spawning_popen

__all__ = ['get_preparation_data', 'import_main_path']


def get_command(tracker_fd, pipe_handle):
    """The program that the child's interpreter runs."""
    return ('from multiprocessing.spawn import spawn_main; '
            f'spawn_main(tracker_fd={tracker_fd}, pipe_handle={pipe_handle})')


class _PipeFile:
    # What the parent sends, as a file to unpickle from.

    def __init__(self, fd):
        self._fd = fd

    def read(self, n):
        parts = []
        while n > 0:
            data = os.read(self._fd, min(n, 65536))
            if not data:
                break
            parts.append(data)
            n -= len(data)
        return b''.join(parts)

    def readline(self):
        line = b''
        while not line.endswith(b'\n') and (byte := os.read(self._fd, 1)):
            line += byte
        return line


def spawn_main(tracker_fd, pipe_handle):
    """The spawned child's main program."""
    fd = pipe_handle
    parent_sentinel = os.dup(fd)
    exitcode = _main(fd, parent_sentinel)
    sys.exit(exitcode)


def _main(fd, parent_sentinel):
    from_parent = _PipeFile(fd)
    process.current_process()._inheriting = True
    try:
        preparation_data = reduction.pickle.load(from_parent)
        prepare(preparation_data)
        self = reduction.pickle.load(from_parent)
    finally:
        del process.current_process()._inheriting
    os.close(fd)
    return self._bootstrap(parent_sentinel)


def _check_not_importing_main():
    if getattr(process.current_process(), '_inheriting', False):
        raise RuntimeError('''
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable.

        To fix this issue, refer to the "Safe importing of main module"
        section in https://docs.python.org/3/library/multiprocessing.html
        ''')


def get_preparation_data(name):
    """What the child must know before it unpickles its Process."""
    _check_not_importing_main()
    d = dict(log_to_stderr=bool(util._logger and util._logger.handlers),
             authkey=process.current_process().authkey)
    if util._logger is not None:
        d['log_level'] = util._logger.getEffectiveLevel()
    d.update(name=name, sys_path=sys.path.copy(), sys_argv=sys.argv, orig_dir=process.ORIGINAL_DIR,
             dir=os.getcwd(), start_method=get_start_method())
    main_module = sys.modules['__main__']
    main_mod_name = getattr(getattr(main_module, '__spec__', None), 'name', None)
    if main_mod_name is not None:
        d['init_main_from_name'] = main_mod_name
    else:
        main_path = getattr(main_module, '__file__', None)
        if main_path is not None:
            d['init_main_from_path'] = os.path.normpath(main_path)
    return d


old_main_modules = []


def prepare(data):
    """Make this process like the one that started it."""
    if 'name' in data:
        process.current_process().name = data['name']
    if 'authkey' in data:
        process.current_process().authkey = data['authkey']
    if data.get('log_to_stderr'):
        util.log_to_stderr()
    if 'log_level' in data:
        util.get_logger().setLevel(data['log_level'])
    if 'sys_path' in data:
        sys.path = data['sys_path']
    if 'sys_argv' in data:
        sys.argv = data['sys_argv']
    if 'orig_dir' in data:
        process.ORIGINAL_DIR = data['orig_dir']
    if 'start_method' in data:
        set_start_method(data['start_method'], force=True)
    if 'init_main_from_name' in data:
        _fixup_main_from_name(data['init_main_from_name'])
    elif 'init_main_from_path' in data:
        _fixup_main_from_path(data['init_main_from_path'])


def _fixup_main_from_name(mod_name):
    current_main = sys.modules['__main__']
    if mod_name == "__main__" or mod_name.endswith(".__main__"):
        return
    if getattr(current_main.__spec__, "name", None) == mod_name:
        return
    old_main_modules.append(current_main)
    main_module = types.ModuleType("__mp_main__")
    main_content = runpy.run_module(mod_name,
                                    run_name="__mp_main__",
                                    alter_sys=True)
    main_module.__dict__.update(main_content)
    sys.modules['__main__'] = sys.modules['__mp_main__'] = main_module


def _fixup_main_from_path(main_path):
    current_main = sys.modules['__main__']
    main_name = os.path.splitext(os.path.basename(main_path))[0]
    if main_name == 'ipython':
        return
    if getattr(current_main, '__file__', None) == main_path:
        return
    old_main_modules.append(current_main)
    main_module = types.ModuleType("__mp_main__")
    main_content = runpy.run_path(main_path,
                                  run_name="__mp_main__")
    main_module.__dict__.update(main_content)
    sys.modules['__main__'] = sys.modules['__mp_main__'] = main_module


def import_main_path(main_path):
    """Load the main program as __mp_main__."""
    _fixup_main_from_path(main_path)
