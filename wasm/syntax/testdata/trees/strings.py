# Strings and f-strings.
'', "", '''''', """"""
'a"b', "a'b", 'a\'b"c', 'tab\there', '\a\b\f\v\0\x41\u0041\U00010041\N{SNOWMAN}\N{line feed}'
'\
continued', 'é€😀', '\ud800', '\x7f\x80\xa0\u200b\ue000\U000e0001'
r'\n\'', R"\"", u'u', U'U', b'bytes\x00\xff\'"', rb'\x', Br"\d", b'' b"a"
'a' "b" '''c
d'''
u'a' 'b'
'a' u'b'
b'a' rb'\b'
"""a
	b\
c"""
f'', f'a', f'{a}', f"a{b}c", f'{a!r}', f'{a!s:>10}', f'{a:{b}}', f'{a:{b}.{c}}', f'{a:}', f'{a:x{b:y}z}'
f'{{', f'}}', f'{{}}', f'a{{{b}}}c', f'{ {1: 2}[1] }', f'{a:{{b}}}'
f'{a=}', f'{ a = }', f'{a = !r}', f'{a=:>5}', f'{a.b[0]  =  :x}'
f'{a, b}', f'{*a, b}', f'{yield_}', f'{(lambda x: 1)}', f'{a if b else c}', f'{a:=5}', f'{(a:=5)}', f'{a!=b}', f'{a==b}'
f'{'nested'}', f"{f"{f"{1}"}"}", f'{a["b"]}', f'{"\n"}', f'{a:\n}', f'\n{a}\x41', rf'\n{a}\{b}', f'\N{SNOWMAN}{a}'
f'''{
    a  # comment
    + b
}'''
f'''
{a:
}{b}
''', f"""{a
=}"""
'a' f'{b}' 'c', 'a' f'b' 'c', f'a' f'{b}' f'c{d}e' "f", u'a' f'b{c}', f'{a}' f'{b=}'
f'{a:{'b'}}', f"{'a' 'b'}", f'{a}{b}', f'é{a}€', f'{é}', f'{a:é}'
f'{x:{y}{z}}', f'{x:%H:%M}', f'{x!r:^{w}}'
async_ = f'{[x for x in y]}', f'{d["a"]:{w}}', f'{{{x}}}', f"{x}}}", f"{{{{{x}"
