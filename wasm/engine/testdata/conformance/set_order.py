# The order of sets is that of CPython's table for equal hashes: what was
# recorded there stands at the end.

got = []


def show(*values):
    got.append(" ".join(map(str, values)))


show(list({3, 1, 2}), list({8, 0, 16}), list({5, 40, 8, 16, 72}), 5 in {72, 8, 5})
s = set()
for i in (1, 9, 17, 25):
    s.add(i)
show(list(s), list({32, 0, 64, 8}), list(set(range(0, 80, 8))))
s = set(range(0, 100, 7))
show(list(s))
s.discard(14)
s.discard(21)
s.add(100)
s.add(-5)
s.add(2**61 - 1)
s.add(2**61 + 13)
show(list(s))
show([s.pop() for _ in range(5)], list(s))
s |= {1000 + 37 * i for i in range(20)}
show(list(s))
show(list(s - {1000, 1037}), list(s & set(range(0, 1200))), list(s ^ {1000, 5}))
show(list(frozenset(s)), list(s.copy()), list(s.union([3, 2, 1], (7, 8))))
show(list({-1, -2, -3}), list({1.5, 2.5, 1, True, 0.1}), list({(1, 2), (2, 1), (3, 4)}))
show(list({frozenset({1, 2}), frozenset({3}), frozenset()}))
t = set()
for i in range(300):
    t.add(i * i % 257)
    if i % 3 == 0:
        t.discard(i)
show(list(t))
t.difference_update(range(0, 200))
show(list(t))
t.update({5: 1, 6: 2, 1029: 3})
show(list(t))
t.intersection_update(range(0, 2000, 2))
show(list(t))
t ^= {i * 3 for i in range(40)}
show(list(t))
for i in list(t)[::2]:
    t.remove(i)
show(list(t), list(set(t)), list(t | {1, 2, 3}))
show(list({i: 0 for i in range(20)}.keys() & {3, 19, 4, 8, 100}), list({1: 0, 9: 0, 17: 0}.keys() | {25}))
show(hash(frozenset({1, 2, 3})), hash(frozenset()), hash(frozenset({(1, 2), 3.5})), hash(frozenset(range(100))))
big = set(range(0, 60000, 3))
show(sum(i * v for i, v in enumerate(big)) % 1000003, len(big))
big -= set(range(0, 60000, 2))
show(sum(i * v for i, v in enumerate(big)) % 1000003, len(big))

want = [
    '[1, 2, 3] [8, 0, 16] [16, 5, 40, 8, 72] True',
    '[1, 25, 9, 17] [32, 0, 64, 8] [0, 32, 64, 8, 40, 72, 16, 48, 24, 56]',
    '[0, 98, 35, 70, 7, 42, 77, 14, 49, 84, 21, 56, 91, 28, 63]',
    '[0, 2305843009213693951, 98, 35, 100, 70, 7, -5, 42, 77, 2305843009213693965, 49, 84, 56, 91, 28, 63]',
    '[0, 2305843009213693951, 98, 35, 100] [70, 7, -5, 42, 77, 2305843009213693965, 49, 84, 56, 91, 28, 63]',
    ('[1666, 7, 1037, 2305843009213693965, 1296, 1555, 28, 1185, 1444, 1703, 42, 49, 1074, 1333, 56, 1592,', 184, 800913),
    ('[1666, 7, 2305843009213693965, 1296, 1555, 28, 1185, 1444, 1703, 42, 49, 1074, 1333, 56, 1592, 63, 7', 430, 4379734),
    ('[1666, 7, 1037, 2305843009213693965, 1296, 1555, 28, 1185, 1444, 1703, 42, 49, 1074, 1333, 56, 1592,', 566, 7563792),
    '[-3, -1, -2] [0.1, 1.5, 2.5, 1] [(1, 2), (2, 1), (3, 4)]',
    '[frozenset({3}), frozenset(), frozenset({1, 2})]',
    ('[0, 1, 2, 4, 8, 9, 11, 13, 15, 16, 17, 18, 21, 22, 23, 25, 26, 29, 30, 31, 32, 34, 35, 36, 42, 44, 4', 528, 6446814),
    '[200, 205, 208, 211, 215, 221, 222, 223, 226, 227, 225, 232, 235, 236, 239, 241, 242, 244, 248, 253, 256]',
    '[5, 6, 1029, 200, 205, 208, 211, 215, 221, 222, 223, 226, 227, 225, 232, 235, 236, 239, 241, 242, 244, 248, 253, 256]',
    '[256, 226, 6, 200, 232, 236, 208, 242, 244, 248, 222]',
    ('[256, 0, 3, 9, 12, 15, 18, 21, 24, 27, 30, 33, 36, 39, 42, 45, 48, 51, 54, 57, 60, 63, 66, 69, 200, ', 209, 1012833),
    ('[0, 9, 15, 21, 27, 33, 39, 45, 51, 57, 63, 69, 72, 78, 81, 87, 93, 96, 99, 232, 236, 111, 114, 117] ', 308, 2202705),
    '[19, 8, 3, 4] [1, 25, 9, 17]',
    '-272375401224217160 133146708735736 -5268987115888289412 4411996150312757951',
    '11872 20000',
    '995471 10000',
]
assert len(got) == len(want)
for line, expected in zip(got, want):
    if isinstance(expected, tuple):  # a long line: its beginning, its length and a checksum
        line = (line[:100], len(line), sum((i + 1) * ord(c) for i, c in enumerate(line)))
    assert line == expected, (line, expected)
