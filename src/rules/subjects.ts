import type { FactBook } from './fact-book.ts';
import type { Fact } from './fact-types.ts';
import type { Facts, Subject } from './rule.ts';

const NO_GROUP: Fact<'Group'> = { size: 1, lanes: [], targets: [], because: [] };

/** The subjects of a block by their kind, each with all the variables its checks see. Made once for all checks. */
export class Subjects {
  readonly #book: FactBook;
  readonly #made = new Map<Subject, readonly Facts[]>();

  constructor(book: FactBook) {
    this.#book = book;
  }

  of(each: Subject): readonly Facts[] {
    let made = this.#made.get(each);
    if (!made) {
      made = subjectsOf(each, this.#book);
      this.#made.set(each, made);
    }
    return made;
  }
}

// Written out one by one: there are many of them, and spreading would cost more than the checks.
function subjectsOf(each: Subject, book: FactBook): readonly Facts[] {
  const { block, policy } = book;
  const { model } = book.context;
  const group = NO_GROUP;
  switch (each) {
    case 'block':
      return [{ block, policy, group }];
    case 'lane':
      return model.lanes.map((lane) => ({ lane: book.lane(lane), block, policy, group }));
    case 'route':
      return model.lanes.flatMap((lane) =>
        lane.routes.map((route) => {
          return { lane: book.lane(lane), route: book.route(lane, route), block, policy, group };
        }),
      );
    case 'step': {
      const steps: Facts[] = [];
      for (const lane of model.lanes) {
        for (const route of lane.routes) {
          for (const step of route.chain) {
            steps.push({
              lane: book.lane(lane),
              route: book.route(lane, route),
              step: book.step(route, step),
              block,
              policy,
              group,
            });
          }
        }
      }
      return steps;
    }
    case 'target':
      return [...model.targets.values()].map((target) => ({
        target: book.target(target),
        block,
        policy,
        group,
      }));
    case 'flow':
      return book.reach.flows.map((flow) => ({ flow: book.flow(flow), block, policy, group }));
    case 'channel':
      return model.sideChannels.map((channel) => ({ channel: book.channel(channel), block, policy, group }));
    case 'guard':
      return (model.guards ?? []).map((guard) => ({ guard: book.guard(guard), block, policy, group }));
  }
}

/** What a hit says for programs: ids and reasons that are stable, and in few words what the message says. */
export function dataOf(each: Subject, facts: Facts): Facts {
  const { flow, lane, route, target, step, channel, guard, group } = facts as Partial<Known>;
  const lanes = group && group.lanes.length > 1 ? { lanes: group.lanes } : {};
  if (each === 'flow' && flow) {
    return {
      lane: flow.lane.id,
      route: flow.route.id,
      ...targetData(flow.target),
      failures: flow.earlier.map((one) => one.id),
      ...(flow.witness === 'prompt' ? {} : { prompt: flow.witness }),
      ...(flow.example === '' ? {} : { example: flow.example }),
      ...(flow.implied ? { implied: flow.because } : {}),
      ...lanes,
    };
  }
  if (target) return targetData(target);
  if (guard) return { guard: guard.name, runs: guard.runs, applied: guard.applied };
  if (channel) return { channel: channel.name, kind: channel.kind, locality: channel.locality };
  if (step && lane) return { lane: lane.id, targets: step.targets.map((one) => one.id), ...lanes };
  if (route && lane) return { lane: lane.id, route: route.id, ...lanes };
  return lane ? { lane: lane.id, ...lanes } : {};
}

interface Known {
  readonly flow: Fact<'Flow'>;
  readonly lane: Fact<'Lane'>;
  readonly target: Fact<'Target'>;
  readonly route: Fact<'Route'>;
  readonly step: Fact<'Step'>;
  readonly channel: Fact<'Channel'>;
  readonly guard: Fact<'Guard'>;
  readonly group: Fact<'Group'>;
}

function targetData(target: Fact<'Target'>): Facts {
  return { target: target.id, locality: target.locality, access: target.access };
}
