import { type Location, locationRange } from '../text/document.ts';
import { printable } from './printable.ts';

/** Plain data as JSON: places under `at` as path, line and column from 1, and every text safe to show. */
export function plainJson(body: object): string {
  const shown = (key: string, value: unknown): unknown => {
    if (typeof value === 'string') return printable(value);
    if (value instanceof Map) return Object.fromEntries(value);
    if (key === 'at' && isLocation(value)) {
      const { line, column } = locationRange(value).start;
      return { path: value.document.path, line, column };
    }
    return value;
  };
  return `${JSON.stringify(body, shown, 2)}\n`;
}

function isLocation(value: unknown): value is Location {
  return typeof value === 'object' && value !== null && 'document' in value && 'span' in value;
}
