import traceback, sys, io
def f(n):
    if n == 0: return 1 / 0
    return f(n - 1)
def g():
    try: f(2)
    except ZeroDivisionError as e: raise ValueError("v") from e
try: g()
except ValueError as e:
    err = e; traceback.print_exc(file=sys.stdout); print(traceback.format_exc(limit=1)); print(traceback.format_exception_only(e))
print(traceback.format_tb(err.__traceback__)); print(traceback.extract_tb(err.__traceback__)); traceback.print_tb(err.__traceback__, file=sys.stdout)
print("".join(traceback.format_exception(err, chain=False))); print("".join(traceback.format_exception(type(err), err, err.__traceback__, limit=-1)))
def st(): return traceback.format_stack(limit=2), traceback.extract_stack()[-1].name
print(st()); traceback.print_stack(file=sys.stdout)
fs = traceback.extract_tb(err.__traceback__)[0]; print(fs.name, fs.lineno, fs.line, tuple(fs), fs)
te = traceback.TracebackException.from_exception(err); print(str(te), te.exc_type_str, "".join(te.format()), list(te.format_exception_only()), te.__cause__ and te.__cause__.exc_type_str)
e = KeyError("n"); e.add_note("note\nmore"); traceback.print_exception(e, file=sys.stdout)
def deep(n): return deep(n - 1) if n else 1 / 0
try: deep(20)
except ZeroDivisionError: print(traceback.format_exc())
traceback.print_exception(ExceptionGroup("g", [ValueError(1), TypeError(2)]), file=sys.stdout)
traceback.print_list([("a.py", 1, "f", "x = 1")], file=sys.stdout)
try: compile("a b", "<s>", "exec")
except SyntaxError: traceback.print_exc(file=sys.stdout)
print(traceback.format_exception(None)); print(traceback.format_list([("a.py", 3, "g", None)]))
try: err.nothing
except AttributeError as e: print(traceback.format_exception_only(e))
