# Floating point: a step-by-step orbit.
def run(n):
    x, y, vx, vy, dt = 1.0, 0.0, 0.0, 1.0, 0.001
    for _ in range(n):
        r2 = x * x + y * y
        r3 = r2 * r2 ** 0.5
        vx -= x / r3 * dt
        vy -= y / r3 * dt
        x += vx * dt
        y += vy * dt
    return round(x, 6), round(y, 6)


print(run(400_000))
