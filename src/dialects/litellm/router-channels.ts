import { entryOf, itemsOf, textOf } from '../../blocks/node.ts';
import { spanOf } from '../values.ts';
import type { Deployment } from './deployments.ts';
import type { LaneSet } from './lane-set.ts';
import { modelPlace } from './model-place.ts';
import { shown } from './reading.ts';
import { strategyRouterOf } from './routers.ts';

/** Adds the models that look at prompts on the way: those an automatic router asks, and those that get a copy. */
export function addModelChannels(set: LaneSet): void {
  for (const deployment of set.setup.deployments) {
    addRouter(set, deployment);
    addMirror(set, deployment);
  }
}

function addRouter(set: LaneSet, deployment: Deployment): void {
  const router = strategyRouterOf(deployment);
  if (!router) return;
  for (const model of router.asks) {
    const what = `the model that \`${shown(deployment.group)}\` asks where to send a prompt`;
    set.reading.out.sideChannel({
      kind: 'embedding-router',
      name: `${router.kind} router \`${shown(deployment.group)}\``,
      locality: modelPlace(set, model.name, what),
      sees: `the full prompt, by \`${shown(model.name)}\``,
      span: model.span,
    });
  }
  if (!router.partial) return;
  set.reading.out.notModelled({
    what: `\`${shown(deployment.model)}\` picks from models that are not in the block`,
    span: deployment.span,
  });
}

// Each request is sent to the silent model too, and its answer is thrown away (`_silent_experiment_targets`, litellm 1.106.2).
function addMirror(set: LaneSet, deployment: Deployment): void {
  const entry = entryOf(deployment.params, 'silent_model');
  if (!entry) return;
  for (const node of entry.value.kind === 'list' ? itemsOf(entry.value) : [entry.value]) {
    const name = textOf(node);
    if (name === undefined || name === '') continue;
    set.reading.out.sideChannel({
      kind: 'mirror',
      name: `silent model \`${shown(name)}\``,
      locality: modelPlace(set, name, 'the model that gets a copy of each prompt'),
      sees: 'the full prompt',
      span: spanOf(node),
    });
  }
}
