import { describe, expect, it } from 'vitest';
import { extensionOf, formatOf } from '../../src/blocks/format.ts';

describe('formatOf', () => {
  it.each([
    ['config.yaml', 'yaml'],
    ['a/b.c/config.YML', 'yaml'],
    ['config.json', 'json'],
    ['config.jsonc', 'json'],
    ['README.markdown', 'markdown'],
    ['page.mdx', 'markdown'],
    ['Cargo.toml', 'toml'],
    ['config.yaml.bak', 'yaml'],
    ['config.yaml.bak.2', 'yaml'],
    ['config.yaml.2026-04-12.bak', 'yaml'],
    ['config.yaml.bak-20260412', 'yaml'],
    ['config.yaml~', 'yaml'],
    ['config.yaml_old', 'yaml'],
    ['notes.json.md', 'markdown'],
    ['.yaml', 'yaml'],
    ['C:\\a.json\\config.yaml', 'yaml'],
    ['config', undefined],
    ['yaml', undefined],
    ['config.yamlx', undefined],
    ['a.yaml/config', undefined],
    ['config.', undefined],
    ['', undefined],
  ])('of %j is %j', (path, format) => expect(formatOf(path)).toBe(format));

  it('keeps the extension apart where it matters', () => {
    expect(extensionOf('page.MDX')).toBe('mdx');
    expect(extensionOf('config.json5.orig')).toBe('json5');
  });
});
