import type { FactBook } from './fact-book.ts';
import type { Fact } from './fact-types.ts';
import type { Facts, Subject } from './rule.ts';

/** The subjects of one kind in a block, each with the variables its checks see. */
export function subjectsOf(each: Subject, book: FactBook): readonly Facts[] {
  const { model } = book.context;
  switch (each) {
    case 'block':
      return [{}];
    case 'lane':
      return model.lanes.map((lane) => ({ lane: book.lane(lane) }));
    case 'route':
      return model.lanes.flatMap((lane) =>
        lane.routes.map((route) => ({ lane: book.lane(lane), route: book.route(lane, route) })),
      );
    case 'step':
      return model.lanes.flatMap((lane) =>
        lane.routes.flatMap((route) =>
          route.chain.map((step) => ({
            lane: book.lane(lane),
            route: book.route(lane, route),
            step: book.step(route, step),
          })),
        ),
      );
    case 'target':
      return [...model.targets.values()].map((target) => ({ target: book.target(target) }));
    case 'flow':
      return book.reach.flows.map((flow) => ({ flow: book.flow(flow) }));
    case 'channel':
      return model.sideChannels.map((channel) => ({ channel: book.channel(channel) }));
  }
}

/** What a hit says for programs: ids and reasons that are stable, and in few words what the message says. */
export function dataOf(each: Subject, facts: Facts): Facts {
  const { flow, lane, target, step, channel, group } = facts as Partial<Known>;
  const lanes = group && group.lanes.length > 1 ? { lanes: group.lanes } : {};
  if (each === 'flow' && flow) {
    return {
      lane: flow.lane.id,
      route: flow.route.id,
      ...targetData(flow.target),
      failures: flow.earlier.map((one) => one.id),
      ...(flow.implied ? { implied: flow.because } : {}),
      ...lanes,
    };
  }
  if (target) return targetData(target);
  if (channel) return { channel: channel.name, kind: channel.kind, locality: channel.locality };
  if (step && lane) return { lane: lane.id, targets: step.targets.map((one) => one.id), ...lanes };
  return lane ? { lane: lane.id, ...lanes } : {};
}

interface Known {
  readonly flow: Fact<'Flow'>;
  readonly lane: Fact<'Lane'>;
  readonly target: Fact<'Target'>;
  readonly step: Fact<'Step'>;
  readonly channel: Fact<'Channel'>;
  readonly group: Fact<'Group'>;
}

function targetData(target: Fact<'Target'>): Facts {
  return { target: target.id, locality: target.locality, access: target.access };
}
