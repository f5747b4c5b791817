import { entriesOf, type Node } from '../../blocks/node.ts';
import { spanOf } from '../values.ts';
import { type Reading, rootValue } from './reading.ts';

/** The keys whose values are credentials and URLs: a reference written otherwise is taken as the value itself. */
const KEYS = new Set(['api_key', 'base_url', 'api', 'url', 'api_base', 'apiKey', 'baseUrl']);

const ROOTS = [
  'model',
  'providers',
  'custom_providers',
  'fallback_providers',
  'fallback_model',
  'delegation',
  'auxiliary',
  'model_aliases',
];

/** Reports references to the environment that Hermes does not expand: it knows `${VAR}` and `${env:VAR}` alone. */
export function reportEnvSyntax(reading: Reading): void {
  for (const root of ROOTS) walk(reading, rootValue(reading, root), 0);
}

function walk(reading: Reading, node: Node | undefined, depth: number): void {
  if (!node || depth > 4) return;
  if (node.kind === 'list') for (const item of node.items) walk(reading, item, depth + 1);
  for (const { key, value } of entriesOf(node)) {
    if (KEYS.has(key) && value.kind === 'scalar' && typeof value.value === 'string') {
      check(reading, key, value.value, value);
    } else walk(reading, value, depth + 1);
  }
}

function check(reading: Reading, key: string, text: string, node: Node): void {
  const dollar = /^\$([A-Za-z_]\w*)/.exec(text)?.[1];
  const env = /^env:(?:\/\/)?([A-Za-z_]\w*)$/.exec(text)?.[1];
  const environ = /^os\.environ\/([A-Za-z_]\w*)$/.exec(text)?.[1];
  const name = dollar ?? env ?? environ;
  if (name === undefined) return;
  const code =
    dollar !== undefined ? 'hermes-dollar' : env !== undefined ? 'hermes-env-colon' : 'hermes-os-environ';
  const span = spanOf(node);
  // Only a value that is nothing but the reference can be rewritten for certain.
  const whole =
    node.kind === 'scalar' && node.style === 'plain' && /^(?:\$\w+|env:\w+|os\.environ\/\w+)$/.test(text);
  reading.out.observe({
    rule: 'env-syntax',
    code,
    span,
    data: { key, name },
    // In quotes: bare, the braces end a flow mapping.
    ...(whole ? { fix: { span, text: `"\${${name}}"`, title: `write \`\${${name}}\`` } } : {}),
  });
}
