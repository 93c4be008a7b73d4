import { tellAge, tellExactly, tellMoment } from '../words/times.ts';

/** A moment, with the whole of it in its title. */
export function Moment({ time, title }: { readonly time: string; readonly title?: string }) {
  return (
    <time dateTime={time} title={title ?? tellExactly(time)}>
      {tellMoment(time)}
    </time>
  );
}

/** How long ago a moment is, with the whole of it in its title. */
export function Ago({ time }: { readonly time: string }) {
  const age = tellAge(time);
  return (
    <time dateTime={time} title={tellExactly(time)}>
      {age === 'now' ? 'just now' : `${age} ago`}
    </time>
  );
}

/** How old a moment is, with the whole of it in its title. */
export function Age({ time }: { readonly time: string }) {
  return (
    <time dateTime={time} title={tellExactly(time)}>
      {tellAge(time)}
    </time>
  );
}
