import type { Span } from '../text/span.ts';
import type { View } from '../text/view.ts';
import { withAlternativesTogether } from './alternatives.ts';
import type { Block, Markers } from './block.ts';
import { type Draft, type Drafts, joinDrafts, NOTHING, skip } from './draft.ts';
import { withoutElisions } from './elision.ts';
import { extensionOf, formatOf } from './format.ts';
import { heldConfigs } from './held-config.ts';
import { type HeldFile, heldFiles } from './held-files.ts';
import { readJson } from './json/read.ts';
import type { JsonSyntax } from './json/source.ts';
import { allDone, type Later, whenDone } from './later.ts';
import { nearestMarkers } from './markers.ts';
import { mayHoldFiles } from './may-hold.ts';
import { modelineMarkers } from './modeline.ts';
import type { MapNode } from './node.ts';
import { hereTexts } from './shell/here-texts.ts';
import { isTemplate } from './template.ts';
import type { ReadLimits, YamlDocument } from './yaml/document.ts';
import { readYaml } from './yaml/read.ts';
import { recoverYaml } from './yaml/recover.ts';

/** What a reader may do. */
export interface ReadConfigOptions {
  /** Strings of which one is in every text that is worth parsing; without any, every text is. */
  readonly hints: readonly string[];
  readonly limits: ReadLimits;
  /** Read again, slower, what has a syntax error. */
  readonly recover: boolean;
  readonly version: '1.1' | '1.2';
}

/** A text that may be config. */
export interface ConfigText extends Pick<Block, 'view' | 'container' | 'language' | 'filled'> {
  readonly syntax: 'yaml' | JsonSyntax;
  /** What was said of it around it, nearest first. */
  readonly said: readonly (Markers | undefined)[];
  /** Nothing says that it is config: when it cannot be read it is something else, and no error. */
  readonly guessed: boolean;
}

/** Why a text that is marked so is not read. */
export const IGNORED = 'it is marked to be ignored';

const TEMPLATE = 'it is a template, and only what it renders to is YAML';
const FILLED_IN = 'a part of it is filled in first, and only what comes out can be read';

/** Whether a text holds one of the strings that make it worth parsing. */
export function hasHint(text: string, hints: readonly string[]): boolean {
  return hints.length === 0 || hints.some((hint) => text.includes(hint));
}

/** Reads a text into a block for each of its documents, and for each file that a manifest in it holds. */
export function readConfig(config: ConfigText, options: ReadConfigOptions): Later<Drafts> {
  const { view, syntax, guessed } = config;
  if (!hasHint(view.text, options.hints)) return NOTHING;
  const { text, elided } =
    config.container === 'fence' ? withoutElisions(view.text) : { ...view, elided: false };
  const go = (documents: readonly YamlDocument[]) => readDocuments(config, documents, elided, options);
  if (syntax !== 'yaml') return go([readJson(text, { syntax, limits: options.limits })]);
  const documents = readYaml(text, options);
  const again = documents.some(
    ({ problems, needsRecovery }) => needsRecovery && !isTemplate(view, problems, config.filled),
  );
  return again && options.recover && !guessed ? recoverYaml(text, options).then(go) : go(documents);
}

function readDocuments(
  config: ConfigText,
  documents: readonly YamlDocument[],
  elided: boolean,
  options: ReadConfigOptions,
): Later<Drafts> {
  const { view, guessed, filled } = config;
  const problems = documents.flatMap((document) => document.problems);
  if (isTemplate(view, problems, filled)) return skip(view, filled ? FILLED_IN : TEMPLATE);
  if (guessed && problems.some(({ rule }) => rule === 'yaml-syntax')) {
    return skip(view, 'it names no language, and it is neither YAML nor JSON');
  }
  const parts = documents.map((document) =>
    readDocument(config, document, documents.length > 1, elided, options),
  );
  return whenDone(allDone(parts), joinDrafts);
}

function readDocument(
  config: ConfigText,
  { root, problems, span }: YamlDocument,
  oneOfMany: boolean,
  elided: boolean,
  options: ReadConfigOptions,
): Later<Drafts> {
  const { view, syntax, language, guessed, filled } = config;
  if (!root && problems.length === 0) return NOTHING;
  if (guessed && root?.kind === 'scalar') return NOTHING;
  if (oneOfMany && !hasHint(view.text.slice(span.start, span.end), options.hints)) return NOTHING;
  const top = span.start > 0 ? [modelineMarkers(view)] : [];
  const markers = nearestMarkers([modelineMarkers(view, span.start), ...top, ...config.said]);
  if (markers.ignored) return skip(view, IGNORED, span);
  const files =
    syntax === 'yaml' && mayHoldFiles(view.text, root, options.hints)
      ? heldFiles(view, root, options.hints).filter((file) => isConfig(file, options.hints))
      : [];
  if (files.length > 0) {
    const held = allDone(files.map((file) => readHeld(file, markers, config, options)));
    return whenDone(whenDone(held, joinDrafts), (drafts) => (isEmpty(drafts) ? asWhole() : drafts));
  }
  return asWhole();

  function asWhole(): Drafts {
    const container = config.container === 'file' && oneOfMany ? 'document' : config.container;
    const format = syntax === 'yaml' ? 'yaml' : 'json';
    const part = { ...(oneOfMany && { span }), ...(filled && { filled }) };
    const twice = container === 'fence' && problems.some(({ rule }) => rule === 'duplicate-key');
    const shown = twice ? withAlternativesTogether(view.text, problems) : problems;
    const block = { view, format, container, language, root, problems: shown, markers, ...part } as const;
    const whole: Draft = elided ? { ...block, elided } : block;
    const held = view.text.includes('proxy_config') ? heldConfigs(root) : [];
    return { blocks: held.length > 0 ? heldBlocks(whole, held) : [whole], skipped: [] };
  }
}

function isEmpty({ blocks, skipped }: Drafts): boolean {
  return blocks.length === 0 && skipped.length === 0;
}

// A broken file is broken once, whatever it holds.
function heldBlocks(whole: Draft, held: readonly MapNode[]): readonly Draft[] {
  const container = whole.container === 'fence' ? 'fence' : 'part';
  return held.map((root, index) => ({
    ...whole,
    container,
    root,
    span: { start: root.start, end: root.end },
    problems: index === 0 ? whole.problems : [],
  }));
}

function isConfig({ name, text }: HeldFile, hints: readonly string[]): boolean {
  const format = formatOf(name);
  if (format === 'yaml' || format === 'json') return hasHint(text, hints);
  return format === undefined && hints.length > 0 && hasHint(text, hints);
}

function readHeld(
  file: HeldFile,
  markers: Markers,
  config: ConfigText,
  options: ReadConfigOptions,
): Later<Drafts> {
  const { view, outer, span, name } = file;
  if (!view) {
    // Of a script nothing says that it writes a config.
    if (name === '') return NOTHING;
    return skip(outer, `the text of \`${name}\` is quoted or folded, so places in it cannot be told`, span);
  }
  const said = [markers];
  const filled = joined(config.filled, file.filled);
  if (name === '') return readScript(view, said, filled, options);
  const syntax = formatOf(name) === 'json' ? syntaxOf(extensionOf(name)) : 'yaml';
  const guessed = formatOf(name) === undefined;
  const held = { view, container: 'scalar', language: '', syntax, said, guessed } as const;
  return readConfig(filled ? { ...held, filled } : held, options);
}

function readScript(
  script: View,
  said: ConfigText['said'],
  outside: readonly Span[] | undefined,
  options: ReadConfigOptions,
): Later<Drafts> {
  const read = hereTexts(script).map(({ view, format, filled: inside }) => {
    if (format === 'toml') return NOTHING;
    const filled = joined(outside, inside);
    const syntax = format === 'json' ? 'json' : 'yaml';
    const held = { view, container: 'scalar', language: '', syntax, said, guessed: !format } as const;
    return readConfig(filled ? { ...held, filled } : held, options);
  });
  return whenDone(allDone(read), joinDrafts);
}

function joined(
  one: readonly Span[] | undefined,
  other: readonly Span[] | undefined,
): readonly Span[] | undefined {
  return one && other ? [...one, ...other] : (one ?? other);
}

/** The syntax of a JSON file by its extension. */
export function syntaxOf(extension: string): JsonSyntax {
  return extension === 'jsonc' || extension === 'json5' ? extension : 'json';
}
