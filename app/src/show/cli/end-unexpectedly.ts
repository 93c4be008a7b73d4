import { messageOf } from '../../domain/errors.ts';
import { exitCodes } from './exit-codes.ts';

/**
 * What to do about an error that nobody caught. A reader that has gone away, as `head` does, takes nothing more, which is no error. All else is a
 * fault of ours, told as one, and never with the exit code that says "found".
 */
export function endUnexpectedly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE' && error.syscall === 'write') return;
  process.stderr.write(
    `waybill: this should not have happened; please report it, with what was asked\n${error.stack ?? messageOf(error)}\n`,
  );
  process.exit(exitCodes.partial);
}
