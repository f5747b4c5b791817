import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drive } from './driver.ts';
import { type Agreement, agreementOf, type Peer, type PeerCase } from './peer.ts';

/** What a peer's cases came to, and what it did with them. */
export interface Confrontation<Case, Answer> extends Agreement {
  /** The release that answered, as it names itself. */
  readonly version: string;
  readonly did: readonly { readonly case: Case; readonly answer: Answer }[];
}

/** Sends the cases of a seed through the real program, in an empty home folder, and judges its answers. */
export async function confront<Case extends PeerCase, Answer>(
  peer: Peer<Case, Answer>,
  python: string,
  { seed, count, seconds }: { readonly seed: number; readonly count: number; readonly seconds: number },
): Promise<Confrontation<Case, Answer>> {
  const cases = peer.casesOf(seed, count);
  const home = await mkdtemp(join(tmpdir(), `routelint-${peer.name}-`));
  try {
    const command = [python, peer.driver] as const;
    const driven = await drive<Answer>(command, cases, { seconds, cwd: home, env: environmentIn(home) });
    const { version, answers } = driven;
    const agreement = await agreementOf(peer, version, cases, answers);
    const did = cases.flatMap((one, index) => {
      const answer = answers[index];
      return answer === undefined ? [] : [{ case: one, answer: peer.kept(answer) }];
    });
    return { ...agreement, version, did };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

// Nothing of the machine's own settings and keys, and a proxy that refuses whatever would leave it.
function environmentIn(home: string): NodeJS.ProcessEnv {
  const nowhere = 'http://127.0.0.1:9';
  const local = '127.0.0.1,localhost';
  return {
    PATH: process.env['PATH'],
    HOME: home,
    LANG: 'C.UTF-8',
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    ALL_PROXY: nowhere,
    NO_PROXY: local,
    http_proxy: nowhere,
    https_proxy: nowhere,
    all_proxy: nowhere,
    no_proxy: local,
  };
}
