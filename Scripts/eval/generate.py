"""Writes generated articles for benchmarks: generate.py COUNT FOLDER

Words are invented and follow a Zipfian distribution over 200,000; the same call always writes the same bytes.
"""
import itertools, os, random, sys

count, folder = int(sys.argv[1]), sys.argv[2]
chance = random.Random(7)
syllables = [c + v for c in "b c d f g h k l m n p r s t v w st tr br".split() for v in "a e i o u ai ou ea".split()]
vocabulary = [a + b + c for a, b, c in itertools.islice(itertools.product(syllables, repeat=3), 200_000)]
chance.shuffle(vocabulary)
vocabulary[40] = "harbour"
weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(vocabulary))))
names = [n.capitalize() for n in chance.sample(vocabulary, 4000)]
os.makedirs(folder, exist_ok=True)


def sentence():
    words = chance.choices(vocabulary, cum_weights=weights, k=chance.randint(8, 26))
    return " ".join(words).capitalize() + "."


for number in range(count):
    paragraphs = []
    for _ in range(chance.randint(6, 16)):
        sentences = [sentence() for _ in range(chance.randint(2, 4))]
        if chance.random() < 0.4:
            sentences.append(f"“{sentence()[:-1]},” said {chance.choice(names)} {chance.choice(names)}.")
        paragraphs.append(" ".join(sentences))
    day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
    head = f"---\ntitle: {sentence()[:60]}\noutlet: Outlet {number % 40}\npublished: {day}\n---\n\n"
    with open(os.path.join(folder, f"article-{number:06}.txt"), "w", encoding="utf-8") as file:
        file.write(head + "\n\n".join(paragraphs) + "\n")
