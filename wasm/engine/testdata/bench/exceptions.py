# Exceptions and with blocks in a loop.
class Guard:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return kind is ValueError


def run(n):
    caught = 0
    for i in range(n):
        try:
            with Guard():
                if i % 3 == 0:
                    raise ValueError(i)
                if i % 3 == 1:
                    raise KeyError(i)
        except KeyError:
            caught += 1
    return caught


print(run(200_000))
