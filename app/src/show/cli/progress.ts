import { printable } from '../render/printable.ts';

/** How far long work is, on standard error: a line that is rewritten on a terminal, plain lines with `--progress plain`, else nothing. */
export interface Progress {
  update(step: { readonly what: string; readonly done: number; readonly total?: number | undefined }): void;
  /** Clears the line, so that what follows stands alone. */
  end(): void;
}

export type ProgressMode = 'auto' | 'plain' | 'none';

/** A bar redraws, and a plain line comes, at most this often, in milliseconds. */
const redrawEvery = { bar: 80, plain: 2000 };

/** What is done before, nobody waits for: to open a stream for it would take longer. Milliseconds since the program began. */
const firstShown = 250;

/** @param open the stream to show it on; opened with the first step, for a stream costs a short command a twentieth of its time */
export function createProgress(mode: ProgressMode, open: () => NodeJS.WriteStream): Progress {
  let shown: Progress | undefined;
  return {
    update(step) {
      if (mode === 'none' || (mode === 'auto' && !shown && process.uptime() * 1000 < firstShown)) return;
      shown ??= progressOn(mode, open());
      shown.update(step);
    },
    end: () => shown?.end(),
  };
}

function progressOn(mode: ProgressMode, stream: NodeJS.WriteStream): Progress {
  if (mode === 'plain') return plainProgress(stream);
  return mode === 'auto' && stream.isTTY ? barProgress(stream) : { update: () => {}, end: () => {} };
}

function plainProgress(stream: NodeJS.WriteStream): Progress {
  let last = { time: 0, what: '' };
  return {
    update({ what, done, total }) {
      const now = Date.now();
      if (what === last.what && done !== total && now - last.time < redrawEvery.plain) return;
      last = { time: now, what };
      stream.write(`${printable(what)}: ${done}${total === undefined ? '' : ` of ${total}`}\n`);
    },
    end: () => {},
  };
}

function barProgress(stream: NodeJS.WriteStream): Progress {
  let last = 0;
  let shown = false;
  return {
    update({ what, done, total }) {
      const now = Date.now();
      if (shown && done !== total && now - last < redrawEvery.bar) return;
      last = now;
      shown = true;
      const width = 24;
      const filled = total ? Math.round((Math.min(done, total) / total) * width) : 0;
      const bar = total ? `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${total}` : `${done}`;
      stream.write(`\r\u001b[2K${bar}  ${printable(what)}`.slice(0, (stream.columns ?? 80) + 4));
    },
    end() {
      if (shown) stream.write('\r\u001b[2K');
      shown = false;
    },
  };
}
