# Generators feeding generators.
def numbers(n):
    for i in range(n):
        yield i


def squares(items):
    for i in items:
        yield i * i


print(sum(s for s in squares(numbers(500_000)) if s % 3 == 1))
