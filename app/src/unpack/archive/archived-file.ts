import type { ErrorCode } from '../../domain/errors.ts';

/** A file of an archive, or why it, or the rest of the archive, cannot be read. Paths are as the archive has them: no one may write by them. */
export type ArchivedFile =
  | { readonly path: string; readonly bytes: Uint8Array }
  | { readonly path: string; readonly error: { readonly code: ErrorCode; readonly message: string } };
