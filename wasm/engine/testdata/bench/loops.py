# Integer arithmetic in a for loop.
def run(n):
    total = 0
    for i in range(n):
        total += i * 3 % 7
    return total


print(run(3_000_000))
