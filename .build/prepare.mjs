// Builds the package after an install. npm prepares a git dependency that is installed globally, as pre-commit does,
// without its development dependencies: the inner install inherits `global` from the outer one. Then they are
// installed here first.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const inherited = /^npm_config_(?:global|location|prefix|local_prefix|install_links|omit|include|force)$/i;
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.test(name)));

if (!existsSync('node_modules/tsx')) {
  execFileSync(npm, ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'], { env, stdio: 'inherit' });
}
execFileSync(npm, ['run', 'build'], { env, stdio: 'inherit' });
