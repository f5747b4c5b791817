/** How a file is read. */
export type FileFormat = 'yaml' | 'json' | 'markdown' | 'toml';

const BY_EXTENSION: ReadonlyMap<string, FileFormat> = new Map([
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
  ['json', 'json'],
  ['jsonc', 'json'],
  ['json5', 'json'],
  ['md', 'markdown'],
  ['mdx', 'markdown'],
  ['markdown', 'markdown'],
  ['toml', 'toml'],
]);

/**
 * The format of a file by its name; undefined for one that is not read. The last extension that is known counts, so
 * that copies keep the format of what they copy: `config.yaml.bak-20260412`, `config.yaml~`.
 */
export function formatOf(path: string): FileFormat | undefined {
  return BY_EXTENSION.get(extensionOf(path));
}

/** The extension that tells a file's format, in lower case; '' for none. */
export function extensionOf(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  for (
    let end = name.length, dot = name.lastIndexOf('.');
    dot >= 0;
    end = dot, dot = name.lastIndexOf('.', dot - 1)
  ) {
    const extension = name.slice(dot + 1, end).toLowerCase();
    if (BY_EXTENSION.has(extension)) return extension;
    const word = /^[a-z0-9]+/.exec(extension)?.[0] ?? '';
    if (BY_EXTENSION.has(word)) return word;
    if (dot === 0) return '';
  }
  return '';
}
