import { readVex, type VexDocument } from '../../../documents/index.ts';
import type { Gap } from '../../../domain/gap.ts';
import { readNamed } from '../../../platform/files/read-named.ts';
import { parseWaivers, waiverFinder } from '../../../policy/index.ts';
import { vexJudge } from '../../vex/vex-judge.ts';
import type { Wishes } from './decisions.ts';

/** The files that say what people decided. */
export interface DecisionFiles {
  readonly vex: readonly string[];
  readonly waivers: string | undefined;
  readonly newSince: string | undefined;
}

/**
 * Reads statements, waivers and an earlier answer.
 *
 * @param now milliseconds since the epoch
 * @returns with the statements that cannot be believed
 * @throws whatever makes one of the files unreadable: a decision that cannot be read must not be taken for none
 */
export async function readWishes(
  { vex, waivers, newSince }: DecisionFiles,
  now: number,
): Promise<{ readonly wishes: Pick<Wishes, 'vex' | 'waivers' | 'wasThere'>; readonly gaps: readonly Gap[] }> {
  const documents: VexDocument[] = [];
  for (const path of vex) documents.push(readVex(readNamed(path), path));
  const statements = documents.flatMap((document) => document.statements);
  const { readEarlier } = await import('./earlier-check.ts');
  return {
    wishes: {
      vex: statements.length > 0 ? vexJudge(statements, now) : undefined,
      waivers: waivers === undefined ? undefined : waiverFinder(parseWaivers(new TextDecoder().decode(readNamed(waivers)), waivers), now),
      wasThere: newSince === undefined ? undefined : await readEarlier(newSince),
    },
    gaps: documents.flatMap((document) => document.gaps),
  };
}
