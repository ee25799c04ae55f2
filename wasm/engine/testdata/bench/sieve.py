# Lists: the sieve of Eratosthenes.
def run(n):
    prime = [True] * (n + 1)
    for i in range(2, int(n ** 0.5) + 1):
        if prime[i]:
            for j in range(i * i, n + 1, i):
                prime[j] = False
    return sum(1 for i in range(2, n + 1) if prime[i])


print(run(1_000_000))
