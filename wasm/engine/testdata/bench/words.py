# Strings and dicts: building a text, splitting it, counting words.
def run(n):
    text = " ".join(f"w{i * 7919 % 1009}" for i in range(n))
    counts = {}
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return len(text), top[:3]


print(run(200_000))
