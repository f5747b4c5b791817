import type { Painter, Style } from '../map/tree/branch.ts';

/** Colours for the tree of a map; without colour every text stays as it is. */
export async function loadPainter(colour: boolean): Promise<Painter> {
  if (!colour) return (_style, text) => text;
  const { default: kleur } = await import('kleur');
  kleur.enabled = true;
  const styles: Readonly<Record<Style, (text: string) => string>> = {
    plain: (text) => text,
    bold: (text) => kleur.bold(text),
    dim: (text) => kleur.dim(text),
    alert: (text) => kleur.red(text),
    device: (text) => kleur.green(text),
    lan: (text) => kleur.cyan(text),
    cloud: (text) => kleur.yellow(text),
    unknown: (text) => kleur.magenta(text),
  };
  return (style, text) => styles[style](text);
}
