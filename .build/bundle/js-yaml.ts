import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

const require = createRequire(import.meta.url);

/** What routelint has of js-yaml, in the order of its file: the parser, without schemas, constructors and the dumper. */
const REGIONS = [
  'src/common/snippet.ts',
  'src/common/exception.ts',
  'src/parser/events.ts',
  'src/parser/parser_scalar.ts',
  'src/parser/parser.ts',
];
const EXPORTS = 'CHOMPING_MODE, EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException';

/** Texts of js-yaml that V8 makes little of, and what stands in for them. */
const FASTER: readonly (readonly [slow: string, fast: string])[] = [
  // V8 gives an object made by spreading a slow shape, and this one is the parser's state: on Node 20 four times as slow.
  [
    '...DEFAULT_PARSER_OPTIONS,\n\t\t...options,\n\t\tinput:',
    `filename: options?.filename ?? DEFAULT_PARSER_OPTIONS.filename,
      maxDepth: options?.maxDepth ?? DEFAULT_PARSER_OPTIONS.maxDepth,
      input:`,
  ],
  // Nearly every scalar is ASCII: a loop over it is cheaper than a piece of text and an expression, by 2% of a run.
  [
    'const match = PATTERN_NON_PRINTABLE.exec(',
    `let at = start;
    for (; at < end; at++) {
      const code = state.input.charCodeAt(at);
      if (code < 32 || code > 126) break;
    }
    if (at === end) return;
    const match = PATTERN_NON_PRINTABLE.exec(`,
  ],
  // Three expressions for tags, which few files have, made when the first tag is met.
  ['PATTERN_TAG_URI = new RegExp(', 'PATTERN_TAG_URI = lazily('],
  ['PATTERN_TAG_SUFFIX = new RegExp(', 'PATTERN_TAG_SUFFIX = lazily('],
  ['PATTERN_TAG_PREFIX = new RegExp(', 'PATTERN_TAG_PREFIX = lazily('],
];
const LAZILY =
  'const lazily = (source, made) => ({ test: (text) => (made ??= new RegExp(source)).test(text) });';

/** js-yaml's parser, cut out of the package's ES module. */
export const fastYaml: Plugin = {
  name: 'fast-yaml',
  setup(bundler) {
    const path = join(dirname(require.resolve('js-yaml')), 'js-yaml.mjs');
    bundler.onResolve({ filter: /^js-yaml$/ }, () => ({ path, sideEffects: false }));
    bundler.onLoad({ filter: /js-yaml\.mjs$/ }, () => ({ contents: parserOf(readFileSync(path, 'utf8')) }));
  },
};

function parserOf(source: string): string {
  const parts = REGIONS.map((name) => source.split(`//#region ${name}\n`)[1]?.split('//#endregion')[0]);
  if (parts.includes(undefined)) throw changed('its regions');
  let parser = `${LAZILY}\n${parts.join('\n')}`;
  for (const [slow, fast] of FASTER) {
    if (parser.split(slow).length !== 2) throw changed(slow);
    parser = parser.replace(slow, () => fast);
  }
  return `${parser}\nexport { ${EXPORTS} };\n`;
}

function changed(what: string): Error {
  return new Error(`js-yaml has changed (${what}): look at .build/bundle/js-yaml.ts`);
}
