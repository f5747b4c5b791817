import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The licence texts of every bundled package, in the order of their names. */
export function licences(inputs: readonly string[]): string {
  const names = new Set<string>();
  for (const input of inputs) {
    const match = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match?.[1]) names.add(match[1]);
  }
  const sections: string[] = [];
  for (const name of [...names].sort()) {
    const folder = join('node_modules', name);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      version: string;
      license: string;
    };
    sections.push(`${name} ${manifest.version} (${manifest.license})\n\n${licenceText(folder)}`);
  }
  return `The files in this folder contain the packages below.\n\n${sections.join(`\n${'-'.repeat(72)}\n\n`)}`;
}

function licenceText(folder: string): string {
  for (const name of ['LICENSE', 'LICENSE.md', 'license', 'LICENCE', 'LICENSE.txt']) {
    try {
      return `${readFileSync(join(folder, name), 'utf8').trim()}\n`;
    } catch {
      // The next spelling is tried; a package without any file is reported below.
    }
  }
  throw new Error(`no licence file in ${folder}: routelint cannot ship what it may not copy`);
}
