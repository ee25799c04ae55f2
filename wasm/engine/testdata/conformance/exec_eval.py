# compile, exec, eval, globals, locals and __import__.

import sys


def fails(kind, message, f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except kind as e:
        assert type(e) is kind, e
        text = str(e.args[0]) if kind is KeyError else str(e)
        assert text == message, text
    else:
        assert False, "nothing was raised"


# What they take.
fails(TypeError, "exec() arg 1 must be a string, bytes or code object", exec, 3)
fails(TypeError, "eval() arg 1 must be a string, bytes or code object", eval, 3)
fails(TypeError, "exec() globals must be a dict, not int", exec, "1", 3)
fails(TypeError, "locals must be a mapping or None, not int", exec, "1", {}, 3)
fails(TypeError, "globals must be a dict", eval, "1", 3)
fails(TypeError, "locals must be a mapping", eval, "1", {}, 3)
fails(TypeError, "closure can only be used when source is a code object", exec, "1", closure=())
fails(TypeError, "compile() arg 1 must be a string, bytes or AST object", compile, 3, "f", "exec")
fails(TypeError, "expected str, bytes or os.PathLike object, not int", compile, "1", 3, "exec")
fails(ValueError, "compile() mode must be 'exec', 'eval' or 'single'", compile, "1", "f", "foo")
fails(ValueError, "compile(): unrecognised flags", compile, "1", "f", "exec", 12345678)
fails(ValueError, "compile(): invalid optimize value", compile, "1", "f", "exec", optimize=5)
fails(SyntaxError, "invalid syntax (<string>, line 1)", eval, "x = 1")
fails(SyntaxError, "invalid syntax (<string>, line 0)", eval, "")
fails(SyntaxError, "'(' was never closed (<x>, line 1)", compile, "f(", "<x>", "eval")
fails(SyntaxError, "source code string cannot contain null bytes", exec, "a\0b")
assert eval(b" 1+1") == 2 and eval("\t2\n") == 2 and eval(bytearray(b"3")) == 3

# Namespaces.
x = {}
exec("import sys\nx = 1", x)
assert list(x) == ["__builtins__", "sys", "x"] and type(x["__builtins__"]) is dict
into = {}
exec("a = 1\ndef f():\n    return g\nclass K:\n    b = 2", {"g": 7}, into)
assert sorted(into) == ["K", "a", "f"] and into["f"]() == 7 and into["K"].b == 2
exec("global q\nq = 3", x, into)
assert x["q"] == 3 and "q" not in into
assert eval("x", globals={"x": 3}) == 3 and eval("x + y", {"x": 1}, {"y": 2}) == 3


class Answers:
    def __getitem__(self, key):
        if key == "missing":
            raise KeyError(key)
        return key + "!"


assert eval("abc", {}, Answers()) == "abc!"
assert eval("missing", {"missing": 4}, Answers()) == 4
fails(NameError, "name 'nope' is not defined", eval, "nope")


class Chatty(dict):
    def __setitem__(self, key, value):
        dict.__setitem__(self, key, value * 2)


chatty = Chatty()
exec("n = 21", {}, chatty)
assert chatty["n"] == 42


def function():
    a = 1
    exec("b = a + 1")
    assert sorted(locals()) == ["a"]
    assert eval("a + 1") == 2

    class K:
        z = 1
        assert vars() is locals() and locals()["z"] == 1

    def inner():
        return a, locals()
    assert inner() == (1, {"a": 1})
    a = 2
    seen = locals()
    seen["a"] = 7
    assert a == 2 and locals()["a"] == 2 and seen is not locals()
    del a
    assert "a" not in locals()


function()
assert locals() is globals() and vars() is globals()


def generator():
    n = 1
    yield sorted(locals())
    n = m = 2
    yield sorted(locals().items()), n, m


assert list(generator()) == [["n"], ([("m", 2), ("n", 2)], 2, 2)]

# Code objects.
code = compile("a + b", "f.py", "eval")
assert (code.co_name, code.co_filename) == ("<module>", "f.py")
assert eval(code, {"a": 1, "b": 2}) == 3 and exec(code, {"a": 1, "b": 2}) is None
assert eval(compile("c = 1", "f", "exec"), into) is None and into["c"] == 1


def maker():
    y = 1

    def inner():
        seen.append(y)
        return y
    return inner


seen = []
inner = maker()
fails(TypeError, "code object requires a closure of exactly length 1", exec, inner.__code__)
fails(TypeError, "code object passed to eval() may not contain free variables", eval, inner.__code__)
exec(inner.__code__, closure=inner.__closure__)
assert seen == [1]

# A statement as it is typed at a prompt.
shown = []
sys.displayhook, before = shown.append, sys.displayhook
exec(compile("for i in (1, None, chr(97)): i\n", "f", "single"))
exec(compile("1 + 1; 'x'", "f", "single"))
sys.displayhook = before
assert shown == [1, None, "a", 2, "x"], shown
fails(SyntaxError, "multiple statements found while compiling a single statement (f, line 1)", compile, "1\n2", "f", "single")
fails(SyntaxError, "invalid syntax (f, line 0)", compile, "", "f", "single")

# Import by name.
assert __import__("sys") is sys and __import__("os.path").__name__ == "os"
assert __import__("os.path", fromlist=["join"]).join("a", "b") == "a/b"
fails(ModuleNotFoundError, "No module named 'nope'", __import__, "nope")
fails(ValueError, "Empty module name", __import__, "")
fails(TypeError, "module name must be a string", __import__, 3)
fails(ValueError, "level must be >= 0", __import__, "x", level=-1)
fails(KeyError, "'__name__' not in globals", __import__, "x", {}, level=1)
