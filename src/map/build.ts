import { type DeadReason, deadSteps, placeOf } from '../flow/dead.ts';
import { reachOf } from '../flow/reach.ts';
import type { Lane, RoutingModel } from '../model/routing.ts';
import { clean, named } from './clean.ts';
import type { MapGraph, MapLane, MapOptions, MapRoute } from './graph.ts';
import { sectionsOf } from './sections.ts';
import { mapRoute, type StepContext } from './steps.ts';
import { nameIn, pluralWords } from './words.ts';

const IDLE: Readonly<Record<DeadReason, string>> = {
  self: 'it leads back to the first choice',
  repeat: 'it was tried before',
  fate: 'it always fails with what came before',
};

/** The map of a model: lanes that lead to the same chain are one, in the order of the first of them. */
export function graphOf(model: RoutingModel, options: MapOptions): MapGraph {
  const reach = reachOf(model);
  const idle = new Map(deadSteps(model, reach).map(({ step, reason }) => [placeOf(step), IDLE[reason]]));
  const lanes = new Map(model.lanes.map((lane) => [lane.id, lane]));
  const context: StepContext = {
    model,
    lanes,
    privacy: options.privacy,
    idle: (step) => (step.implied ? undefined : idle.get(placeOf(step))),
  };
  const asked = model.lanes.filter((lane) => !lane.inner);
  const sections = sectionsOf(asked, options.by, reach, options.privacy);
  return {
    title: named(options.title),
    program: clean(options.program),
    sections: sections.map((section) => ({ title: section.title, lanes: merged(context, section.lanes) })),
    sides: model.sideChannels.map(({ kind, name, locality, sees }) => ({
      name: clean(kind === 'tool' || name.includes(kind) ? name : `${kind} ${name}`),
      locality: locality.value,
      sees: clean(sees),
    })),
    notModelled: [
      ...new Set(model.notModelled.map(({ what }) => clean(what))),
      ...(reach.complete ? [] : ['some lanes have more ways through than are followed']),
    ],
  };
}

function merged(context: StepContext, lanes: readonly Lane[]): readonly MapLane[] {
  const groups = new Map<string, { lanes: Lane[]; routes: readonly MapRoute[] }>();
  for (const lane of lanes) {
    const routes = lane.routes.map((route) => mapRoute(context, lane, route));
    const key = `${lane.kind}\n${JSON.stringify(routes)}`;
    const group = groups.get(key);
    if (group) group.lanes.push(lane);
    else groups.set(key, { lanes: [lane], routes });
  }
  return [...groups.values()].map((group) => mapLane(group.lanes, group.routes));
}

function mapLane(lanes: readonly Lane[], routes: readonly MapRoute[]): MapLane {
  const [first] = lanes;
  const unnamed = lanes.filter((lane) => lane.implied).length;
  if (!first || lanes.length === 1) {
    const because = first?.implied?.because;
    return {
      title: named(first?.title ?? ''),
      names: [],
      implied: because === undefined ? undefined : clean(because),
      unnamed: unnamed > 0,
      routes,
    };
  }
  const some =
    unnamed === lanes.length
      ? 'the config names none of them'
      : `the config does not name ${unnamed} of these ${lanes.length}`;
  return {
    title: pluralWords(first.kind, lanes.length),
    names: lanes.map((lane) => named(nameIn(lane.title))),
    implied: unnamed === 0 ? undefined : some,
    unnamed: unnamed === lanes.length,
    routes,
  };
}
