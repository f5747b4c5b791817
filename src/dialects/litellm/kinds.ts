import type { LaneKind } from '../../model/routing.ts';

/** `model_info.mode`, by what it begins with (litellm 1.106.2 types/utils.py, `ModelInfoBase.mode`). */
const MODES: readonly (readonly [string, LaneKind])[] = [
  ['embedding', 'embedding'],
  ['rerank', 'rerank'],
  ['image', 'image'],
  ['video', 'image'],
  ['audio', 'audio'],
  ['realtime', 'audio'],
];

/** Without a mode LiteLLM looks the model up in its cost map, where these words stand for these kinds. */
const NAMES: readonly (readonly [RegExp, LaneKind])[] = [
  [/rerank/i, 'rerank'],
  [/embed|(?:^|\/)(?:bge|e5|gte)-/i, 'embedding'],
  [/whisper|(?:^|\/|-)tts(?:-|$)|transcribe/i, 'audio'],
  [/dall-e|gpt-image|imagen-|stable-diffusion|(?:^|\/)flux/i, 'image'],
];

/** One of these is in every such name: most models are spared the expressions. */
const SIGNS =
  'rerank embed bge- e5- gte- whisper tts transcribe dall-e gpt-image imagen- stable-diffusion flux'.split(
    ' ',
  );

/** What kind of work a deployment takes: its `mode`, else what its model is known for. */
export function kindOf(mode: string, model: string): LaneKind {
  if (mode !== '') return MODES.find(([start]) => mode.startsWith(start))?.[1] ?? 'group';
  const lower = model.toLowerCase();
  if (!SIGNS.some((sign) => lower.includes(sign))) return 'group';
  return NAMES.find(([pattern]) => pattern.test(model))?.[1] ?? 'group';
}
