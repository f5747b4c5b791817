import type { NotRead, NotReadCode } from './source.ts';

const CODES: Readonly<Record<string, NotReadCode>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EACCES: 'denied',
  EPERM: 'denied',
  ELOOP: 'loop',
  ENOTREG: 'not-a-file',
  EFBIG: 'too-large',
};

const REASONS: Readonly<Record<NotReadCode, string>> = {
  missing: 'there is no such file (any more)',
  denied: 'permission denied',
  loop: 'its links lead in a circle',
  'not-a-file': 'it is a pipe, a socket or a device, and those are not opened',
  'too-large': 'it is larger than `limits.fileSize` allows',
  limit: 'the search ended before it: more files and folders than `limits.entries` allows',
  io: 'the system could not read it',
};

/** Why a path was not read, from the error of the system or from a code. */
export function notRead(path: string, cause: NotReadCode | { readonly error: unknown }): NotRead {
  if (typeof cause === 'string') return { path, code: cause, reason: REASONS[cause] };
  const system = errorCode(cause.error);
  const code = CODES[system] ?? 'io';
  return {
    path,
    code,
    reason: code === 'io' && system !== '' ? `${REASONS.io} (${system})` : REASONS[code],
  };
}

/** The system's code of an error (`ENOENT`), or an empty text. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
