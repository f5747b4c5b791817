import type { RecogniseContext } from '../dialects/recognise.ts';
import { rules } from '../generated/rules.ts';
import type { Role } from '../model/role.ts';
import type { Settings } from '../project/settings.ts';
import type { DeclaredStatus } from '../project/source.ts';
import { createCatalogue } from '../providers/index.ts';
import type { Level, Rule } from '../rules/rule.ts';
import type { Document } from '../text/document.ts';
import { lazily } from '../text/lazily.ts';

/** The part of the settings that the stages need: no files, no sources. */
export type CheckSettings = Pick<
  Settings,
  'policy' | 'level' | 'providers' | 'endpoints' | 'versions' | 'env' | 'limits'
>;

/** A document to check, and what is known of it beside its text. */
export interface Input {
  readonly document: Document;
  /** The source it belongs to. */
  readonly source: string;
  readonly role: Role;
  /** The dialect its owner names; undefined leaves it to detection. */
  readonly dialect: string | undefined;
  /** What is said of all its blocks at once; a block's own marker comes first. */
  readonly status: DeclaredStatus | undefined;
}

/** What all documents of a run share. */
export interface PipelineContext extends RecogniseContext {
  readonly settings: CheckSettings;
  /** The rules whose level is not `off` for a path. */
  rulesFor(path: string): readonly Rule[];
}

/** Prepares a run: the catalogue with the user's providers, and the rules in force. */
export function createContext(settings: CheckSettings): PipelineContext {
  const sets = new Map<string, readonly Rule[]>();
  return {
    catalogue: createCatalogue({ providers: settings.providers, endpoints: settings.endpoints }),
    versions: settings.versions,
    env: settings.env,
    settings,
    rulesFor(path) {
      const levels: Level[] = rules.map((rule) => settings.level(rule.id, path));
      const key = levels.map((level) => (level === 'off' ? '0' : '1')).join('');
      let set = sets.get(key);
      if (!set) {
        set = rules.filter((_, index) => levels[index] !== 'off');
        sets.set(key, set);
      }
      return set;
    },
  };
}

const byId = lazily(() => new Map(rules.map((rule) => [rule.id, rule])));

/** A rule by its id. */
export function ruleNamed(id: string): Rule | undefined {
  return byId().get(id);
}
