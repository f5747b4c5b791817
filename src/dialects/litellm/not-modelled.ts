import { entryOf, itemsOf } from '../../blocks/node.ts';
import { entrySpan, isEmpty, isOn, spanOf, textAt } from '../values.ts';
import type { LaneSet } from './lane-set.ts';
import { setEntry, shown } from './reading.ts';

/** Notes what was read, matters to where prompts go, and is not followed. */
export function noteNotModelled(set: LaneSet): void {
  const { root, general, router, settings } = set.reading.sections;
  const { out } = set.reading;
  const include = entryOf(root, 'include');
  if (include && !isEmpty(include.value)) {
    const files = itemsOf(include.value).flatMap((node) =>
      node.kind === 'scalar' ? [`\`${shown(String(node.value))}\``] : [],
    );
    out.notModelled({
      what: `\`include\` adds what ${files.join(', ') || 'other files'} say`,
      span: spanOf(include.keySpan),
    });
  }
  const stored = entryOf(general, 'store_model_in_db');
  if (stored && isOn(stored.value)) {
    out.notModelled({
      what: '`store_model_in_db` lets models and settings of the database come over those of this file',
      span: entrySpan(stored),
    });
  }
  for (const item of itemsOf(entryOf(general, 'pass_through_endpoints')?.value)) {
    out.notModelled({
      what: `\`pass_through_endpoints\` hands requests for \`${shown(textAt(item, 'path'))}\` to another server as they are`,
      span: spanOf(item),
    });
  }
  const plugins = setEntry(router, 'plugins');
  if (plugins)
    out.notModelled({ what: 'routing plugins choose among deployments', span: spanOf(plugins.keySpan) });
  const behind = setEntry(settings, 'model_fallbacks');
  if (behind) {
    out.notModelled({
      what: '`model_fallbacks` names models of providers, which each call asks without the Router',
      span: spanOf(behind.keySpan),
    });
  }
  noteDeployments(set);
}

function noteDeployments(set: LaneSet): void {
  for (const { params, group } of set.setup.deployments) {
    const own = setEntry(params, 'fallbacks');
    if (own) {
      set.reading.out.notModelled({
        what: `\`fallbacks\` under \`litellm_params\` of \`${shown(group)}\` names models of providers, which are asked without the Router`,
        span: spanOf(own.keySpan),
      });
    }
    const caller = setEntry(params, 'configurable_clientside_auth_params');
    if (caller) {
      set.reading.out.notModelled({
        what: `callers of \`${shown(group)}\` may name another endpoint`,
        span: spanOf(caller.keySpan),
      });
    }
  }
  noteOverrides(set);
}

function noteOverrides(set: LaneSet): void {
  for (const list of Object.values(set.setup.lists)) {
    for (const target of list.entries.flatMap((entry) => entry.targets)) {
      if (target.overrides.length === 0) continue;
      set.reading.out.notModelled({
        what: `a fallback to \`${shown(target.name)}\` also changes ${target.overrides.map((key) => `\`${shown(key)}\``).join(', ')}`,
        span: target.span,
      });
    }
  }
}
