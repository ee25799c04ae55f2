# The methods of dict, its views, and keys whose hash and equality are Python's.


def raises(kind, message, f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except kind as e:
        assert str(e) == message, (str(e), message)
    else:
        assert False, ("did not raise", kind, message)


class Key:
    """A key that hashes and compares in Python; hashes collide on purpose."""

    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return self.v % 3

    def __eq__(self, other):
        return isinstance(other, Key) and self.v == other.v

    def __repr__(self):
        return f"K{self.v}"


d = {"a": 1, "b": 2}
assert d["a"] == 1 and d.get("a") == 1 and d.get("x") is None and d.get("x", 5) == 5 and "a" in d and "x" not in d
d["c"] = 3
del d["a"]
assert d == {"c": 3, "b": 2} and list(d) == ["b", "c"] and len(d) == 2
assert d.setdefault("b", 9) == 2 and d.setdefault("z") is None and d.setdefault("y", 7) == 7
assert d.pop("z") is None and d.pop("nope", 1) == 1 and d.popitem() == ("y", 7)
assert list(d.keys()) == ["b", "c"] and list(d.values()) == [2, 3] and list(d.items()) == [("b", 2), ("c", 3)]
assert list(reversed(d)) == ["c", "b"] and list(reversed(d.items())) == [("c", 3), ("b", 2)] and list(reversed(d.values())) == [3, 2]
e = d.copy()
e["new"] = 1
assert "new" not in d
e.clear()
assert e == {} and not e
assert 1 in {True: "x"} and {1: "a", 1.0: "b", True: "c"} == {1: "c"} and repr({1: "a", True: "c"}) == "{1: 'c'}"

assert dict() == {} and dict(a=1) == {"a": 1} and dict([("a", 1), ["b", 2]], c=3) == {"a": 1, "b": 2, "c": 3}
assert dict({"a": 1}, a=2) == {"a": 2} and dict(zip("ab", [1, 2])) == {"a": 1, "b": 2} and dict(["ab", "cd"]) == {"a": "b", "c": "d"}
assert dict(iter([iter("xy")])) == {"x": "y"} and dict.fromkeys("ab") == {"a": None, "b": None} and dict.fromkeys([1], 2) == {1: 2}
d.update(b=5, q=6)
d.update([("r", 7)])
d.update({"s": 8})
d |= {"t": 9}
d |= [("u", 10)]
assert d == {"b": 5, "c": 3, "q": 6, "r": 7, "s": 8, "t": 9, "u": 10}
assert {"a": 1} | {"b": 2, "a": 3} == {"a": 3, "b": 2} and {**{"a": 1}, "a": 2} == {"a": 2}


class Mapping:
    def keys(self):
        return ["x", "y"]

    def __getitem__(self, key):
        return key * 2


assert dict(Mapping()) == {"x": "xx", "y": "yy"} and {**Mapping()} == {"x": "xx", "y": "yy"}

# Keys of the program's own.
k = {Key(i): i for i in range(30)}
assert len(k) == 30 and k[Key(7)] == 7 and Key(29) in k and Key(30) not in k and k.get(Key(99), "no") == "no"
k[Key(7)] = "seven"
assert k[Key(7)] == "seven" and len(k) == 30
del k[Key(8)]
assert Key(8) not in k and k.pop(Key(9)) == 9 and k.pop(Key(9), "gone") == "gone" and k.setdefault(Key(9), "again") == "again"
assert dict(k) == k and k.copy() == k and k | {Key(1): 1} == k and list(k)[-1] == Key(9)
assert {Key(1): 1} == {Key(1): 1} != {Key(1): 2} and repr({Key(1): Key(2)}) == "{K1: K2}"
m = {}
m.update(k)
m.update([(Key(0), "zero")])
assert m[Key(0)] == "zero" and len(m) == len(k)
raises(KeyError, "K8", lambda: k[Key(8)])
t = {(Key(1), 2): "tuple"}
assert t[Key(1), 2] == "tuple" and (Key(2), 2) not in t
assert dict.fromkeys([Key(1), Key(1), Key(4)]) == {Key(1): None, Key(4): None}

# Views.
v = {"a": 1, "b": 2}
keys, values, items = v.keys(), v.values(), v.items()
v["c"] = 3
assert len(keys) == 3 and "c" in keys and 3 in values and ("c", 3) in items and ("c", 4) not in items and ("d", 1) not in items
assert repr(keys) == "dict_keys(['a', 'b', 'c'])" and repr(values) == "dict_values([1, 2, 3])" and repr(items) == "dict_items([('a', 1), ('b', 2), ('c', 3)])"
assert keys & {"a", "z"} == {"a"} and keys | ["z"] == {"a", "b", "c", "z"} and keys - {"a"} == {"b", "c"} and keys ^ {"a", "z"} == {"b", "c", "z"}
assert {"a", "z"} & keys == {"a"} and {"z"} | keys == {"a", "b", "c", "z"} and {"a", "z"} - keys == {"z"} and ["z"] | keys == {"a", "b", "c", "z"}
assert items & [("a", 1)] == {("a", 1)} and keys == {"a", "b", "c"} and {"a"} < keys and keys <= {"a", "b", "c"} and keys != {"a"} and items >= {("a", 1)}
assert keys.isdisjoint(["x"]) and not keys.isdisjoint(["a"]) and keys.mapping == v and values != values.mapping.values()
assert type(keys.mapping).__name__ == "mappingproxy" and repr(keys.mapping) == "mappingproxy({'a': 1, 'b': 2, 'c': 3})"

# Order after deletions and insertions, over many entries.
o = {i: i for i in range(100)}
for i in range(0, 100, 2):
    del o[i]
for i in range(0, 100, 2):
    o[i] = -i
assert list(o) == list(range(1, 100, 2)) + list(range(0, 100, 2))
while o:
    key, _ = o.popitem()
assert key == 1
for i in range(50):
    o[i] = i
while len(o) > 1:
    o.popitem()
o["x"] = 1
assert list(o) == [0, "x"] and o[0] == 0 and o["x"] == 1

# Changes while iterating.
def during(change):
    x = {1: 1, 2: 2, 3: 3}
    for key in x:
        change(x, key)


raises(RuntimeError, "dictionary changed size during iteration", during, lambda x, key: x.update({key + 10: 1}))
raises(RuntimeError, "dictionary changed size during iteration", during, lambda x, key: x.pop(key))
during(lambda x, key: x.update({key: 5}))

# Complaints.
raises(KeyError, "'x'", lambda: {}["x"])
raises(KeyError, "'popitem(): dictionary is empty'", {}.popitem)
raises(KeyError, "5", {1: 1}.pop, 5)
raises(TypeError, "unhashable type: 'list'", lambda: {}[[]])
raises(TypeError, "unhashable type: 'dict'", lambda: {{}: 1})
raises(TypeError, "cannot convert dictionary update sequence element #0 to a sequence", dict, [5])
raises(ValueError, "dictionary update sequence element #1 has length 1; 2 is required", dict, ["ab", "c"])
raises(TypeError, "'int' object is not iterable", dict, 5)
raises(TypeError, "dict expected at most 1 argument, got 2", dict, 1, 2)
raises(TypeError, "unsupported operand type(s) for |: 'dict' and 'list'", lambda: {} | [])
raises(TypeError, "'<' not supported between instances of 'dict' and 'dict'", lambda: {} < {})
raises(TypeError, "get expected at least 1 argument, got 0", {}.get)
raises(TypeError, "unhashable type: 'dict'", hash, {})

# Derived classes.
class Default(dict):
    def __missing__(self, key):
        return f"no {key}"


x = Default(a=1)
assert x["a"] == 1 and x["b"] == "no b" and "b" not in x and x.get("b") is None and isinstance(x, dict)
x["c"] = 2
assert x == {"a": 1, "c": 2} and repr(x) == "{'a': 1, 'c': 2}" and type(x.copy()) is dict and type(x | {}) is dict
assert type(Default.fromkeys("ab")) is Default


class Counting(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value + 1)


y = Counting()
y["a"] = 1
y.update(b=1)
assert y == {"a": 2, "b": 1} and Counting.fromkeys("a", 1) == {"a": 2}

# A dict inside itself.
z = {}
z["self"] = z
assert repr(z) == "{'self': {...}}"
z["views"] = z.values()
assert "..." in repr(z)


# A key that changes the dict while it is compared.
class Meddler:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        w.pop("prey", None)
        return False


w = {"prey": 0}
w[Meddler()] = "m"
w[1] = "one"
assert Meddler() not in w and list(w.values()) == ["m", "one"] and w[1] == "one"
