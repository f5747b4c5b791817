/** A program that predictions are held against. A driver script, which nothing of the program's is copied into, runs it for real. */
export interface Peer<Case extends PeerCase = PeerCase, Answer = unknown> {
  readonly name: string;
  /** The release that CI runs. */
  readonly version: string;
  /** What pip is told to install for a release. */
  requirements(version: string): readonly string[];
  /** The path of the driver: it reads cases and writes answers, a line of JSON each, as `drive` says. */
  readonly driver: string;
  /** The cases that CI runs: those of this seed, so many. */
  readonly seed: number;
  readonly count: number;
  /** The cases of a seed, always the same. */
  casesOf(seed: number, count: number): readonly Case[];
  /** An answer as a golden keeps it: without what differs from run to run, or is only there to be read. */
  kept(answer: Answer): Answer;
  /** Holds what the program did with a case against what routelint predicts, for each request in order. */
  judge(version: string, one: Case, answer: Answer): Promise<readonly Verdict[]>;
}

/** What is sent to a driver as a line of JSON. */
export interface PeerCase {
  readonly id: string;
  /** The text of the config. */
  readonly config: string;
}

/** One request, held against its prediction. */
export interface Verdict {
  readonly agrees: boolean;
  /** The three in words, for who has to find out why they differ. */
  readonly request: string;
  readonly predicted: string;
  readonly real: string;
}

/** A request that was predicted wrongly, with the case it is of. */
export interface Disagreement {
  readonly one: PeerCase;
  readonly verdict: Verdict;
}

/** A peer's answers to its cases, held against the predictions. */
export interface Agreement {
  readonly cases: number;
  readonly requests: number;
  /** The smallest first. */
  readonly disagreements: readonly Disagreement[];
}

/** Judges every answer. */
export async function agreementOf<Case extends PeerCase, Answer>(
  peer: Peer<Case, Answer>,
  version: string,
  cases: readonly Case[],
  answers: readonly Answer[],
): Promise<Agreement> {
  let requests = 0;
  const disagreements: Disagreement[] = [];
  for (const [index, one] of cases.entries()) {
    const answer = answers[index];
    if (answer === undefined) throw new Error(`${peer.name}: no answer to ${one.id}`);
    const verdicts = await peer.judge(version, one, answer);
    requests += verdicts.length;
    for (const verdict of verdicts) if (!verdict.agrees) disagreements.push({ one, verdict });
  }
  disagreements.sort((a, b) => sizeOf(a) - sizeOf(b));
  return { cases: cases.length, requests, disagreements };
}

function sizeOf({ one, verdict }: Disagreement): number {
  return one.config.length + verdict.predicted.length + verdict.real.length;
}
