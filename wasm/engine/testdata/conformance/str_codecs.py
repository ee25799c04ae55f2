# Encoding and decoding.


def fails(f, *args):
    try:
        f(*args)
    except UnicodeError as e:
        return (type(e).__name__, e.encoding, e.start, e.end, e.reason)
    except LookupError as e:
        return str(e)


for s, encoding, data in [
    ("aé一😀", "utf-8", b"a\xc3\xa9\xe4\xb8\x80\xf0\x9f\x98\x80"), ("aé", "latin-1", b"a\xe9"), ("abc", "ascii", b"abc"), ("a😀", "utf-16-le", b"a\0=\xd8\0\xde"), ("a😀", "utf-16-be", b"\0a\xd8=\xde\0"),
    ("a", "utf-16", b"\xff\xfea\0"), ("a😀", "utf-32-le", b"a\0\0\0\0\xf6\1\0"), ("a", "utf-32", b"\xff\xfe\0\0a\0\0\0"), ("a", "utf-8-sig", b"\xef\xbb\xbfa"), ("a", "UTF8", b"a"), ("é", "ISO_8859-1", b"\xe9"), ("", "utf-16", b"\xff\xfe"),
]:
    assert s.encode(encoding) == data, (s, encoding, s.encode(encoding))
    assert data.decode(encoding) == s
assert b"\xfe\xff\0a".decode("utf-16") == "a" and b"a".decode("utf-8-sig") == "a" and b"\xef\xbb\xbfa".decode() == "\ufeffa"

# Errors, and the ways to handle them.
assert fails("aé一b".encode, "ascii") == ("UnicodeEncodeError", "ascii", 1, 3, "ordinal not in range(128)") and fails("a一".encode, "latin-1") == ("UnicodeEncodeError", "latin-1", 1, 2, "ordinal not in range(256)")
assert fails("a\ud800".encode) == ("UnicodeEncodeError", "utf-8", 1, 2, "surrogates not allowed")
for data, start, end, reason in [
    (b"a\x80", 1, 2, "invalid start byte"), (b"\xc3(", 0, 1, "invalid continuation byte"), (b"\xe2\x82", 0, 2, "unexpected end of data"), (b"\xe2\x82x", 0, 2, "invalid continuation byte"),
    (b"\xed\xa0\x80", 0, 1, "invalid continuation byte"), (b"\xf4\x90\x80\x80", 0, 1, "invalid continuation byte"), (b"\xc0\x80", 0, 1, "invalid start byte"), (b"ab\xff", 2, 3, "invalid start byte"),
]:
    assert fails(data.decode) == ("UnicodeDecodeError", "utf-8", start, end, reason), data
assert fails(b"a\0b".decode, "utf-16-le") == ("UnicodeDecodeError", "utf-16-le", 2, 3, "truncated data") and fails(b"\0\xd8a\0".decode, "utf-16") == ("UnicodeDecodeError", "utf-16-le", 0, 2, "illegal UTF-16 surrogate")
for errors, encoded in [("ignore", b"ab"), ("replace", b"a?b"), ("backslashreplace", b"a\\xe9b"), ("xmlcharrefreplace", b"a&#233;b")]:
    assert "aéb".encode("ascii", errors) == encoded
for errors, decoded in [("ignore", "ab"), ("replace", "a\ufffdb"), ("backslashreplace", "a\\xffb"), ("surrogateescape", "a\udcffb")]:
    assert b"a\xffb".decode("utf-8", errors) == decoded
assert "\udcff".encode("ascii", "surrogateescape") == b"\xff" and "\ud800".encode("utf-8", "surrogatepass") == b"\xed\xa0\x80" and b"\xed\xa0\x80".decode("utf-8", "surrogatepass") == "\ud800"
assert b"a\xe2\x82b\xed\xa0\x80".decode("utf-8", "replace") == "a\ufffdb\ufffd\ufffd\ufffd"
assert fails("a".encode, "foo") == "unknown encoding: foo" and fails("é".encode, "ascii", "foo") == "unknown error handler name 'foo'"
try:
    "é".encode("ascii")
except UnicodeEncodeError as e:
    assert str(e) == "'ascii' codec can't encode character '\\xe9' in position 0: ordinal not in range(128)"
try:
    b"ab\xe2\x82".decode()
except UnicodeDecodeError as e:
    assert str(e) == "'utf-8' codec can't decode bytes in position 2-3: unexpected end of data" and e.object == b"ab\xe2\x82"
