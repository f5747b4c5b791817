import { type Block, type Markers, NO_MARKERS } from '../../src/blocks/block.ts';
import type { Node } from '../../src/blocks/node.ts';
import { readYaml } from '../../src/blocks/yaml/read.ts';
import type { Detection, Dialect, DialectId, HistoryEntry } from '../../src/dialects/dialect.ts';
import type { RecognisedBlock } from '../../src/dialects/recognise.ts';
import type { RoutingModel } from '../../src/model/routing.ts';
import { createDocument } from '../../src/text/document.ts';
import { wholeView } from '../../src/text/view.ts';

/** What a test says of a block beside its text. */
export interface BlockOptions {
  readonly path?: string;
  readonly dialect?: DialectId;
  readonly under?: string;
  readonly markers?: Partial<Markers>;
  readonly model?: Partial<RoutingModel>;
  readonly history?: readonly HistoryEntry[];
  readonly version?: string;
  readonly container?: Block['container'];
}

const PROGRAMS = { hermes: 'Hermes Agent', litellm: 'LiteLLM', 'smart-model-routing': 'the router' };

/** The first document of a YAML text. */
export function rootOf(text: string): Node | undefined {
  return readYaml(text, { version: '1.1', limits: { nodes: 1e6, depth: 100 } })[0]?.root;
}

/** A recognised block of a text, with a routing model only where one is given. */
export function blockOf(text: string, options: BlockOptions = {}): RecognisedBlock {
  const { path = 'config.yaml', dialect = 'hermes', version } = options;
  const block: Block = {
    id: path,
    view: wholeView(createDocument(path, text)),
    format: 'yaml',
    container: options.container ?? 'file',
    language: '',
    root: rootOf(text),
    problems: [],
    markers: { ...NO_MARKERS, ...options.markers },
  };
  const detection: Detection = {
    dialect,
    completeness: options.under === undefined ? 'whole' : 'fragment',
    score: 1,
    evidence: [],
    ...(options.under === undefined ? {} : { under: options.under }),
  };
  return {
    block,
    dialect: dialectOf(dialect, options.history ?? []),
    detection,
    model: modelOf(dialect, version, options.model),
  };
}

function dialectOf(id: DialectId, history: readonly HistoryEntry[]): Dialect {
  return {
    id,
    program: PROGRAMS[id],
    yaml: '1.1',
    hints: [],
    history,
    shownInParts: false,
    detect: () => undefined,
    adapt: () => modelOf(id, undefined, undefined),
  };
}

function modelOf(
  dialect: DialectId,
  version: string | undefined,
  parts: Partial<RoutingModel> | undefined,
): RoutingModel {
  return {
    dialect,
    version: {
      min: version,
      max: version,
      because: 'the test says so',
      source: version ? 'declared' : 'unknown',
    },
    lanes: [],
    targets: new Map(),
    sideChannels: [],
    observations: [],
    notModelled: [],
    maxDepth: undefined,
    ...parts,
  };
}
