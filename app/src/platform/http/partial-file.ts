import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';

/** What tells whether the rest of an interrupted download belongs to what is there. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** A download on its way, beside the file that it will be. */
export interface PartialFile {
  /** Bytes that are there and may be continued; 0 where there is nothing or nothing that proves what it is a part of. */
  readonly size: number;
  readonly validators: Validators;
  /** Begins anew, or continues at `size`. */
  open(validators: Validators, isContinued: boolean): void;
  write(chunk: Uint8Array): void;
  close(): void;
  /** Puts it in place; on disk when it returns. */
  finish(): void;
  discard(): void;
}

/** @param to where the finished file will be; the part is kept at `to.part`, what identifies it at `to.part.json` */
export function openPartialFile(to: string, url: string): PartialFile {
  const part = `${to}.part`;
  const note = `${to}.part.json`;
  const known = readNote(note, url);
  const hasPart = known !== undefined && existsSync(part) && (known.etag ?? known.lastModified) !== undefined;
  let file: number | undefined;
  function close(): void {
    if (file !== undefined) closeSync(file);
    file = undefined;
  }
  return {
    size: hasPart ? statSync(part).size : 0,
    validators: hasPart ? known : {},
    open(validators, isContinued) {
      close();
      file = openSync(part, isContinued ? 'a' : 'w');
      if (!isContinued) writeFileSync(note, JSON.stringify({ url, ...validators }));
    },
    write(chunk) {
      for (let done = 0; done < chunk.length; ) done += writeSync(file!, chunk, done);
    },
    close,
    finish() {
      fsyncSync(file!);
      close();
      renameSync(part, to);
      rmSync(note, { force: true });
    },
    discard() {
      close();
      rmSync(part, { force: true });
      rmSync(note, { force: true });
    },
  };
}

function readNote(path: string, url: string): Validators | undefined {
  try {
    const { etag, lastModified, ...rest } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    if (rest.url !== url) return undefined;
    return {
      ...(typeof etag === 'string' ? { etag } : {}),
      ...(typeof lastModified === 'string' ? { lastModified } : {}),
    };
  } catch {
    return undefined;
  }
}
