import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runIn } from './run-in.ts';

// A case is a folder: `args` (one line a word), `files/` to run in, and what must come out: `stdout`, `stderr`, `exit`.
// UPDATE_GOLDEN=1 writes what came out; read the difference before it is committed.
const folder = resolve('fixtures/cli');
const update = process.env['UPDATE_GOLDEN'] === '1';

describe('the command line, case by case', () => {
  for (const name of readdirSync(folder).sort()) {
    test(name, async () => {
      const place = (file: string): string => join(folder, name, file);
      const stdin = existsSync(place('stdin')) ? readFileSync(place('stdin')) : '';
      const args = readFileSync(place('args'), 'utf8').split('\n').filter(Boolean);
      const outcome = await runIn(place('files'), args, { stdin, home: place('home') });
      const actual = { stdout: outcome.stdout, stderr: outcome.stderr, exit: `${outcome.code}\n` };
      for (const [file, text] of Object.entries(actual)) {
        if (update) writeFileSync(place(file), text);
        expect(text, `${name}/${file}`).toBe(readFileSync(place(file), 'utf8'));
      }
    });
  }
});
