# Layout: tabs, form feeds, continuations, comments, blank lines.
if a:
	b
	if c:
		d


   # comment at no level
	e

if x:
        y
        z;
class A:

  # comment

  def f(self):
      return \
1

  x = [
1,
   2]


if a: b; c;
elif d:
 e
else: f
\
g
x = """
	y
"""; z = 1
while 1:
  if 2:
    if 3:
      4
5
try:
  a;
except b:
  c  ; # comment

for x in y:
  pass
  # trailing comment