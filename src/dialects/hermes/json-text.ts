/** True of a text that holds a JSON list or object where YAML should: what `hermes config set key '[…]'` writes. */
export function looksLikeJson(text: string): boolean {
  const trimmed = text.trim();
  return /^\[[\s\S]*\]$/.test(trimmed) || /^\{[\s\S]*\}$/.test(trimmed);
}

/** True of `[]` and `{}` in a text: it holds nothing that could be lost. */
export function isEmptyJson(text: string): boolean {
  return /^\s*(?:\[\s*\]|\{\s*\})\s*$/.test(text);
}
