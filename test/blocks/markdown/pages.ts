import fc from 'fast-check';

/** What containers are made of, indentation, and what looks like one of the two and is not. */
const PREFIXES = [
  '',
  '',
  '',
  '',
  ...[' ', '  ', '   ', '    ', '     ', '      ', '\t', ' \t', '  \t', '\t\t'],
  ...['> ', '>', '>\t', '>  ', '- ', '-', '* ', '+ ', '+\t', '-   ', '-     '],
  ...['1. ', '2. ', '1) ', '10. ', '01. ', '123456789. ', '1234567890. '],
];

/** What every kind of leaf block starts, goes on or ends with. */
const BODIES = [
  ...['', '', 'a', 'a b', 'k: v', '  k: v', '    x', '\tx', '`x` ```', '\\```'],
  ...[
    '```',
    '```',
    '~~~',
    '~~~',
    '````',
    '~~~~',
    '``` yaml',
    '```yaml a=b',
    '~~~ yaml `x`',
    '``` a`b',
    '```  ',
    '~~~  x',
  ],
  ...[
    '``` f&ouml;&#35; \\*',
    '# h',
    '#h',
    '####### x',
    '## ',
    '---',
    '***',
    '- - -',
    '* * *',
    '_ _ _',
    '===',
    '=',
    '-',
    '--',
  ],
  ...[
    '<div>',
    '</div>',
    '<div',
    '<!-- c -->',
    '<!-- c',
    '-->',
    '<pre>',
    '</pre>',
    '<?x',
    '?>',
    '<!X',
    '<![CDATA[',
    ']]>',
  ],
  ...['<a>', '<a href="x">', '</a>', '<a b', '<x-y z=1 />', '<script>x</script>'],
  ...['[a]: b', '[a]: b "t"', '[a]:', '/url', '"title"', '"ti', '[a]', '>', '>>', '1.', '*', '+'],
];

const LINE_BREAK = fc.constantFrom('\n', '\n', '\n', '\n', '\n', '\n', '\r\n', '\r');

const line = fc
  .tuple(
    fc.array(fc.constantFrom(...PREFIXES), { maxLength: 3 }),
    fc.boolean(),
    fc.constantFrom(...BODIES),
    LINE_BREAK,
  )
  .map(([prefixes, repeats, content, lineBreak]) => ({
    prefix: prefixes.join(''),
    repeats,
    content,
    lineBreak,
  }));

/** A page whose lines often stay in the containers of the line above. */
const nested = fc.array(line, { minLength: 1, maxLength: 24 }).map((lines) => {
  let open = '';
  let text = '';
  for (const { prefix, repeats, content, lineBreak } of lines) {
    const start = (repeats ? open : '') + prefix;
    text += start + content + lineBreak;
    open = start.replace(/[-*+]|\d+[.)]/g, (marker) => ' '.repeat(marker.length));
  }
  return text;
});

const UNITS = [
  ...[
    ' ',
    ' ',
    ' ',
    ' ',
    '    ',
    '  ',
    '\t',
    '\n',
    '\n',
    '\n',
    '\r\n',
    '>',
    '-',
    '+',
    '*',
    '1',
    '2',
    '.',
    ')',
  ],
  ...[
    '```',
    '```',
    '~~~',
    '`',
    '~',
    '#',
    '=',
    '<',
    'div',
    '<p',
    '</pre>',
    '<a>',
    '!--',
    '-->',
    'a',
    'b',
    '[',
    'a]:',
  ],
  ...['/u', ' "t"', '"', '\\'],
];

/** Noise made of the units that mean something in Markdown. */
const noise = fc.array(fc.constantFrom(...UNITS), { maxLength: 50 }).map((units) => units.join(''));

/** Pages that lean towards fences, containers, tabs, HTML and odd indentation. */
export const randomPage: fc.Arbitrary<string> = fc.oneof({ weight: 3, arbitrary: nested }, noise);
