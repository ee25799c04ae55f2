# Classes: making instances, methods, attributes.
class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def plus(self, other):
        return Vector(self.x + other.x, self.y + other.y)


def run(n):
    at, step = Vector(0, 0), Vector(1, 2)
    for _ in range(n):
        at = at.plus(step)
    return at.x, at.y


print(run(400_000))
