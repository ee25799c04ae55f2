# match: every kind of pattern, guards, captures, and what goes wrong.


def raises(kind, f, *args):
    try:
        f(*args)
    except kind as e:
        return str(e)
    raise AssertionError(f"{kind.__name__} not raised")


def literals(x):
    match x:
        case 1:
            return "one"
        case -2:
            return "minus two"
        case 1.5:
            return "float"
        case 2 + 3j:
            return "complex"
        case -4 - 5j:
            return "negative complex"
        case "a" | "b":
            return "letter"
        case b"x":
            return "bytes"
        case "joined" "text":
            return "joined"
        case None:
            return "none"
        case True:
            return "true"
        case False:
            return "false"
        case _:
            return "other"


assert [literals(v) for v in (1, 1.0, -2, 1.5, 2 + 3j, -4 - 5j, "a", "b", b"x", "joinedtext", None, True, False, 0, "c", [])] == [
    "one", "one", "minus two", "float", "complex", "negative complex", "letter", "letter", "bytes", "joined", "none", "one", "false", "other", "other", "other"]


class Color:
    RED = 1
    GREEN = 2

    class Deep:
        BLUE = 3


RED = 1


def values(x):
    match x:
        case Color.RED:
            return "red"
        case Color.GREEN:
            return "green"
        case Color.Deep.BLUE:
            return "blue"
        case other:
            return ("captured", other)


assert [values(v) for v in (1, 2, 3, 4)] == ["red", "green", "blue", ("captured", 4)]


def sequences(x):
    match x:
        case []:
            return "empty"
        case [1]:
            return "just one"
        case [a, b]:
            return ("two", a, b)
        case [1, *rest]:
            return ("one and", rest)
        case [*init, "end"]:
            return ("until end", init)
        case [first, *_, last] if first == last:
            return ("same ends", first)
        case [[x1, y1], [x2, y2], *_]:
            return ("points", x1, y1, x2, y2)
        case (_, _, _):
            return "three"
        case [*everything]:
            return ("all", everything)
        case _:
            return "no sequence"


assert sequences([]) == sequences(()) == sequences(range(0)) == "empty"
assert sequences([1]) == "just one" and sequences((2, 3)) == ("two", 2, 3) and sequences([1, 2, 3]) == ("one and", [2, 3])
assert sequences(["a", "b", "end"]) == ("until end", ["a", "b"]) and sequences([7, 8, 9, 7]) == ("same ends", 7)
assert sequences([[1, 2], (3, 4), 5]) == ("points", 1, 2, 3, 4) and sequences([4, 5, 6]) == "three" and sequences((9, 8, 7, 6)) == ("all", [9, 8, 7, 6])
for v in ("ab", b"ab", bytearray(b"ab"), {1, 2}, {1: 2}, iter([]), 5, None, (i for i in ())):
    assert sequences(v) == "no sequence", v
assert sequences(range(2, 4)) == ("two", 2, 3) and sequences(memoryview(b"ab")) == ("two", 97, 98)


class ListSub(list):
    pass


class StrSub(str):
    pass


assert sequences(ListSub([5])) == ("all", [5]) and sequences(StrSub("ab")) == "no sequence"


def mappings(x):
    match x:
        case {"type": "circle", "r": r}:
            return ("circle", r)
        case {"type": str(t), **rest} if rest:
            return (t, rest)
        case {1: one, Color.GREEN: two}:
            return (one, two)
        case {"a": {"b": [_, inner]}}:
            return ("inner", inner)
        case {None: v}:
            return ("none key", v)
        case {}:
            return "any mapping"
        case _:
            return "no mapping"


assert mappings({"type": "circle", "r": 2, "extra": 1}) == ("circle", 2)
assert mappings({"type": "square", "side": 3}) == ("square", {"side": 3}) and mappings({"type": "dot"}) == "any mapping"
assert mappings({1: "x", 2: "y", 3: "z"}) == ("x", "y") and mappings({"a": {"b": (1, 2)}}) == ("inner", 2) and mappings({None: 0}) == ("none key", 0)
assert mappings({}) == "any mapping" and mappings([]) == mappings("{}") == mappings(None) == "no mapping"


class DictSub(dict):
    def __missing__(self, key):
        return "made"


assert mappings(DictSub()) == "any mapping"


def rest_only(x):
    match x:
        case {**rest}:
            return rest


d = {"k": 1}
assert rest_only(d) == d and rest_only(d) is not d


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Point3(Point):
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


class Bare:
    pass


def classes(v):
    match v:
        case Point3(z=0):
            return "flat"
        case Point(0, 0):
            return "origin"
        case Point(0, y=y):
            return ("on y", y)
        case Point(x=x, y=0):
            return ("on x", x)
        case Point(Point(a, b), _):
            return ("nested", a, b)
        case Point() as p:
            return ("point", p.x, p.y)
        case Bare():
            return "bare"
        case int(n) if n > 100:
            return ("big", n)
        case bool():
            return "bool"
        case int() | float():
            return "number"
        case str(s):
            return ("str", s)
        case list([a, *_]):
            return ("list of", a)
        case dict({"k": v}):
            return ("dict with", v)
        case tuple(t):
            return ("tuple", t)
        case set() | frozenset():
            return "set"
        case _:
            return "other"


assert [classes(v) for v in (Point(0, 0), Point(0, 5), Point(5, 0), Point(Point(1, 2), 3), Point(3, 4), Point3(0, 0, 1), Point3(0, 0, 0))] == [
    "origin", ("on y", 5), ("on x", 5), ("nested", 1, 2), ("point", 3, 4), "origin", "flat"]
assert [classes(v) for v in (Bare(), 101, 5, True, 1.5, "s", [7, 8], {"k": 1}, (1,), {1}, frozenset(), None, [])] == [
    "bare", ("big", 101), "number", "bool", "number", ("str", "s"), ("list of", 7), ("dict with", 1), ("tuple", (1,)), "set", "set", "other", "other"]


# Attributes that are missing do not match; other errors come out.
class Strange:
    @property
    def bad(self):
        raise ValueError("bad")

    @property
    def missing(self):
        raise AttributeError("missing")


def attribute(v, name):
    match v:
        case Strange(bad=1) if name == "bad":
            return 1
        case Strange(missing=1) if name == "missing":
            return 1
        case Strange(nothing=_):
            return 2
    return "no match"


assert raises(ValueError, attribute, Strange(), "bad") == "bad"


def missing(v):
    match v:
        case Strange(missing=_):
            return 1
        case Strange(nothing=_):
            return 2
    return "no match"


assert missing(Strange()) == "no match"


def bad_class(v, k):
    match v:
        case k():
            return True


def bad_args(v):
    match v:
        case Point(1, 2, 3):
            return True


def bad_args_builtin(v):
    match v:
        case int(1, 2):
            return True


def no_match_args(v):
    match v:
        case Bare(1):
            return True


def twice(v):
    match v:
        case Point(1, x=1):
            return True


assert raises(TypeError, bad_class, 1, 5) == "called match pattern must be a class"
assert raises(TypeError, bad_args, Point(1, 2)) == "Point() accepts 2 positional sub-patterns (3 given)"
assert raises(TypeError, bad_args_builtin, 1) == "int() accepts 1 positional sub-pattern (2 given)"
assert raises(TypeError, no_match_args, Bare()) == "Bare() accepts 0 positional sub-patterns (1 given)"
assert raises(TypeError, twice, Point(1, 2)) == "Point() got multiple sub-patterns for attribute 'x'"


class BadArgs:
    __match_args__ = ["x"]


class BadNames:
    __match_args__ = (1,)


def match_bad_args(v):
    match v:
        case BadArgs(1) | BadNames(1):
            return True


assert raises(TypeError, match_bad_args, BadArgs()) == "BadArgs.__match_args__ must be a tuple (got list)"
assert raises(TypeError, match_bad_args, BadNames()) == "__match_args__ elements must be strings (got int)"


# or-patterns with captures, as-patterns, parentheses.
def alternatives(v):
    match v:
        case ("go", (("north" | "south") as way)) | ("walk", way):
            return way
        case [Point(x=a) | [a, _], *_] as whole:
            return (a, len(whole))
        case (1 | 2) as n, (3 | 4 as m):
            return (n, m)
        case ({"x": q} | {"y": q}):
            return q


assert alternatives(("go", "north")) == "north" and alternatives(("walk", "west")) == "west" and alternatives(("go", "up")) is None
assert alternatives([Point(5, 6)]) == (5, 1) and alternatives([[7, 8], 9, 10]) == (7, 3) and alternatives((1, 4)) == (1, 4)
assert alternatives({"y": 3}) == 3 and alternatives({"x": 1, "y": 3}) == 1


# Guards: evaluated in order, only when the pattern matches; names are bound before.
log = []


def note(x):
    log.append(x)
    return x


def guards(v):
    match v:
        case n if note(n) and False:
            return "never"
        case [a] if note(a) > 1:
            return "list"
        case x if (y := note("walrus")):
            return (x, y)


assert guards([1]) == ([1], "walrus") and log == [[1], 1, "walrus"]
log.clear()
assert guards([2]) == "list" and log == [[2], 2]


def names_stay(v):
    match v:
        case [a, b] if False:
            pass
        case [c, 5]:
            pass
        case _:
            pass
    return sorted(n for n in locals() if n != "v")


assert names_stay([1, 2]) == ["a", "b"] and names_stay([1, 5]) == ["a", "b", "c"] and names_stay(3) == []


# The subject is evaluated once; a tuple subject without parentheses.
log.clear()
match note(3), note(4):
    case 3, x:
        assert x == 4
assert log == [3, 4]
match note(5),:
    case (x,):
        assert x == 5
match *[1, 2], 3:
    case [1, *y]:
        assert y == [2, 3]


# Equality and identity.
class Equal:
    def __init__(self, log):
        self.log = log

    def __eq__(self, other):
        self.log.append(other)
        return other == 2


def order(v):
    match v:
        case None:
            return "none"
        case 1:
            return "one"
        case "s" | 2:
            return "two"


log.clear()
assert order(Equal(log)) == "two" and log == [1, "s", 2]


class TruthyEq:
    def __eq__(self, other):
        return []


def truth(v):
    match v:
        case 1:
            return "matched"
        case _:
            return "not"


assert truth(TruthyEq()) == "not"

# match and case are names elsewhere.
match = [1, 2]
case = {"x": 1}
match[0] = case["x"]
assert match == [1, 2] and case
_ = 7
match _:
    case 7:
        seven = True
assert seven and _ == 7


# match in loops, functions, nested, with break, continue, return, try.
def loop(items):
    out = []
    for item in items:
        match item:
            case "skip":
                continue
            case "stop":
                break
            case ["sub", *parts]:
                for p in parts:
                    match p:
                        case int():
                            out.append(p)
                        case str():
                            break
            case ["raise"]:
                try:
                    raise ValueError
                except ValueError:
                    out.append("caught")
            case _:
                out.append(item)
    else:
        out.append("done")
    return out


assert loop([1, "skip", ["sub", 2, 3, "x", 4], ["raise"], "stop", 9]) == [1, 2, 3, "caught"] and loop([]) == ["done"]


def generator(v):
    match v:
        case [x, *_]:
            yield x
            yield from v
        case {"k": k}:
            got = yield k
            match got:
                case 1:
                    yield "one"


assert list(generator([1, 2])) == [1, 1, 2]
g = generator({"k": 5})
assert next(g) == 5 and g.send(1) == "one"


class InClass:
    match (1, 2):
        case (a, b):
            total = a + b


assert InClass.total == 3 and InClass.a == 1


def captured_by_closure(v):
    match v:
        case [x, *rest]:
            return lambda: (x, rest)


assert captured_by_closure([1, 2, 3])() == (1, [2, 3])


def globals_bound(v):
    global bound_by_match
    match v:
        case {"g": bound_by_match}:
            pass


globals_bound({"g": 8})
assert bound_by_match == 8


# Sequences and mappings by declaration: collections.abc decides for classes of the program.
class LooksLikeSequence:
    def __len__(self):
        return 1

    def __getitem__(self, i):
        return "item"


def is_seq(v):
    match v:
        case [_]:
            return True
    return False


assert not is_seq(LooksLikeSequence()) and is_seq((1,))


# Wrong numbers of keys and long patterns.
def many(v):
    match v:
        case [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, *mid, 20, 21, 22]:
            return mid
        case {"a": 1, "b": 2, "c": [x, y, {"d": z}]}:
            return (x, y, z)


assert many([*range(1, 23)]) == list(range(11, 20)) and many({"a": 1, "b": 2, "c": [3, 4, {"d": 5}]}) == (3, 4, 5) and many({"a": 1, "b": 2}) is None


# A failed alternative leaves nothing behind in what is captured later.
def retry(v):
    match v:
        case [a, 1] | [1, a]:
            return a
        case [[a, b], [c, 1]] | [[a, b, c], 1]:
            return a, b, c


assert retry([1, 9]) == 9 and retry([9, 1]) == 9 and retry([[1, 2, 3], 1]) == [1, 2, 3] and retry([[1, 2], [3, 1]]) == (1, 2, 3)
