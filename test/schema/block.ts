import { type Block, NO_MARKERS } from '../../src/blocks/block.ts';
import { readYaml } from '../../src/blocks/yaml/read.ts';
import { DEFAULT_LIMITS } from '../../src/project/settings.ts';
import { createDocument } from '../../src/text/document.ts';
import { wholeView } from '../../src/text/view.ts';

/** A YAML file as one block. */
export function blockOf(text: string): Block {
  const [document] = readYaml(text, { version: '1.1', limits: DEFAULT_LIMITS });
  return {
    id: 'config.yaml',
    view: wholeView(createDocument('config.yaml', text)),
    format: 'yaml',
    container: 'file',
    language: '',
    root: document?.root,
    problems: [],
    markers: NO_MARKERS,
  };
}
