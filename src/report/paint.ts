import type { Severity } from '../rules/rule.ts';

/** The few styles reports use; every one leaves the text alone when colour is off. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  path(text: string): string;
  good(text: string): string;
  severity(severity: Severity, text: string): string;
}

const plainText = (text: string): string => text;

/** No styles at all. */
export const PLAIN: Paint = {
  bold: plainText,
  dim: plainText,
  path: plainText,
  good: plainText,
  severity: (_, text) => text,
};

/**
 * The styles for a report, with or without colour. Whether to colour is the caller's to decide. The library for
 * colours is loaded only for them: it looks at the terminal, which loads Node's streams.
 */
export async function loadPaint(colour: boolean): Promise<Paint> {
  if (!colour) return PLAIN;
  const { default: kleur } = await import('kleur');
  kleur.enabled = true;
  const styles: Readonly<Record<Severity, (text: string) => string>> = {
    error: (text) => kleur.red(text),
    warning: (text) => kleur.yellow(text),
    info: (text) => kleur.cyan(text),
  };
  return {
    bold: (text) => kleur.bold(text),
    dim: (text) => kleur.dim(text),
    path: (text) => kleur.underline(text),
    good: (text) => kleur.green(text),
    severity: (severity, text) => styles[severity](text),
  };
}
