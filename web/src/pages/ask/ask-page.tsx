import { useSearch } from '@tanstack/react-router';
import { readWhen } from '../../time/when.ts';
import { Answer } from './answer.tsx';
import { Welcome } from './welcome.tsx';

/** The home page: what one may ask, or the answer to what was asked. */
export function AskPage() {
  const search = useSearch({ from: '/' });
  const q = search.q?.trim() ?? '';
  return q === '' ? <Welcome /> : <Answer key={q} q={q} when={readWhen(search)} search={search} />;
}
