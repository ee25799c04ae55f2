# bytes, bytearray and memoryview.


def raises(kind, message, f, *args):
    try:
        f(*args)
    except kind as e:
        assert str(e) == message, str(e)
        return
    assert False, "nothing raised"


for B in bytes, bytearray:
    b = B(b"hello world")
    assert b[0] == 104 and b[-1] == 100 and b[2:5] == b"llo" and b[::-1] == b"dlrow olleh" and len(b) == 11 and list(b[:3]) == [104, 101, 108] and type(b[1:2]) is B
    assert b.find(b"o") == 4 and b.rfind(111) == 7 and b.index(b"wor", 2) == 6 and b.count(b"l") == 3 and b"wor" in b and 104 in b and b.startswith((b"x", b"he")) and b.endswith(b"ld", -2)
    assert b.split() == [b"hello", b"world"] and b.split(b"o", 1) == [b"hell", b" world"] and b.rsplit(b"o", 1) == [b"hello w", b"rld"] and b.partition(b" ") == (b"hello", b" ", b"world")
    assert b.upper() == b"HELLO WORLD" and b.title() == b"Hello World" and b.capitalize() == b"Hello world" and b.swapcase() == b"HELLO WORLD" and type(b.upper()) is B
    assert b.replace(b"l", b"L", 2) == b"heLLo world" and b.strip(b"hd") == b"ello worl" and B(b" a\t").strip() == b"a" and b.center(15, b"*") == b"**hello world**" and B(b"-5").zfill(4) == b"-005"
    assert b.hex() == "68656c6c6f20776f726c64" and b[:4].hex(":", 2) == "6865:6c6c" and B.fromhex("68 65") == b"he" and b.decode() == "hello world" and B(b"a\tb").expandtabs(4) == b"a   b"
    assert B(b"ab").isalpha() and B(b"12").isdigit() and not B(b"").isalpha() and B(b"Ab").istitle() and B(b"\xff").isascii() is False and B(b"a\nb\r\nc").splitlines() == [b"a", b"b", b"c"]
    assert b.translate(bytes.maketrans(b"lo", b"01"), b"w") == b"he001 1r0d" and B(b"-").join([b"a", bytearray(b"b")]) == b"a-b" and b + b"!" == b"hello world!" and B(b"ab") * 2 == b"abab"
    assert b == b"hello world" and b != "hello world" and b < b"i" and b.removeprefix(b"hello ") == b"world" and (b"%d-%s" % (1, B(b"x"))) == b"1-x"
    raises(ValueError, "subsection not found", b.index, b"x")
    raises(ValueError, "byte must be in range(0, 256)", lambda: 300 in b)
    raises(TypeError, "a bytes-like object is required, not 'str'", b.split, "a")
    raises(TypeError, "argument should be integer or bytes-like object, not 'str'", b.find, "a")
    raises(TypeError, f"can't concat str to {B.__name__}", lambda: b + "a")
raises(IndexError, "index out of range", lambda: b"abc"[3])
raises(TypeError, "byte indices must be integers or slices, not str", lambda: B.__bases__ and bytes(b"abc").__getitem__("a"))
assert repr(b"a'\"\\\n\x00\xff") == "b'a\\'\"\\\\\\n\\x00\\xff'" and repr(b"it's") == 'b"it\'s"' and repr(bytearray(b"x")) == "bytearray(b'x')"

# Making them.
assert bytes(3) == b"\0\0\0" and bytes([1, 2]) == b"\1\2" and bytes("é", "utf-8") == b"\xc3\xa9" and bytes(x for x in range(3)) == b"\0\1\2" and bytes() == b"" and bytes(bytearray(b"a")) == b"a"
raises(ValueError, "negative count", bytes, -1)
raises(ValueError, "bytes must be in range(0, 256)", bytes, [256])
raises(TypeError, "string argument without an encoding", bytes, "a")
raises(TypeError, "encoding without a string argument", bytes, 5, "utf-8")
raises(TypeError, "cannot convert 'float' object to bytes", bytes, 1.5)
raises(TypeError, "'str' object cannot be interpreted as an integer", bytes, ["a"])
raises(ValueError, "non-hexadecimal number found in fromhex() arg at position 1", bytes.fromhex, "6x")


class Index:
    def __index__(self):
        return 2


class AsBytes:
    def __bytes__(self):
        return b"made"


assert bytes(Index()) == b"\0\0" and bytes([Index(), 1]) == b"\2\1" and bytes(AsBytes()) == b"made" and b"abc"[Index()] == 99 and b"%b" % AsBytes() == b"made" and int.from_bytes(AsBytes()) == 0x6D616465

# What changes a bytearray.
a = bytearray(b"abc")
a.append(100)
a.extend(b"ef")
a.extend([103])
a += b"h"
a.insert(0, 64)
a[1] = 65
assert a == b"@Abcdefgh" and a.pop() == 104 and a.pop(0) == 64
a[1:3] = b"XYZ"
a[-1] = Index()
assert a == b"AXYZdef\x02"
del a[0], a[1:3]
a[::2] = b"12345"[: len(a[::2])]
assert a == b"1d2f3", a
a.remove(100)
a.reverse()
a *= 2
assert a == b"3f213f21" and a.copy() == a and a.copy() is not a
a[2:2] = [1, 2]
del a[::3]
assert len(a) == 6
a.clear()
assert a == b""
raises(ValueError, "byte must be in range(0, 256)", a.append, 256)
raises(IndexError, "pop from empty bytearray", a.pop)
raises(ValueError, "value not found in bytearray", bytearray(b"a").remove, 98)
raises(ValueError, "attempt to assign bytes of size 1 to extended slice of size 2", bytearray(b"abc").__setitem__, slice(0, 3, 2), b"x")
raises(TypeError, "unhashable type: 'bytearray'", hash, a)

# memoryview.
data = bytearray(b"abcdef")
m = memoryview(data)
assert m[0] == 97 and m[1:3].tobytes() == b"bc" and len(m) == 6 and m.tolist()[:2] == [97, 98] and m.nbytes == 6 and m.itemsize == 1 and m.format == "B" and m.shape == (6,) and not m.readonly and m.obj is data
m[0] = 65
m[1:3] = b"XY"
assert data == b"AXYdef" and m[::2].tobytes() == b"AYe" and bytes(m[::-1]) == b"fedYXA" and m == data and m[1:] == b"XYdef" and memoryview(b"ab").readonly and memoryview(b"ab")[-1] == 98
words = memoryview(b"\x01\0\0\0\xff\xff\xff\xff").cast("i")
assert words.tolist() == [1, -1] and words.itemsize == 4 and words.cast("B").tolist()[4] == 255
with memoryview(data) as view:
    raises(BufferError, "Existing exports of data: object cannot be re-sized", data.append, 1)
raises(ValueError, "operation forbidden on released memoryview object", lambda: view[0])
raises(TypeError, "cannot modify read-only memory", memoryview(b"ab").__setitem__, 0, 1)
raises(IndexError, "index out of bounds on dimension 1", lambda: m[6])
raises(ValueError, "memoryview: invalid value for format 'B'", m.__setitem__, 0, 300)
raises(TypeError, "memoryview: a bytes-like object is required, not 'str'", memoryview, "a")
