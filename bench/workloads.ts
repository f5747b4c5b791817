// Writes the files that are measured, once; they are the same on every machine.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { post } from './markdown.ts';
import { Random } from './random.ts';
import { routeLines, routingLines } from './routing.ts';

/** Folders (and one file each for `one` and `big`) under the given folder, made when they are not there. */
export interface Workloads {
  readonly one: string;
  readonly thousand: string;
  readonly tenThousand: string;
  readonly posts: string;
  readonly fewPosts: string;
  readonly big: string;
}

/** Makes the workloads, or takes those of an earlier run. */
export function makeWorkloads(folder: string): Workloads {
  const paths: Workloads = {
    one: join(folder, 'one', 'routing.yaml'),
    thousand: join(folder, 'thousand'),
    tenThousand: join(folder, 'ten-thousand'),
    posts: join(folder, 'posts'),
    fewPosts: join(folder, 'few-posts'),
    big: join(folder, 'big', 'big.yaml'),
  };
  if (existsSync(paths.big)) return paths;
  write(paths.one, `${routingLines(new Random(40), 40).join('\n')}\n`);
  tree(paths.thousand, 1000, new Random(1002), 'yaml', yamlText);
  tree(paths.tenThousand, 10_000, new Random(1003), 'yaml', yamlText);
  tree(paths.posts, 10_000, new Random(1004), 'md', (random, i) => post(random, i % 5 === 0));
  tree(paths.fewPosts, 500, new Random(1004), 'md', (random, i) => post(random, i % 5 === 0));
  write(paths.big, bigFile(new Random(5)));
  return paths;
}

function yamlText(random: Random): string {
  return `${routingLines(random, random.between(30, 300)).join('\n')}\n`;
}

// A config of one model and 20,000 routes: what a generated file looks like when something went wrong upstream.
function bigFile(random: Random): string {
  const head = ['model_list:', '  - model_name: main', '    litellm_params: { model: openai/gpt-4o }'];
  return `${[...head, ...routeLines(random, 20_000)].join('\n')}\n`;
}

function tree(
  folder: string,
  count: number,
  random: Random,
  extension: string,
  text: (random: Random, index: number) => string,
): void {
  for (let i = 0; i < count; i++) {
    const environment = i % 3 === 0 ? join('env', random.pick(['dev', 'prod', 'stage'])) : '';
    const name = `${random.pick(['routing', 'litellm', 'config', 'models', 'proxy'])}-${i}.${extension}`;
    write(
      join(folder, `team-${i % 20}`, `svc-${Math.floor(i / 20) % 25}`, environment, name),
      text(random, i),
    );
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
