import type { Document } from '../text/document.ts';
import { wholeView } from '../text/view.ts';
import type { Block } from './block.ts';
import { type Drafts, type Skipped, skip } from './draft.ts';
import { extensionOf, type FileFormat, formatOf } from './format.ts';
import { type Later, whenDone } from './later.ts';
import { hasHint, readConfig, syntaxOf } from './read-config.ts';
import { readMarkdown } from './read-markdown.ts';
import type { ReadLimits } from './yaml/document.ts';

/** How to read a document. */
export interface ReadOptions {
  /** `auto`, unless said: by the name of the document. */
  readonly format?: FileFormat | 'auto';
  /** Strings of which one is in every config that matters: a text without any is not parsed. None: all are parsed. */
  readonly hints: readonly string[];
  readonly limits: ReadLimits;
  /** Read again what has a syntax error, for all its errors and what is sound of it. On, unless said. */
  readonly recover?: boolean;
  /** The YAML version; 1.1, which PyYAML reads, unless said. */
  readonly version?: '1.1' | '1.2';
}

/** The blocks of a document in the order of its text, and what looked like one and was not read. */
export interface BlocksRead {
  readonly blocks: readonly Block[];
  readonly skipped: readonly Skipped[];
}

/**
 * Reads a document into blocks. It is a promise only when a block has to be read again after a syntax error. Never
 * throws, and never rejects.
 */
export function readBlocks(document: Document, options: ReadOptions): Later<BlocksRead> {
  return whenDone(readDrafts(document, options), ({ blocks, skipped }) => ({
    blocks: blocks.map((draft, index) => ({ ...draft, id: blockId(document.path, index, blocks.length) })),
    skipped,
  }));
}

function readDrafts(document: Document, given: ReadOptions): Later<Drafts> {
  const { hints, limits, recover = true, version = '1.1' } = given;
  const options = { hints, limits, recover, version };
  const format =
    given.format === undefined || given.format === 'auto' ? formatOf(document.path) : given.format;
  const view = wholeView(document);
  switch (format) {
    case 'markdown':
      return readMarkdown(document, options);
    case 'yaml':
    case 'json': {
      const syntax = format === 'yaml' ? 'yaml' : syntaxOf(extensionOf(document.path));
      return readConfig({ view, container: 'file', language: '', syntax, said: [], guessed: false }, options);
    }
    case 'toml':
      return hasHint(view.text, hints) ? skip(view, 'TOML is not read') : { blocks: [], skipped: [] };
    default:
      return skip(view, 'its name does not say that it is YAML, JSON or Markdown');
  }
}

function blockId(path: string, index: number, count: number): string {
  return count > 1 ? `${path}#${index + 1}` : path;
}
