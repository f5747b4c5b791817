import { type Entry, entryOf, itemsOf, type Node, textOf } from '../../blocks/node.ts';
import type { Judged, Locality } from '../../model/target.ts';
import { entrySpan, isOff, isOn, spanOf, textAt } from '../values.ts';
import { type Service, serviceOf } from './callback-services.ts';
import { hostFromEnvironment, placeOfUrl } from './place.ts';
import { mapAt, type Reading, setEntry, shown } from './reading.ts';

/** The lists of callbacks that are given prompts; `service_callback` is about the proxy's own health. */
const LISTS = ['callbacks', 'success_callback', 'failure_callback'] as const;

/** Adds the logging integrations that see prompts as side channels, one for each service. */
export function addCallbacks(reading: Reading): void {
  const { settings } = reading.sections;
  if (isOn(entryOf(settings, 'turn_off_message_logging')?.value)) return;
  const seen = new Set<string>();
  for (const list of LISTS) {
    const entry = setEntry(settings, list);
    for (const node of namesIn(entry, list)) {
      const name = textOf(node);
      if (name === undefined || seen.has(name)) continue;
      seen.add(name);
      addCallback(reading, name, node, list === 'failure_callback');
    }
  }
}

// `callbacks` takes one name without a list; the others would walk it letter by letter.
function namesIn(entry: Entry | undefined, list: string): readonly Node[] {
  if (entry?.value.kind === 'scalar') return list === 'callbacks' ? [entry.value] : [];
  return itemsOf(entry?.value);
}

function addCallback(reading: Reading, name: string, node: Node, onFailure: boolean): void {
  const { root } = reading.sections;
  const options = mapAt(mapAt(root, 'callback_settings'), name);
  if (
    isOff(entryOf(options, 'message_logging')?.value) ||
    isOn(entryOf(options, 'turn_off_message_logging')?.value)
  )
    return;
  const service = serviceOf(name);
  if (service === 'blind') return;
  const sees = onFailure ? 'prompts whose request fails' : 'the full prompt and answer';
  if (service) {
    reading.out.sideChannel({
      kind: 'callback',
      name: service.title,
      locality: placeOf(reading, name, service),
      sees,
      span: spanOf(node),
    });
    return;
  }
  if (!name.includes('.')) return;
  reading.out.sideChannel({
    kind: 'callback',
    name: shown(name),
    locality: { value: 'unknown', because: `\`${shown(name)}\` is your own code, which is not read` },
    sees,
    span: spanOf(node),
  });
  reading.out.notModelled({
    what: `\`${shown(name)}\` is code that may change a request, its model included`,
    span: spanOf(node),
  });
}

function placeOf(reading: Reading, name: string, service: Service): Judged<Locality> {
  const { environment, settings, root } = reading.sections;
  const params = mapAt(settings, `${name.replace(/_v2$/, '')}_callback_params`);
  const own =
    textAt(params, 's3_endpoint_url') || textAt(mapAt(mapAt(root, 'callback_settings'), name), 'endpoint');
  if (own !== '') return placeOfUrl(reading, own);
  const stated = hostFromEnvironment(reading, service.env, (variable) => textAt(environment, variable));
  if (stated.url !== undefined) return placeOfUrl(reading, stated.url);
  if (stated.variable !== undefined) {
    return {
      value: 'unknown',
      because: `\`${stated.variable}\` says where ${service.title} is, and it is not in the file`,
    };
  }
  if (service.host === '') {
    return {
      value: 'unknown',
      because: `the environment says where ${service.title} is, and it is not in the file`,
    };
  }
  if (service.selfHosted && reading.env === undefined) {
    return {
      value: 'unknown',
      because: `${service.title} is \`${service.host}\` unless \`${service.env[0]}\` says otherwise, and the environment is not in the file`,
    };
  }
  return { value: 'cloud', because: `${service.title} is \`${service.host}\`` };
}

/** Adds the proxy's own stores and alerts that take in prompts. */
export function addStores(reading: Reading): void {
  const { general, settings } = reading.sections;
  const spend = entryOf(general, 'store_prompts_in_spend_logs');
  if (spend && isOn(spend.value)) {
    const url = textAt(general, 'database_url');
    reading.out.sideChannel({
      kind: 'trace',
      name: 'spend logs',
      locality:
        url === ''
          ? { value: 'unknown', because: '`DATABASE_URL` says where the database is' }
          : placeOfUrl(reading, url),
      sees: 'the full prompt and answer',
      span: entrySpan(spend),
    });
  }
  const alerting = setEntry(general, 'alerting');
  const slack = itemsOf(alerting?.value).find((item) => textOf(item) === 'slack');
  const silent = isOn(entryOf(settings, 'turn_off_message_logging')?.value);
  if (slack && !silent && !isOn(entryOf(settings, 'redact_messages_in_exceptions')?.value)) {
    reading.out.sideChannel({
      kind: 'callback',
      name: 'Slack alerts',
      locality: { value: 'cloud', because: 'alerts go to a Slack webhook' },
      sees: 'the first 100 characters of prompts that are slow or hang',
      span: spanOf(slack),
    });
  }
}
