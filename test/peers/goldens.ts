import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Peer, PeerCase } from './peer.ts';

/** What a release of a peer did with the cases of a seed. */
export interface Golden<Case, Answer> {
  readonly program: string;
  readonly version: string;
  readonly seed: number;
  readonly did: readonly { readonly case: Case; readonly answer: Answer }[];
}

/** `fixtures/peers/<program>/<version>.jsonl`: what is said of the whole, then a case and its answer a line. */
const FOLDER = fileURLToPath(new URL('../../fixtures/peers/', import.meta.url));

/** Writes a golden anew, and gives its path. */
export function writeGolden<Case, Answer>({ did, ...head }: Golden<Case, Answer>): string {
  const folder = join(FOLDER, head.program);
  const path = join(folder, `${head.version}.jsonl`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, [head, ...did].map((line) => `${JSON.stringify(line)}\n`).join(''));
  return path;
}

/** The goldens of a peer, one for each release that has been asked. */
export function goldensOf<Case extends PeerCase, Answer>(
  peer: Peer<Case, Answer>,
): readonly Golden<Case, Answer>[] {
  const folder = join(FOLDER, peer.name);
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const [head, ...did] = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
      return { ...JSON.parse(head ?? ''), did: did.map((line) => JSON.parse(line)) };
    });
}
