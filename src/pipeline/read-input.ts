import type { Block, ReadProblem } from '../blocks/block.ts';
import { type BlocksRead, readBlocks } from '../blocks/read.ts';
import { dialects } from '../dialects/index.ts';
import { type RecognisedBlock, recognise } from '../dialects/recognise.ts';
import type { Unread } from '../findings/report.ts';
import { isRouteTestName } from '../project/roles.ts';
import type { StageFact } from '../rules/stage-facts.ts';
import { locationRange } from '../text/document.ts';
import { locate } from '../text/view.ts';
import type { Input, PipelineContext } from './context.ts';
import { looksLikeRouting, unclassifiedFacts } from './unclassified.ts';

/** What a document turned out to hold. */
export interface Reading {
  readonly recognised: readonly RecognisedBlock[];
  /** Facts about blocks that were not recognised and should have been. */
  readonly facts: readonly { readonly block: Block; readonly facts: readonly StageFact[] }[];
  readonly notRecognised: readonly Unread[];
  readonly notRead: readonly Unread[];
}

// A file without any of these is no routing config of a dialect we know, and is not parsed.
const HINTS: readonly string[] = [...new Set(dialects.flatMap((dialect) => dialect.hints))];

/** Reads a document into blocks and recognises them. A promise only when a slower reader is needed. */
export function readInput(input: Input, context: PipelineContext): Reading | Promise<Reading> {
  if (isRouteTestName(input.document.path)) return routeTest(input.document.path);
  const { nodes, depth } = context.settings.limits;
  const read = readBlocks(input.document, { hints: HINTS, limits: { nodes, depth } });
  if (read instanceof Promise) return read.then((done) => sort(input, done, context));
  return sort(input, read, context);
}

function routeTest(path: string): Reading {
  const reason = 'it holds route tests, which `routelint test` runs';
  return {
    recognised: [],
    facts: [],
    notRecognised: [{ path, line: undefined, reason, failed: false }],
    notRead: [],
  };
}

function sort(input: Input, read: BlocksRead, context: PipelineContext): Reading {
  const recognised: RecognisedBlock[] = [];
  const facts: { block: Block; facts: readonly StageFact[] }[] = [];
  const notRecognised: Unread[] = [];
  const notRead: Unread[] = [];
  for (const given of read.blocks) {
    if (given.markers.ignored) continue;
    const block = withDeclared(given, input);
    const known = recognise(block, context);
    if (known) {
      recognised.push(known);
      continue;
    }
    const limit = block.problems.find(isLimit);
    if (limit) notRead.push(unread(block, limit, true));
    else if (block.problems.length > 0 && looksLikeRouting(block))
      facts.push({ block, facts: block.problems });
    else {
      const found = unclassifiedFacts(block);
      if (found.length > 0) facts.push({ block, facts: found });
      else if (block.container !== 'fence') notRecognised.push(unread(block, block.problems[0], false));
    }
  }
  if (read.blocks.length === 0) {
    const reason = read.skipped[0]?.reason ?? 'it holds no routing config that routelint knows';
    notRecognised.push({ path: input.document.path, line: undefined, reason, failed: false });
  }
  return { recognised, facts, notRecognised, notRead };
}

// What routelint.yaml or the file's place says of all its blocks yields to what a block says of itself.
function withDeclared(block: Block, { dialect, status }: Input): Block {
  const { markers } = block;
  if (dialect === undefined && status === undefined) return block;
  const said = status && markers.status === undefined ? status : markers;
  return {
    ...block,
    markers: {
      ...markers,
      dialect: markers.dialect ?? dialect,
      status: said.status,
      date: said.date,
      reason: said.reason,
    },
  };
}

function isLimit(problem: ReadProblem): boolean {
  return problem.code === 'alias-bomb' || problem.code === 'too-deep';
}

function unread(block: Block, problem: ReadProblem | undefined, failed: boolean): Unread {
  const path = block.view.document.path;
  if (!problem)
    return { path, line: undefined, reason: 'it holds no routing config that routelint knows', failed };
  const { line, column } = locationRange(locate(block.view, problem.span)).start;
  return { path, line, reason: `${problemWords(problem)} (column ${column})`, failed };
}

function problemWords({ code, data }: ReadProblem): string {
  if (code === 'alias-bomb') return 'its aliases unfold to more than routelint follows';
  if (code === 'too-deep') return 'it is nested deeper than routelint reads';
  return `it cannot be read as ${data['format'] ?? 'YAML or JSON'}, and nothing shows that it is routing config`;
}
