import kleur from 'kleur';
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

const PLAIN: Paint = {
  bold: plainText,
  dim: plainText,
  path: plainText,
  good: plainText,
  severity: (_, text) => text,
};

const SEVERITY_STYLE: Readonly<Record<Severity, (text: string) => string>> = {
  error: (text) => kleur.red(text),
  warning: (text) => kleur.yellow(text),
  info: (text) => kleur.cyan(text),
};

const COLOURED: Paint = {
  bold: (text) => kleur.bold(text),
  dim: (text) => kleur.dim(text),
  path: (text) => kleur.underline(text),
  good: (text) => kleur.green(text),
  severity: (severity, text) => SEVERITY_STYLE[severity](text),
};

/** The styles for a report, with or without colour. Whether to colour is the caller's to decide. */
export function createPaint(colour: boolean): Paint {
  if (!colour) return PLAIN;
  kleur.enabled = true;
  return COLOURED;
}
