/** Models that a provider serves for nothing, by its id: Z.ai's older Flash models, and the `-free` and `free` of gateways. */
const FREE: Readonly<Record<string, RegExp>> = {
  kilocode: /\/free$/,
  openrouter: /^openrouter\/free$/,
  'opencode-zen': /-free$/,
  zai: /^glm-(?:4v|4\.5|4\.6v|4\.7)-flash$/,
};

/** True of a model that costs nothing at its provider. `:free` is what OpenRouter and those who follow it append. */
export function isFreeModel(model: string, provider: string | undefined): boolean {
  const name = model.toLowerCase();
  return name.endsWith(':free') || (provider !== undefined && FREE[provider]?.test(name) === true);
}
