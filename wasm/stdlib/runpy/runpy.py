"""Running a file or a module as a main program."""

import os
import sys
import types

__all__ = ["run_module", "run_path"]


def _run_code(code, run_globals, init_globals=None, mod_name=None, mod_spec=None, pkg_name=None,
              script_name=None):
    if init_globals is not None:
        run_globals.update(init_globals)
    run_globals.update(__name__=mod_name, __file__=script_name, __cached__=None, __doc__=None,
                       __loader__=None, __package__=pkg_name, __spec__=mod_spec)
    exec(code, run_globals)
    return run_globals


def _run_module_code(code, init_globals=None, mod_name=None, mod_spec=None, pkg_name=None,
                     script_name=None):
    # While the code runs, a module of that name exists.
    module = types.ModuleType(mod_name)
    missing = object()
    before = sys.modules.get(mod_name, missing)
    argv0 = sys.argv[0]
    sys.modules[mod_name] = module
    sys.argv[0] = script_name
    try:
        _run_code(code, module.__dict__, init_globals, mod_name, mod_spec, pkg_name, script_name)
    finally:
        sys.argv[0] = argv0
        if before is missing:
            del sys.modules[mod_name]
        else:
            sys.modules[mod_name] = before
    return module.__dict__.copy()


def run_path(path_name, init_globals=None, run_name=None):
    """Run the file; return its globals."""
    if run_name is None:
        run_name = "<run_path>"
    code = compile(os._contents(os.fsdecode(path_name)), path_name, "exec")
    return _run_module_code(code, init_globals, run_name,
                            pkg_name=run_name.rpartition(".")[0], script_name=path_name)


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Run a module found as by import; return its globals."""
    import importlib.util
    spec = importlib.util.find_spec(mod_name)
    if spec is None:
        raise ImportError(f"No module named {mod_name}")
    code = compile(os._contents(spec.origin), spec.origin, "exec")
    return _run_module_code(code, init_globals, run_name or mod_name, spec, spec.parent, spec.origin)
