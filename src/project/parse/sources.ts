import type { Role } from '../../model/role.ts';
import { nearest } from '../../text/nearest.ts';
import { compileGlob, GlobError } from '../glob.ts';
import type { OverridePart, SourcePart, Written } from '../part.ts';
import { ROLE_NAMES, roleNamed } from '../roles.ts';
import type { Known } from './known.ts';
import { readLevels } from './levels.ts';
import { readStatus, STATUS_KEYS } from './status.ts';
import { list, shown, type Value } from './value.ts';

const ROLES = ['live', 'backup', 'docs', 'archive', 'config'] as const satisfies readonly Role[];
const ALSO = { backups: 'backup', doc: 'docs', archives: 'archive', configs: 'config' } as const;

/** `sources`: names to globs, or to `{files, role, dialect, status, date, reason}`. */
export function readSources(value: Value, known: Known): readonly SourcePart[] {
  return value.entries().flatMap(([name, source]) => readSource(name, source, known) ?? []);
}

/** `overrides`: a list of `{files, rules, status, date, reason}`. */
export function readOverrides(value: Value, known: Known): readonly OverridePart[] {
  return value.items().map((item) => {
    const fields = item.fields(['files', 'rules', ...STATUS_KEYS] as const);
    const files = fields.files ? readGlobs(fields.files) : [];
    if (item.node.kind === 'map' && !fields.files) {
      item.report(
        `\`${item.path}\` does not say for which files`,
        'add `files:` with a glob or a list of globs',
      );
    }
    const which = list(files.map(({ text }) => text));
    return {
      files,
      rules: fields.rules ? readLevels(fields.rules, known) : new Map(),
      status: readStatus(fields, `routelint.yaml says so of ${which}`),
    };
  });
}

function readSource(name: string, value: Value, known: Known): SourcePart | undefined {
  if (value.isEmpty) {
    value.report(`\`${value.path}\` names no file`, 'write a path, a glob, or a list of them');
    return undefined;
  }
  const fields =
    value.node.kind === 'map'
      ? value.fields(['files', 'role', 'dialect', ...STATUS_KEYS] as const)
      : { files: value };
  if (!fields.files) {
    value.report(`\`${value.path}\` names no file`, 'add `files:` with a path, a glob, or a list of them');
    return undefined;
  }
  const files = readGlobs(fields.files);
  const said = fields.role?.word(ROLES, ALSO);
  if (!fields.role) warnOfRole(name, value);
  return {
    name,
    role: said ?? roleNamed(name) ?? 'config',
    files,
    dialect: fields.dialect?.word(known.dialects, { 'hermes-agent': 'hermes' }),
    status: readStatus(fields, `routelint.yaml says so of source \`${name}\``),
    at: value.problems.location(value.keySpan),
  };
}

// `liev: config.yaml` would silently be a source like any other, and `diff live` find nothing.
function warnOfRole(name: string, value: Value): void {
  if (roleNamed(name)) return;
  const meant = nearest(name, ROLE_NAMES);
  if (meant === undefined) return;
  value.problems.add(
    value.keySpan,
    `source ${shown(name)} has the role \`config\`, as every name that is none of ${list(['live', 'backup', 'docs', 'archive'])}`,
    `did you mean \`${meant}\`? If not, write \`{files: …, role: config}\``,
    'warning',
  );
}

function readGlobs(value: Value): readonly Written[] {
  const globs = value.items().flatMap((item): readonly Written[] => {
    const text = item.text('a path or a glob');
    if (text === undefined) return [];
    try {
      compileGlob(text.replace(/^!/, ''));
    } catch (error) {
      if (!(error instanceof GlobError)) throw error;
      item.report(
        `${shown(text)} is no glob that routelint reads: ${error.message}`,
        'write `*`, `**`, `?`, `[…]` or `{a,b}`',
      );
      return [];
    }
    return [{ text, at: item.location }];
  });
  if (value.items().length === 0) value.report(`\`${value.path}\` names no file`, 'write a path or a glob');
  if (globs.length > 0 && globs.every(({ text }) => text.startsWith('!'))) {
    value.report(
      `every glob of \`${value.path}\` takes files away, and none adds any`,
      'add a glob without `!`',
    );
  }
  return globs;
}
