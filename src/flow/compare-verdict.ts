/**
 * What a change does to some prompts, the least first. `reordered`: the same places, another one answers after a failure;
 * `altered`: the same places, and one of them stands elsewhere or costs otherwise; `moved`: another first choice among the
 * same places; `wider`, `narrower`: places come, places go; `unknown`: no difference was found, and none ruled out.
 */
export const COMPARE_VERDICTS = [
  'equivalent',
  'unknown',
  'reordered',
  'altered',
  'moved',
  'narrower',
  'wider',
  'both',
] as const;

export type CompareVerdict = (typeof COMPARE_VERDICTS)[number];

/** What several verdicts come to: what widens here and narrows there does both. */
export function joinVerdicts(verdicts: Iterable<CompareVerdict>): CompareVerdict {
  let joined: CompareVerdict = 'equivalent';
  for (const verdict of verdicts) {
    const opposite =
      (joined === 'wider' && verdict === 'narrower') || (joined === 'narrower' && verdict === 'wider');
    if (opposite) joined = 'both';
    else if (COMPARE_VERDICTS.indexOf(verdict) > COMPARE_VERDICTS.indexOf(joined)) joined = verdict;
  }
  return joined;
}
