import { type Entry, entryOf, type MapNode, type Node } from '../../blocks/node.ts';
import type { ProgramVersion } from '../../model/routing.ts';
import type { Catalogue } from '../../providers/catalogue.ts';
import { redact } from '../../text/redact.ts';
import type { ModelBuilder } from '../model-builder.ts';
import { isOn } from '../values.ts';
import { atLeast, type Reach } from '../versions.ts';

/** The sections of a config, wherever the block that shows them starts. */
export interface Sections {
  readonly models: readonly Node[];
  readonly router: MapNode | undefined;
  readonly settings: MapNode | undefined;
  readonly general: MapNode | undefined;
  readonly environment: MapNode | undefined;
  /** The block's root, where it is the config's. */
  readonly root: MapNode | undefined;
}

/** What every part of the adapter reads from and writes to. */
export interface Reading {
  readonly sections: Sections;
  readonly version: ProgramVersion;
  readonly catalogue: Catalogue;
  /** Environment variables declared as set; undefined when nothing is said of them. */
  readonly env: ReadonlySet<string> | undefined;
  /** False for a piece of a config: nothing is said of what it does not show. */
  readonly whole: boolean;
  /** Models, credentials or settings may come from elsewhere: a database, an included file. */
  readonly open: boolean;
  readonly out: ModelBuilder;
  /** Ids of judged targets, by the entry of `model_list` they are of. */
  readonly judged: Map<Node, string>;
}

/** Finds the sections of a block; `under` names the key whose value the block is. */
export function sectionsOf(root: Node, under: string | undefined): Sections {
  if (root.kind === 'list') return under === 'model_list' ? { ...NONE, models: root.items } : NONE;
  if (root.kind !== 'map') return NONE;
  // One entry of `model_list` without its dash.
  if (entryOf(root, 'litellm_params')) return { ...NONE, models: [root] };
  if (under === 'router_settings') return { ...NONE, router: root };
  const models = entryOf(root, 'model_list')?.value;
  return {
    models: models?.kind === 'list' ? models.items : [],
    router: mapAt(root, 'router_settings'),
    settings: mapAt(root, 'litellm_settings'),
    general: mapAt(root, 'general_settings'),
    environment: mapAt(root, 'environment_variables'),
    root,
  };
}

/** True where names that the file does not hold may still exist when the program runs. */
export function isOpen(sections: Sections): boolean {
  const stored = isOn(entryOf(sections.general, 'store_model_in_db')?.value);
  return stored || entryOf(sections.root, 'include') !== undefined;
}

/** Whether the LiteLLM that reads the block is at least of a release. */
export function since(reading: Reading, release: string): Reach {
  return atLeast(reading.version, release);
}

/** The mapping under a key. */
export function mapAt(node: Node | undefined, key: string): MapNode | undefined {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'map' ? value : undefined;
}

/** The entry of a key, unless its value is null. */
export function setEntry(node: Node | undefined, key: string): Entry | undefined {
  const entry = entryOf(node, key);
  return entry?.value.kind === 'scalar' && entry.value.value === null ? undefined : entry;
}

/** A name of the file as a message may show it: without secrets, and not too long. */
export function shown(text: string): string {
  const safe = redact(text);
  return safe.length > 80 ? `${safe.slice(0, 79)}…` : safe;
}

const NONE: Sections = {
  models: [],
  router: undefined,
  settings: undefined,
  general: undefined,
  environment: undefined,
  root: undefined,
};
