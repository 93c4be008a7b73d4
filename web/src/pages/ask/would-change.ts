import { tellMoment } from '../../words/times.ts';
import type { AskRow } from './ask-row.ts';

/** What would make a row say something else: the other side of why. */
export function wouldChange({ asset, presence }: AskRow): string {
  if (!presence) return `A fresh and complete document of ${asset} came in: with it, it is there; without it, it is not.`;
  const streams = [...new Set(presence.evidence.map(({ stream }) => stream))];
  const told = streams.length === 0 ? 'its stream' : streams.join(' and of ');
  if (presence.state === 'undetermined') return `A fresh and complete document of ${told} came in, or the version could be judged.`;
  if (presence.to === null)
    return `A newer complete document of ${told} were without it. An incomplete one, or one of another stream, changes nothing.`;
  return `A document of ${told} after ${tellMoment(presence.to.by)} had it again, or one from before that arrives late told otherwise.`;
}
