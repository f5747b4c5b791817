import { type Entry, entryOf, type Node, textOf } from '../../blocks/node.ts';
import type { LaneKind } from '../../model/routing.ts';
import type { Span } from '../../text/span.ts';
import { entrySpan, integerAt, spanOf, textAt } from '../values.ts';
import { kindOf } from './kinds.ts';
import { providerOf } from './provider.ts';
import { mapAt, type Reading } from './reading.ts';

/** One entry of `model_list`. */
export interface Deployment {
  /** The model group it belongs to; a reference where the environment holds its name. */
  readonly group: string;
  readonly item: Node;
  readonly params: Node | undefined;
  readonly info: Node | undefined;
  /** `litellm_params.model` as written. */
  readonly model: string;
  readonly provider: string;
  /** The model that is asked of the provider. */
  readonly upstream: string;
  readonly id: string | undefined;
  /** The tier it is tried in, as `litellm_params.order` (or `model_info.order`) says. */
  readonly order: number | undefined;
  readonly orderInInfo: boolean;
  readonly tags: readonly string[];
  readonly kind: LaneKind;
  readonly span: Span;
}

/** Reads `model_list`. Entries that are no mappings are left out. */
export function readDeployments(reading: Reading): readonly Deployment[] {
  const deployments: Deployment[] = [];
  for (const item of reading.sections.models) {
    if (item.kind === 'map') deployments.push(read(item));
  }
  return deployments;
}

function read(item: Node): Deployment {
  const params = mapAt(item, 'litellm_params');
  const info = mapAt(item, 'model_info');
  const name = textAt(item, 'model_name');
  const { provider, model: upstream } = providerOf(params);
  const ordered = integerAt(params, 'order');
  const model = textOf(entryOf(params, 'model')?.value) ?? '';
  return {
    group: name,
    item,
    params,
    info,
    model,
    provider,
    upstream,
    id: textAt(info, 'id') || undefined,
    order: ordered ?? integerAt(info, 'order'),
    orderInInfo: ordered === undefined && integerAt(info, 'order') !== undefined,
    tags: tagsOf(params),
    kind: kindOf(textAt(info, 'mode'), model),
    span: placeOf(entryOf(item, 'model_name'), item),
  };
}

function tagsOf(params: Node | undefined): readonly string[] {
  const tags = entryOf(params, 'tags')?.value;
  if (tags?.kind !== 'list') return [];
  return tags.items.flatMap((tag) => textOf(tag) ?? []);
}

function placeOf(name: Entry | undefined, item: Node): Span {
  return name ? entrySpan(name) : spanOf(item);
}
