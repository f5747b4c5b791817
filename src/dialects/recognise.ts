import type { Block } from '../blocks/block.ts';
import type { ProgramVersion, RoutingModel } from '../model/routing.ts';
import type { Catalogue } from '../providers/catalogue.ts';
import type { Detection, Dialect } from './dialect.ts';
import { detectDialect, dialects } from './index.ts';
import { isOpen } from './open.ts';

/** A block whose dialect is known, with the routing model that its program would build from it. */
export interface RecognisedBlock {
  readonly block: Block;
  readonly dialect: Dialect;
  readonly detection: Detection;
  readonly model: RoutingModel;
}

/** What recognition needs beside the block: the settings' part of an `AdaptContext`. */
export interface RecogniseContext {
  readonly catalogue: Catalogue;
  /** Declared program versions by dialect id. */
  readonly versions: Readonly<Record<string, string>>;
  /** Environment variables declared as set where the program runs; undefined when nothing is said of them. */
  readonly env: readonly string[] | undefined;
}

/** The version declared for a dialect, or one that says nothing is known. */
export function declaredVersion(versions: Readonly<Record<string, string>>, dialect: string): ProgramVersion {
  const version = versions[dialect];
  if (version === undefined) {
    return {
      min: undefined,
      max: undefined,
      because: 'nothing says which version reads it',
      source: 'unknown',
    };
  }
  return {
    min: version,
    max: version,
    because: `routelint.yaml declares ${dialect} ${version}`,
    source: 'declared',
  };
}

/** Finds a block's dialect and builds its routing model; undefined when the block is no routing config we know. */
export function recognise(block: Block, context: RecogniseContext): RecognisedBlock | undefined {
  if (!block.root) return undefined;
  const named = dialects.find((dialect) => dialect.id === block.markers.dialect);
  const found = named ? (named.detect(block.root) ?? assumed(named)) : detectDialect(block.root);
  const dialect = dialects.find((candidate) => candidate.id === found?.dialect);
  if (!(found && dialect)) return undefined;
  const shown = dialect.shownInParts && block.container === 'fence' && !block.markers.complete;
  // What is left out of a text that could not be read to its end may stand where reading failed.
  const broken = block.problems.some(({ rule }) => rule === 'yaml-syntax');
  const part = shown || broken || isOpen(block);
  const detection: Detection = part ? { ...found, completeness: 'fragment' } : found;
  const model = dialect.adapt(block.root, {
    catalogue: context.catalogue,
    version: declaredVersion(context.versions, dialect.id),
    completeness: detection.completeness,
    ...(detection.under === undefined ? {} : { under: detection.under }),
    ...(context.env === undefined ? {} : { env: context.env }),
  });
  return { block, dialect, detection, model };
}

// The author names a dialect that sees nothing of its own in the block: believed, as a piece of it.
function assumed(dialect: Dialect): Detection {
  return {
    dialect: dialect.id,
    completeness: 'fragment',
    score: 0.5,
    evidence: ['named by the block itself'],
  };
}
