import { describe, expect, it } from 'vitest';
import { runBounded } from './bounded.ts';

const node = process.execPath;

describe('a bounded run', () => {
  it('gives what was written', async () => {
    expect(await runBounded([node, '-e', 'process.stdout.write(String(1 + 1))'], 60)).toBe('2');
  });

  it('says the last line of what went wrong', async () => {
    await expect(runBounded([node, '-e', 'console.error("one\\ntwo"); process.exit(3)'], 60)).rejects.toThrow(
      /^two$/,
    );
    await expect(runBounded(['/nowhere/program'], 60)).rejects.toThrow(/ENOENT/);
  });

  it('ends what takes too long, with all that it has started', async () => {
    const child =
      'require("node:child_process").spawnSync(process.execPath, ["-e", "setTimeout(() => {}, 60000)"])';
    await expect(runBounded([node, '-e', child], 1)).rejects.toThrow('not done after 1 seconds');
  });
});
