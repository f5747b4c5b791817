import type { Host } from './host.ts';

/** Whether a path leads to anything. */
export function isThere(host: Host, path: string): boolean {
  try {
    host.files.stat(path);
    return true;
  } catch {
    return false;
  }
}
