# -*- coding: latin-1 -*-
x = "éÿ"
if é:
  y = """a
b"""z