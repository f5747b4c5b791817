import type { Lane, Route, SideChannel, Step } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import { parseEndpoint } from '../providers/endpoint.ts';
import { isPlaintextToPublic } from '../providers/locality.ts';
import { hostLocality } from '../providers/network.ts';
import type { FactBook } from './fact-book.ts';
import type { Fact } from './fact-types.ts';
import { mayBePrivate, rankKind } from './policy.ts';

// What costs something to find (flows, circles) is a getter: a check that does not ask does not pay.

/** The fact of a block. */
export function blockFact(book: FactBook): Fact<'Block'> {
  const { block, model, role, completeness } = book.context;
  return {
    path: block.id,
    dialect: model.dialect,
    role,
    completeness,
    versionMin: model.version.min ?? '',
    versionMax: model.version.max ?? '',
    versionBecause: model.version.because,
    versionKnown: model.version.source !== 'unknown',
    notModelled: model.notModelled.map((fact) => fact.what),
    get main() {
      const main = book.reach.flows.filter((flow) => flow.lane.kind === 'main' && flow.failures.length === 0);
      return unique(main.map((flow) => book.target(flow.target)));
    },
    get targets() {
      return book.targets(model.targets.keys());
    },
  };
}

/** The fact of a lane. */
export function laneFact(book: FactBook, lane: Lane): Fact<'Lane'> {
  return {
    id: lane.id,
    kind: lane.kind,
    title: lane.title,
    implied: lane.implied !== undefined,
    because: lane.implied?.because ?? '',
    private: mayBePrivate(lane.id, book.context.policy),
    get targets() {
      const flows = book.reach.flows.filter((flow) => flow.lane === lane);
      return unique(flows.map((flow) => book.target(flow.target)));
    },
    get cycle() {
      return book.cycle(lane).map((member) => member.title);
    },
    get leads() {
      return book.cycle(lane)[0] === lane;
    },
  };
}

/** The fact of a route. */
export function routeFact(lane: Lane, route: Route): Fact<'Route'> {
  return {
    id: route.id,
    index: lane.routes.indexOf(route),
    conditional: route.when.all.length > 0,
    implied: route.implied !== undefined,
    because: route.implied?.because ?? '',
  };
}

/** The fact of a step in the chain of a route. */
export function stepFact(book: FactBook, route: Route, step: Step): Fact<'Step'> {
  const targets = book.targets(step.targets);
  const entered = book.context.model.lanes.find((lane) => lane.id === step.enters);
  return {
    index: route.chain.indexOf(step),
    on: step.on,
    targets,
    pool: targets.length > 1,
    enters: entered?.title ?? step.enters ?? '',
    cause: step.implied?.because ?? `${step.span.start}:${step.span.end}`,
    implied: step.implied !== undefined,
    because: step.implied?.because ?? '',
    depends: step.implied?.depends ?? [],
    get dead() {
      return book.dead(step);
    },
  };
}

/** The fact of a target. */
export function targetFact(book: FactBook, target: Target): Fact<'Target'> {
  const { locality, access, credential } = target;
  const { policy } = book.context;
  const kind = rankKind(target, policy);
  const host = target.endpoint === undefined ? '' : (parseEndpoint(target.endpoint)?.host ?? '');
  return {
    id: target.id,
    label: target.label,
    provider: target.provider,
    model: target.model,
    endpoint: target.endpoint ?? '',
    host: target.fate.host ?? '',
    locality: locality.value,
    localityBecause: locality.because,
    evidence: book.evidence(target),
    access: access.value,
    accessBecause: access.because,
    credential: credential.value,
    kind,
    rank: policy.order.indexOf(kind),
    implied: target.implied !== undefined,
    because: target.implied?.because ?? '',
    endpointLocality: host === '' ? '' : hostLocality(host).value,
    claim: book.claim(target),
    plaintext: isPlaintextToPublic(target.endpoint, locality.value),
    contextWindow: target.contextWindow ?? 0,
    mock: target.mock,
  };
}

/** The fact of a side channel. */
export function channelFact(channel: SideChannel): Fact<'Channel'> {
  return {
    kind: channel.kind,
    name: channel.name,
    locality: channel.locality.value,
    localityBecause: channel.locality.because,
    sees: channel.sees,
  };
}

function unique<T>(list: readonly T[]): readonly T[] {
  return [...new Set(list)];
}
