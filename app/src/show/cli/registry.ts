import type { Command } from './command.ts';

/** Every command there is, in the order of the help; loaded only when it is used or asked about. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  ingest: async () => (await import('./commands/ingest.ts')).ingestCommand,
  where: async () => (await import('./commands/where.ts')).whereCommand,
};
