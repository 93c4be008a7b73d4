/** Whether the file system said that a thing is not there, rather than that it may not be seen. */
export function isAbsence(thrown: unknown): boolean {
  const code = (thrown as NodeJS.ErrnoException | undefined)?.code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
