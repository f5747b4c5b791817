import { entryOf } from '../../blocks/node.ts';
import type { Judged, Locality } from '../../model/target.ts';
import type { Span } from '../../text/span.ts';
import { entrySpan, isOn, textAt } from '../values.ts';
import type { LaneSet } from './lane-set.ts';
import { modelPlace } from './model-place.ts';
import { placeOfUrl } from './place.ts';
import { isReference } from './provider.ts';
import { mapAt, shown } from './reading.ts';

/** Caches that look prompts up by their meaning: a model embeds each of them (litellm 1.106.2 caching/caching.py). */
const SEMANTIC: Readonly<Record<string, string>> = {
  'redis-semantic': 'redis_semantic_cache_embedding_model',
  'valkey-semantic': 'valkey_semantic_cache_embedding_model',
  'qdrant-semantic': 'qdrant_semantic_cache_embedding_model',
};

/** Caches in a cloud's storage. They keep answers, under a hash of the prompt. */
const CLOUD: Readonly<Record<string, string>> = {
  s3: 'Amazon S3',
  gcs: 'Google Cloud Storage',
  'azure-blob': 'Azure Storage',
};

const DEFAULT_EMBEDDER = 'text-embedding-ada-002';

/** Adds the response cache, and the model that a semantic cache embeds prompts with, as side channels. */
export function addCaches(set: LaneSet): void {
  const { reading } = set;
  const { settings } = reading.sections;
  if (!isOn(entryOf(settings, 'cache')?.value)) return;
  const params = mapAt(settings, 'cache_params');
  const type = entryOf(params, 'type');
  const name = textAt(params, 'type') || 'redis';
  const on = entryOf(settings, 'cache');
  const span: Span = type ? entrySpan(type) : on ? entrySpan(on) : { start: 0, end: 0 };
  const cloud = Object.hasOwn(CLOUD, name) ? CLOUD[name] : undefined;
  const key = Object.hasOwn(SEMANTIC, name) ? SEMANTIC[name] : undefined;
  if (cloud !== undefined) {
    const own = textAt(params, 's3_endpoint_url');
    const locality: Judged<Locality> =
      own === '' ? { value: 'cloud', because: `answers are kept in ${cloud}` } : placeOfUrl(reading, own);
    reading.out.sideChannel({ kind: 'cache', name: `${name} cache`, locality, sees: 'the answers', span });
  } else if (key !== undefined) addSemantic(set, name, textAt(params, key) || DEFAULT_EMBEDDER, span);
  const host = textAt(params, 'host') || textAt(params, 'qdrant_api_base');
  if (host === '' || isReference(host)) return;
  const sees = key === undefined ? 'the answers' : 'the full prompt and answer';
  reading.out.sideChannel({
    kind: 'cache',
    name: `${name} cache`,
    locality: placeOfUrl(reading, host),
    sees,
    span,
  });
}

function addSemantic(set: LaneSet, type: string, model: string, span: Span): void {
  const what = `the model that the ${type} cache embeds prompts with`;
  set.reading.out.sideChannel({
    kind: 'cache',
    name: `embeddings of the ${type} cache`,
    locality: modelPlace(set, model, what),
    sees: `the full prompt, by \`${shown(model)}\``,
    span,
  });
}
