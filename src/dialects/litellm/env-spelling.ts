import type { ScalarNode } from '../../blocks/node.ts';
import { spanOf } from '../values.ts';
import { isReference } from './provider.ts';
import { type Reading, shown } from './reading.ts';

/** `os.env/X`, `os/environ/X`, `os.environ:X`, `os.eviron/X`, `Os.Environ/X`: a variable after what is nearly `os.environ/`. */
const NEARLY = /^os[./\\]+[a-z]{3,12}[/:\\]+([A-Za-z_]\w*)$/i;
/** `environ/X` and `env/X`: here only capitals tell a variable from a path. */
const SHORT = /^env[a-z]*[/\\]+([A-Z_][A-Z0-9_]*)$/;

/** True of a text that is a reference to the environment but for its spelling. */
export function isMisspelt(text: string): boolean {
  const first = text.charCodeAt(0) | 32;
  return (first === 111 || first === 101) && variableIn(text) !== undefined;
}

/**
 * Reports references that are misspelt, and names that no variable has: what follows `os.environ/` is the name as it
 * stands, blanks and all (`get_secret`, litellm 1.110.2 secret_managers/main.py).
 */
export function observeSpelling(reading: Reading, scalars: readonly ScalarNode[]): void {
  for (const node of scalars) {
    const text = String(node.value);
    if (isReference(text)) observeName(reading, node, text.slice('os.environ/'.length));
    else {
      const name = variableIn(text);
      if (name === undefined) continue;
      const data = { name: shown(name), written: shown(text.slice(0, text.length - name.length)) };
      observe(reading, node, 'litellm-env-misspelt', data, `os.environ/${name}`);
    }
  }
}

function variableIn(text: string): string | undefined {
  return isReference(text) ? undefined : (NEARLY.exec(text)?.[1] ?? SHORT.exec(text)?.[1]);
}

function observeName(reading: Reading, node: ScalarNode, name: string): void {
  const bare = name.replace(/[\s${}]/g, '');
  if (name !== '' && bare === name) return;
  if (name.includes('{{')) return;
  const code = name.includes('$') ? 'litellm-env-name-in-name' : 'litellm-env-name';
  const data = { name: shown(bare), wrong: wrongIn(name) };
  observe(reading, node, code, data, /^\w+$/.test(bare) ? `os.environ/${bare}` : undefined);
}

function wrongIn(name: string): string {
  if (name.trim() === '') return 'is empty';
  if (name.includes('$')) return 'holds a `$`';
  if (/^\s/.test(name)) return 'starts with a blank';
  return /\s$/.test(name) ? 'ends with a blank' : 'holds a blank or a bracket';
}

function observe(
  reading: Reading,
  node: ScalarNode,
  code: string,
  data: Readonly<Record<string, string>>,
  text: string | undefined,
): void {
  const fix = text === undefined ? {} : { fix: { span: spanOf(node), text, title: `write \`${text}\`` } };
  reading.out.observe({ rule: 'env-syntax', code, span: spanOf(node), data, ...fix });
}
