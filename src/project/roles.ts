import type { Role } from '../model/role.ts';
import type { DeclaredStatus } from './source.ts';

const READABLE = '(?:ya?ml|jsonc?|json5|mdx?|markdown)';
const PLAIN = new RegExp(String.raw`\.${READABLE}$`, 'i');
/** `config.yaml.bak`, `.bak.2`, `.bak-20260412`, `.2026-04-12.bak`, `.orig`, `.old`, `.backup`, `config.yaml~`. */
const COPY = new RegExp(
  String.raw`\.${READABLE}(?:[._-][\w-]+)*?(?:[._-](?:bak|backup|orig|old|save)[\w.-]*|~)$`,
  'i',
);
/** `config.old.yaml`, `config-backup-2.yaml`. In the names of pages such words mean anything. */
const NAMED_COPY = /[._-](?:bak|backup|orig|old)\d*(?:[._-][\d._-]*)?\.(?:ya?ml|jsonc?|json5)$/i;
const PAGE = /\.(?:mdx?|markdown)$/i;

const DOCS_FOLDER = /(?:^|\/)(?:docs?|_posts|_drafts|blog|posts)\//i;
const BACKUP_FOLDER = /(?:^|\/)(?:[\w.-]*[._-])?(?:backups?|state-snapshots)(?:[._-][\w.-]*)?\//i;
const ARCHIVE_FOLDER = /(?:^|\/)_?archived?s?\//i;

/** One of these is in every path that says a role: most say none, and are spared the expressions. */
const ROLE_SIGNS = 'bak backup orig old save ~ snapshot archive doc post draft blog .md .markdown'.split(' ');

/** The names that settings files have, in the order they are looked for. */
export const SETTINGS_NAMES = [
  'routelint.yaml',
  'routelint.yml',
  '.routelint.yaml',
  '.routelint.yml',
] as const;

/** Names of sources that say the role. */
const NAMED_ROLES: Readonly<Record<string, Role>> = {
  live: 'live',
  backup: 'backup',
  backups: 'backup',
  doc: 'docs',
  docs: 'docs',
  archive: 'archive',
  archives: 'archive',
  config: 'config',
  configs: 'config',
};

/** The role that the name of a source says, if it does. */
export function roleNamed(name: string): Role | undefined {
  return Object.hasOwn(NAMED_ROLES, name.toLowerCase()) ? NAMED_ROLES[name.toLowerCase()] : undefined;
}

/** The names that say a role. */
export const ROLE_NAMES: readonly string[] = Object.keys(NAMED_ROLES);

/** True of the names of files that can hold routing config: by extension, copies with a tail such as `.bak` included. */
export function isCandidate(name: string): boolean {
  // `.#config.yaml` is the lock of an editor: a link that leads nowhere.
  if (isSettingsName(name) || name.startsWith('.#')) return false;
  return PLAIN.test(name) || COPY.test(name);
}

/** True of the names of settings files: loading the settings checks them, so no search gives them. */
export function isSettingsName(name: string): boolean {
  return SETTINGS_NAMES.some((own) => own === name);
}

/** True of the names of test files: `routelint test` runs them, and they hold no routing config. */
export function isRouteTestName(name: string): boolean {
  return name.endsWith('.route-test.yaml') || name.endsWith('.route-test.yml');
}

/** What a file is to its owner, as far as its path says. The path starts where the project does. */
export function roleOfPath(path: string): Role {
  const lower = path.toLowerCase();
  if (!ROLE_SIGNS.some((sign) => lower.includes(sign))) return 'config';
  if (COPY.test(path) || NAMED_COPY.test(path)) return 'backup';
  if (ARCHIVE_FOLDER.test(path)) return 'archive';
  if (BACKUP_FOLDER.test(path)) return 'backup';
  if (PAGE.test(path) || DOCS_FOLDER.test(path)) return 'docs';
  return 'config';
}

/**
 * The status that a role gives its blocks: archives are history. A date in a post's name gives none: whoever publishes
 * the post wants to know what no longer holds, and says `asof` where that is not so.
 */
export function statusOfRole(role: Role): DeclaredStatus | undefined {
  if (role !== 'archive') return undefined;
  return { status: 'historical', date: undefined, reason: 'archive', because: 'it is in an archive' };
}

/**
 * Folders that hold other people's files, or copies that a build made. Folders that start with a dot are passed by
 * too, but for Hermes's own.
 */
const FOREIGN = new Set([
  'node_modules',
  'bower_components',
  'vendor',
  'third_party',
  'dist',
  'coverage',
  '_site',
  'venv',
  'site-packages',
  '__pycache__',
]);

/** Whether a search goes into a folder that nobody named. */
export function isOwnFolder(name: string): boolean {
  return !FOREIGN.has(name) && (!name.startsWith('.') || name === '.hermes');
}
