import type { Node } from '../../src/blocks/node.ts';
import { readYaml } from '../../src/blocks/yaml/read.ts';
import type { Dialect } from '../../src/dialects/dialect.ts';
import type { ProgramVersion, RoutingModel, Step } from '../../src/model/routing.ts';
import { createCatalogue } from '../../src/providers/index.ts';
import { LineTable } from '../../src/text/lines.ts';

const catalogue = createCatalogue();

/** The root of a text's first document. */
export function rootOf(text: string): Node {
  const [document] = readYaml(text, { version: '1.1', limits: { nodes: 1_000_000, depth: 200 } });
  if (!document?.root) throw new Error('the text has no root');
  return document.root;
}

/** A version as `routelint.yaml` declares it, or one that nothing is known of. */
export function versionOf(release: string | undefined): ProgramVersion {
  return release === undefined
    ? { min: undefined, max: undefined, because: 'nothing says', source: 'unknown' }
    : { min: release, max: release, because: 'declared', source: 'declared' };
}

/** What a dialect makes of a text, in forms that are easy to compare. */
export interface Adapted {
  readonly model: RoutingModel;
  /** `line rule code` of each observation. */
  readonly seen: readonly string[];
  /** The steps of a lane's last route: labels of a pool parted by ` | `, `-> lane` for a lane that takes over. */
  chain(lane: string): readonly string[];
  /** The localities of a lane's last route, step by step. */
  places(lane: string): readonly string[];
}

/** Detects and adapts a text. */
export function adapted(
  dialect: Dialect,
  text: string,
  options: { readonly version?: string; readonly env?: readonly string[]; readonly piece?: boolean } = {},
): Adapted {
  const root = rootOf(text);
  const detection = dialect.detect(root);
  const completeness = options.piece ? 'fragment' : (detection?.completeness ?? 'whole');
  const model = dialect.adapt(root, {
    catalogue,
    version: versionOf(options.version),
    completeness,
    ...(detection?.under === undefined ? {} : { under: detection.under }),
    ...(options.env === undefined ? {} : { env: options.env }),
  });
  const lines = new LineTable(text);
  const steps = (id: string): readonly Step[] => {
    const lane = model.lanes.find((known) => known.id === id);
    if (!lane) throw new Error(`no lane ${id} among ${model.lanes.map((known) => known.id).join(', ')}`);
    return lane.routes.at(-1)?.chain ?? [];
  };
  const targets = (step: Step, say: (id: string) => string | undefined): string =>
    step.enters === undefined ? step.targets.map((id) => say(id) ?? '?').join(' | ') : `-> ${step.enters}`;
  return {
    model,
    seen: model.observations.map(
      ({ rule, code, span }) => `${lines.position(span.start).line} ${rule} ${code}`,
    ),
    chain: (lane) => steps(lane).map((step) => targets(step, (id) => model.targets.get(id)?.label)),
    places: (lane) => steps(lane).map((step) => targets(step, (id) => model.targets.get(id)?.locality.value)),
  };
}
