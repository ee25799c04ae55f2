# os.path and the small functions of os.
import os
import os.path as path
import sys

assert path.join("a", "b", "/c", "d") == "/c/d" and path.join("a", "") == "a/" and path.join(b"a", b"b") == b"a/b"
assert path.split("/a/b/") == ("/a/b", "") and path.split("//x") == ("//", "x") and path.split("x") == ("", "x")
assert path.splitext("a/b.tar.gz") == ("a/b.tar", ".gz") and path.splitext(".bashrc") == (".bashrc", "")
assert path.splitext("a.b/c") == ("a.b/c", "") and path.splitext("..x") == ("..x", "")
assert path.basename("/x/y") == "y" and path.dirname("/x/y") == "/x" and path.dirname("/x") == "/"
assert path.normpath("/a/../b//c/.") == "/b/c" and path.normpath("") == "." and path.normpath("../..") == "../.."
assert path.normpath("a/..") == "." and path.normpath("/..") == "/" and path.normpath("//a") == "//a"
assert path.splitroot("//a/b") == ("", "//", "a/b") and path.splitroot("///a") == ("", "/", "//a")
assert path.relpath("/a/b", "/a/c") == "../b" and path.relpath("/a", "/a") == "."
assert path.commonpath(["/a/b", "/a/c/d"]) == "/a" and path.commonprefix(["abc", "abd"]) == "ab"
assert path.isabs("/") and not path.isabs("a") and path.isabs(path.abspath("x"))
assert path.exists(__file__) and path.isfile(__file__) and not path.isdir(__file__)
assert path.isdir(path.dirname(path.abspath(__file__))) and not path.exists("/no/such/file")
assert sys.modules["os.path"] is path and path.__name__ == "posixpath"

os.environ["COLOUR"] = "red"
assert path.expandvars("$COLOUR/${COLOUR}x/$nope") == "red/redx/$nope"
assert os.getenv("COLOUR") == "red" and os.environ.get("nope", 3) == 3 and os.getenv("nope") is None
del os.environ["COLOUR"]
assert "COLOUR" not in os.environ


def raises(kind, text, f, *args):
    try:
        f(*args)
    except kind as e:
        assert str(e) == text, str(e)
        return e
    raise AssertionError(f"no {kind.__name__}")


raises(TypeError, "str expected, not int", os.environ.__setitem__, "a", 1)
raises(KeyError, "'zz'", os.environ.__getitem__, "zz")
raises(TypeError, "expected str, bytes or os.PathLike object, not int", os.fspath, 3)
e = raises(FileNotFoundError, "[Errno 2] No such file or directory: '/no/such'", os.stat, "/no/such")
assert e.errno == 2 and e.filename == "/no/such" and e.strerror == os.strerror(2)
assert os.stat(__file__).st_size > 100 and os.stat(__file__)[6] == path.getsize(__file__)


class Place:
    def __fspath__(self):
        return "there"


assert os.fspath(Place()) == "there" and path.join(Place(), "x") == "there/x"
assert os.fsencode("ä") == b"\xc3\xa4" and os.fsdecode(b"\xc3\xa4") == "ä"
assert os.name == "posix" and os.sep == "/" and os.linesep == "\n" and os.curdir == "." and os.pathsep == ":"
assert os.error is OSError and os.cpu_count() >= 1 and len(os.urandom(7)) == 7 and os.urandom(8) != os.urandom(8)
