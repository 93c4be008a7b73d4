/** How a record answers to an id. Ids are compared without case: people type them. */
export const aliasKinds = { id: 0, alias: 1, related: 2 } as const;
