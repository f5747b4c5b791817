// Posts of 2 to 30 kB: prose, lists, tables and fences, one in five with routing YAML in it.
import { type Random, word, words } from './random.ts';
import { routingLines } from './routing.ts';

/** The text of one post; `withYaml` puts one to three fences of routing YAML into it. */
export function post(random: Random, withYaml: boolean): string {
  const target = random.between(2000, 30_000);
  const parts = [`# ${words(random, 4)}`, ''];
  const places: number[] = [];
  for (let fences = withYaml ? random.between(1, 3) : 0; fences > 0; fences--)
    places.push(0.1 + random.next() * 0.8);
  places.sort((a, b) => a - b);
  let size = 40;
  while (size < target || places.length > 0) {
    if (places.length > 0 && size / target >= (places[0] ?? 1)) {
      places.shift();
      const fence = yamlFence(random);
      parts.push(fence, '');
      size += fence.length;
    }
    const block = proseBlock(random);
    parts.push(block);
    size += block.length + 1;
  }
  return parts.join('\n');
}

function yamlFence(random: Random): string {
  const lines = routingLines(random, random.between(12, 45)).filter((line) => line !== '---');
  const marks = random.pick(['```', '```', '````', '~~~']);
  const indent = random.chance(0.12) ? '   ' : '';
  const info = random.pick(['yaml', 'yaml', 'yml', 'yaml title="config.yaml"']);
  return [marks + info, ...lines, marks].map((line) => (line === '' ? line : indent + line)).join('\n');
}

function proseBlock(random: Random): string {
  const kind = random.next();
  if (kind < 0.12) return `\n## ${words(random, 3)}\n`;
  if (kind < 0.25) return `${rows(random, 2, 8, () => `- ${words(random, random.between(4, 12))}`)}\n`;
  if (kind < 0.33) {
    const language = random.pick(['bash', 'json', 'ts', 'python', '']);
    return `\`\`\`${language}\n${rows(random, 2, 10, () => words(random, random.between(3, 8)))}\n\`\`\`\n`;
  }
  if (kind < 0.37)
    return `| a | b |\n|---|---|\n${rows(random, 2, 6, () => `| ${word(random)} | ${words(random, 3)} |`)}\n`;
  return `${rows(random, 2, 6, () => `${sentence(random)}`).replaceAll('\n', ' ')}\n`;
}

function sentence(random: Random): string {
  let text = words(random, random.between(6, 16));
  if (random.chance(0.3)) text += ` \`${word(random)}_${word(random)}\``;
  if (random.chance(0.12)) text += ` [${word(random)}](https://example.com/${word(random)})`;
  return `${text}.`;
}

function rows(random: Random, low: number, high: number, row: () => string): string {
  return Array.from({ length: random.between(low, high) }, row).join('\n');
}
