import { LimitReached, type ReadLimits, withinStack, type YamlDocument } from '../yaml/document.ts';
import { JsonReader } from './reader.ts';
import { JsonSource, type JsonSyntax } from './source.ts';

/** What a text is read as, and how much of it. */
export interface JsonOptions {
  /** `jsonc` allows comments and trailing commas. All that JSON5 allows is read in any case; the rest is reported. */
  readonly syntax: JsonSyntax;
  readonly limits: ReadLimits;
}

/**
 * Reads one JSON text into the nodes that YAML gives. Never throws. It goes on after an error: the tree holds what is
 * sound, and a text that is JSON5 but not the syntax asked for has the whole tree and a problem for each kind of
 * liberty it takes.
 */
export function readJson(text: string, options: JsonOptions): YamlDocument {
  const source = new JsonSource(text, options.syntax);
  const span = { start: 0, end: text.length };
  try {
    const root = new JsonReader(source, withinStack(options.limits)).read();
    return { root, span, problems: source.problems(), needsRecovery: false };
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    return { root: undefined, span, problems: [...source.problems(), error.problem], needsRecovery: false };
  }
}
