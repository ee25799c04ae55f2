# Nested lists: multiplying matrices.
def multiply(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, col)) for col in columns] for row in a]


n = 90
a = [[(i * j) % 10 for j in range(n)] for i in range(n)]
product = multiply(a, a)
print(sum(map(sum, product)))
