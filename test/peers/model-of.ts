import { dialects } from '../../src/dialects/index.ts';
import { rules } from '../../src/generated/rules.ts';
import type { RoutingModel } from '../../src/model/routing.ts';
import { createContext } from '../../src/pipeline/context.ts';
import { readInput } from '../../src/pipeline/read-input.ts';
import { settingsOfText } from '../../src/project/settings-text.ts';
import { createDocument } from '../../src/text/document.ts';

/** What a config is read under: the text of a routelint.yaml. */
export interface ReadUnder {
  readonly path: string;
  readonly settings: string;
}

/** The routing model of a config's text, read as `routelint check` reads a file. Undefined where it is not recognised. */
export async function modelOf(
  text: string,
  { path, settings }: ReadUnder,
): Promise<RoutingModel | undefined> {
  const known = { rules, dialects: dialects.map(({ id }) => id), preset: undefined };
  const context = createContext(settingsOfText(settings, known).settings);
  const document = createDocument(path, text);
  const input = { document, source: 'peers', role: 'config', dialect: undefined, status: undefined } as const;
  const reading = await readInput(input, context);
  return reading.recognised[0]?.model;
}
