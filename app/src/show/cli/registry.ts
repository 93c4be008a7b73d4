import type { Command } from './command.ts';

/** Every command there is, in the order of the help; loaded only when it is used or asked about. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  ingest: async () => (await import('./commands/ingest.ts')).ingestCommand,
  collect: async () => (await import('./commands/collect.ts')).collectCommand,
  map: async () => (await import('./commands/map.ts')).mapCommand,
  where: async () => (await import('./commands/where.ts')).whereCommand,
  impact: async () => (await import('./commands/impact.ts')).impactCommand,
  findings: async () => (await import('./commands/findings.ts')).findingsCommand,
  explain: async () => (await import('./commands/explain.ts')).explainCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  coverage: async () => (await import('./commands/coverage.ts')).coverageCommand,
  diff: async () => (await import('./commands/diff.ts')).diffCommand,
  assets: async () => (await import('./commands/assets.ts')).assetsCommand,
  components: async () => (await import('./commands/components.ts')).componentsCommand,
  evidence: async () => (await import('./commands/evidence.ts')).evidenceCommand,
  advisories: async () => (await import('./commands/advisories.ts')).advisoriesCommand,
  demo: async () => (await import('./commands/demo.ts')).demoCommand,
  validate: async () => (await import('./commands/validate.ts')).validateCommand,
  license: async () => (await import('./commands/license.ts')).licenseCommand,
  versions: async () => (await import('./commands/versions.ts')).versionsCommand,
  up: async () => (await import('./commands/up.ts')).upCommand,
  db: async () => (await import('./commands/db.ts')).dbCommand,
  schema: async () => (await import('./commands/schema.ts')).schemaCommand,
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand,
  completion: async () => (await import('./commands/completion.ts')).completionCommand,
};
