import type { Block, BlockStatus } from '../blocks/block.ts';
import type { Role } from '../model/role.ts';

/** Whether a block has to agree with live, and why not where it has not. */
export type Standing =
  | { readonly compared: true }
  | { readonly compared: false; readonly status: BlockStatus | undefined; readonly reason: string };

const SKIPPED: Readonly<Record<'historical' | 'proposal' | 'example', string>> = {
  historical: 'it says how things were',
  proposal: 'it says how things might be',
  example: 'it is an example',
};

/**
 * What a block claims of the present. Without a marker, documents are `current` and archives are history. A marker
 * that takes a block out gives the reason, in its author's words where there are any.
 */
export function standingOf(block: Block, role: Role): Standing {
  const { status, reason, ignored } = block.markers;
  if (ignored) return { compared: false, status: undefined, reason: reason ?? 'it is marked `ignore`' };
  switch (status) {
    case 'historical':
    case 'proposal':
    case 'example':
      return { compared: false, status, reason: reason ?? SKIPPED[status] };
    case 'current':
    case 'asof':
      return { compared: true };
    case undefined:
      return role === 'archive'
        ? { compared: false, status, reason: 'it is in an archive' }
        : { compared: true };
  }
}
