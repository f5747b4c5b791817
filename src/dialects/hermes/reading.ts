import { type Entry, entryOf, type MapNode, type Node } from '../../blocks/node.ts';
import type { ProgramVersion } from '../../model/routing.ts';
import type { Catalogue } from '../../providers/catalogue.ts';
import { redact } from '../../text/redact.ts';
import type { ModelBuilder } from '../model-builder.ts';
import type { Reach } from '../versions.ts';
import { reaches } from './releases.ts';

/** What every part of the adapter reads from and writes to. */
export interface Reading {
  readonly root: MapNode;
  readonly version: ProgramVersion;
  readonly catalogue: Catalogue;
  /** Environment variables declared as set; undefined when nothing is said of them. */
  readonly env: ReadonlySet<string> | undefined;
  /** False for a piece of a config: nothing is implied of what it does not show. */
  readonly whole: boolean;
  readonly out: ModelBuilder;
  /** What `since` has found out: the same few releases are asked for in every lane. */
  readonly reached: Map<string, Reach>;
}

/** Whether the Hermes that reads the block is at least of a release. */
export function since(reading: Reading, release: string): Reach {
  let reach = reading.reached.get(release);
  if (reach === undefined) {
    reach = reaches(reading.version, release);
    reading.reached.set(release, reach);
  }
  return reach;
}

/**
 * Whether the Hermes that reads the block is one of those that this adapter was held against: 0.13.0 to 0.19.0, all that
 * PyPI has (test/peers/hermes). What is known of later ones comes from their documents and issues.
 */
export function isEarly(reading: Reading): boolean {
  return since(reading, '0.20') === 'no' && since(reading, '0.13') === 'yes';
}

/** The value of a root key. */
export function rootValue(reading: Reading, key: string): Node | undefined {
  return entryOf(reading.root, key)?.value;
}

/** The entry of a root key. */
export function rootEntry(reading: Reading, key: string): Entry | undefined {
  return entryOf(reading.root, key);
}

const LONGEST = 80;

/** A value of the file as a message may show it: without secrets, and not too long. */
export function shown(text: string): string {
  const safe = redact(text);
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST)}…` : safe;
}
